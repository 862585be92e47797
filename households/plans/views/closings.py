"""Reviews, the closing report, satisfaction, follow-up and referrals of a case."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.casework.moves import Overtaken
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import day
from households.plans.forms.closings import FollowUpForm, ReferralForm, ReviewForm, SatisfactionForm, StepForm
from households.plans.models import CasePlan, Closing, FollowUp, Referral, Satisfaction
from households.plans.services.closings import ask_satisfaction
from households.plans.services.referrals import STEPS, prepare_referral, step_referral
from households.plans.services.requirements import missing_for
from households.plans.services.reviews import NotUnderReview, record_follow_up, review_plan
from households.plans.views.assessments import compared, needs_compared
from households.plans.views.intake import form_page, own, saved, too_late
from households.plans.views.plans import readable


@allow(P.PLAN_WORK)
def reviews(request, pk):
    plan = readable(request.user, pk)
    screens = list(plan.screens.all())
    context = {
        "plan": plan,
        "reviews": list(plan.reviews.select_related("by").prefetch_related("goals__goal")),
        "screens": screens,
        "screen_rows": compared(screens),
        "need_rows": needs_compared(screens),
        "may_review": plan.worker_id == request.user.pk and plan.status in CasePlan.REVIEWED and not plan.waiting,
        "page_back": plan.get_absolute_url(),
    }
    return render(request, "plans/reviews.html", context)


@allow(P.PLAN_WORK)
def review_new(request, pk):
    plan = own(request.user, pk)
    form = ReviewForm(request.POST or None, goals=list(plan.goals.in_force().under_way()))
    if form.is_valid():
        try:
            review_plan(by=request.user, plan=plan, **form.said())
        except (NotUnderReview, Overtaken):
            return too_late(request, plan)
        said = {"day": day(plan.review_due_on), "stage": plan.get_status_display()}
        return saved(request, plan, _("Review saved: %(stage)s\nThe next one is due on %(day)s") % said)
    more = {"screen": plan.screens.last(), "template": "plans/review.html"}
    return form_page(request, plan, form, _("Review"), **more)


@allow(P.PLAN_WORK)
def closing(request, pk):
    """The closing report; written by the case worker, read by the supervisor."""
    plan = readable(request.user, pk)
    found = Closing.objects.filter(plan=plan).select_related("proposed_by", "agreed_by").first()
    context = {
        "plan": plan,
        "closing": found,
        "satisfaction": Satisfaction.objects.filter(plan=plan).select_related("asked_by").first(),
        "missing": missing_for(plan, "submit_closing") if plan.is_open else [],
        "may_write": plan.worker_id == request.user.pk and plan.is_open and plan.waiting in ("", "agreement"),
        "may_ask": plan.worker_id != request.user.pk and plan.is_open,
        "page_back": plan.get_absolute_url(),
    }
    return render(request, "plans/closing.html", context)


@allow(P.PLAN_APPROVE)
def satisfaction(request, pk):
    plan = readable(request.user, pk)
    if plan.worker_id == request.user.pk:
        raise PermissionDenied
    if not plan.is_open:
        return too_late(request, plan)
    form = SatisfactionForm(request.POST or None, instance=Satisfaction.objects.filter(plan=plan).first())
    if form.is_valid():
        ask_satisfaction(by=request.user, plan=plan, **form.cleaned_data)
        return saved(request, plan, _("Satisfaction recorded"))
    return form_page(request, plan, form, _("Satisfaction of the household"))


@allow(P.PLAN_WORK)
def follow_up(request, pk):
    plans = CasePlan.objects.visible_to(request.user)
    row = get_object_or_404(FollowUp.objects.filter(plan__in=plans).select_related("plan__household"), pk=pk)
    if row.plan.worker_id != request.user.pk:
        raise PermissionDenied
    if row.done_on or row.is_cancelled:
        return too_late(request, row.plan)
    form = FollowUpForm(request.POST or None)
    if form.is_valid():
        if not record_follow_up(by=request.user, follow_up=row, **form.cleaned_data):
            return too_late(request, row.plan)
        words = _("Follow-up recorded")
        if row.outcome == FollowUp.Outcome.RELAPSE:
            words += "\n" + _("They fell back: a new case can be opened from here.")
        return saved(request, row.plan, words)
    return form_page(request, row.plan, form, _("Follow-up"))


@allow(P.PLAN_WORK)
def referrals(request, pk):
    plan = readable(request.user, pk)
    mine = plan.worker_id == request.user.pk
    rows = list(plan.referrals.all())
    for row in rows:
        row.steps = [step for step, (sources, _target) in STEPS.items() if row.status in sources] if mine else []
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
    row = _referral(request.user, pk)
    if step not in STEPS:
        raise Http404
    if row.plan.worker_id != request.user.pk:
        raise PermissionDenied
    form = StepForm(request.POST if request.method == "POST" else None, instance=row, step=step)
    stored = Referral(pk=row.pk, status=row.status, version=row.version)
    if form.is_valid():
        try:
            step_referral(by=request.user, referral=stored, step=step, **form.cleaned_data)
        except Overtaken:
            form.add_error(None, _("Somebody else took a step with this referral first."))
        else:
            messages.success(request, _("Referral: %(status)s") % {"status": stored.get_status_display()})
            return redirect("plans:referrals", row.plan_id)
    back = reverse("plans:referrals", args=[row.plan_id])
    return form_page(request, row.plan, form, _("Referral"), about=row.to, page_back=back)


@allow(P.PLAN_WORK)
def referral_print(request, pk):
    row = _referral(request.user, pk)
    if not row.plan.is_readable_by(request.user):
        raise PermissionDenied
    back = reverse("plans:referrals", args=[row.plan_id])
    area = catalogues.by(Area, "path").get(row.plan.household.area_id)
    context = {"row": row, "plan": row.plan, "area": area, "page_back": back}
    return render(request, "plans/referral_print.html", context)


def _referral(user, pk):
    plans = CasePlan.objects.visible_to(user)
    rows = Referral.objects.filter(plan__in=plans).select_related("plan__household", "plan__worker", "by")
    return get_object_or_404(rows, pk=pk)
