"""Referrals of a case: those there are, a new one, the steps taken with one, and its print."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.moves import moves_open_to
from caseload.core.casework.page import Telling
from caseload.core.casework.views import StepPage, documents_sent, pictures_shown, take_step
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.plans.forms.referrals import ReferralForm, ReferralMoveForm
from households.plans.models import CasePlan, Referral
from households.plans.models.referral import MOVES, ReferralDocument, ReferralPicture
from households.plans.services.referrals import REFERRALS, prepare_referral
from households.plans.views.intake import form_page, own, too_late
from households.plans.views.plans import readable

S = Referral.Status
PAGE = StepPage(
    workflow=REFERRALS,
    form=ReferralMoveForm,
    tells=Telling(
        {"prepare": S.DRAFT.label, **{move.verb: S(move.target).label for move in MOVES}},
        names="plans:referral",
        is_done=lambda step: step.to_status == S.DONE,
    ),
    heads=lambda row: {"number": row.plan.number, "subject": row.to},
    saved=lambda row: _("Referral: %(status)s") % {"status": row.get_status_display()},
    back_to=gettext_lazy("Referrals"),
)
referral_picture = pictures_shown(ReferralPicture, P.PLAN_WORK)
referral_document = documents_sent(ReferralDocument, P.PLAN_WORK)


@allow(P.PLAN_WORK)
def referrals(request, pk):
    plan = readable(request.user, pk)
    rows = list(plan.referrals.prefetch_related("steps__by", "steps__pictures", "steps__documents"))
    for row in rows:
        row.plan = plan
        row.moves, row.timeline = moves_open_to(MOVES, row, request.user), PAGE.tells.entries(row.steps.all())
    mine = plan.worker_id == request.user.pk
    context = {"plan": plan, "referrals": rows, "mine": mine, "page_back": plan.get_absolute_url()}
    return render(request, "plans/referrals.html", context)


@allow(P.PLAN_WORK)
def referral_new(request, pk):
    plan = own(request.user, pk)
    if not plan.is_open:
        return too_late(request, plan)
    form = ReferralForm(request.POST or None)
    if form.is_valid():
        prepare_referral(by=request.user, plan=plan, **form.cleaned_data)
        messages.success(request, _("Referral prepared"))
        return redirect("plans:referrals", pk)
    return form_page(request, plan, form, _("Referral"))


@allow(P.PLAN_WORK)
def referral_step(request, pk, step):
    def its_worker_s():
        row = _referral(request.user, pk)
        if row.owner_id != request.user.pk:
            raise PermissionDenied
        return row

    return take_step(request, PAGE, its_worker_s, step)


@allow(P.PLAN_WORK)
def referral_print(request, pk):
    row = _referral(request.user, pk)
    if not row.plan.is_readable_by(request.user):
        raise PermissionDenied
    area = catalogues.by(Area, "path").get(row.plan.household.area_id)
    context = {"row": row, "plan": row.plan, "area": area, "page_back": row.get_absolute_url()}
    return render(request, "plans/referral_print.html", context)


def _referral(user, pk):
    plans = CasePlan.objects.visible_to(user)
    rows = Referral.objects.filter(plan__in=plans).select_related("plan__household", "plan__worker", "by")
    return get_object_or_404(rows, pk=pk)
