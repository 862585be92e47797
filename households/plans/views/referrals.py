"""Referrals of a case: those there are, a new one, the steps taken with one, and its print."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.page import Telling
from caseload.core.casework.views import StepPage, take_step
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.plans.forms.referrals import ReferralForm, ReferralMoveForm
from households.plans.models import CasePlan, Referral
from households.plans.services.referrals import REFERRALS, prepare_referral
from households.plans.views.intake import form_page, own, saved, too_late
from households.plans.views.plans import readable

PAGE = StepPage(
    workflow=REFERRALS,
    form=ReferralMoveForm,
    tells=Telling(names="plans:referral", is_done=lambda step: step.to_status == Referral.Status.DONE),
    heads=lambda row: {"number": row.plan.number, "subject": row.to},
    saved=gettext_lazy("Referral: %(status)s"),
    back_to=gettext_lazy("Referrals"),
)


@allow(P.PLAN_WORK)
def listed(request, pk):
    plan = readable(request.user, pk)
    context = {
        "referrals": PAGE.shown(plan.referrals.all(), request.user),
        "may_prepare": plan.worker_id == request.user.pk and plan.is_open,
        **{"plan": plan, "label": _("Referrals"), "number": plan.number, "subject": plan.household.head_name},
        "page_back": plan.get_absolute_url(),
    }
    return render(request, "plans/referrals.html", context)


@allow(P.PLAN_WORK)
def new(request, pk):
    plan = own(request.user, pk)
    if not plan.is_open:
        return too_late(request, plan)
    form = ReferralForm(request.POST or None)
    if form.is_valid():
        prepare_referral(by=request.user, plan=plan, **form.cleaned_data)
        return saved(request, plan, _("Referral prepared"), to="plans:referrals")
    return form_page(request, plan, form, _("Referral"))


@allow(P.PLAN_WORK)
def step(request, pk, verb):
    return take_step(request, PAGE, lambda: _referral(request.user, pk, own=True), verb)


@allow(P.PLAN_WORK)
def printed(request, pk):
    row = _referral(request.user, pk)
    area = catalogues.by(Area, "path").get(row.plan.household.area_id)
    signatures = [_("Case worker (signature)"), _("Receiver: accepted / refused, reason, signature")]
    context = {"area": area, "signatures": signatures, **PAGE.about(row, _("Referral"))}
    return render(request, "plans/referral_print.html", context)


def _referral(user, pk, own=False):
    plans = CasePlan.objects.visible_to(user)
    rows = Referral.objects.filter(plan__in=plans).select_related("plan__household", "plan__worker", "by")
    row = get_object_or_404(rows, pk=pk)
    if not (row.owner_id == user.pk if own else row.plan.is_readable_by(user)):
        raise PermissionDenied
    return row
