"""Reviews, the closing report, satisfaction and follow-up of a case."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from caseload.core.casework.moves import Overtaken
from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import day
from households.plans.forms.closings import FollowUpForm, ReviewForm, SatisfactionForm
from households.plans.models import CasePlan, Closing, FollowUp, Satisfaction
from households.plans.services.closings import ask_satisfaction
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
        "may_review": plan.worker_id == request.user.pk and plan.may_be_reviewed,
        "page_back": plan.get_absolute_url(),
    }
    return render(request, "plans/reviews.html", context)


@allow(P.PLAN_WORK)
def review_new(request, pk):
    plan = own(request.user, pk)
    if not plan.may_be_reviewed:
        return too_late(request, plan)
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
    form = SatisfactionForm(request.POST or None, plan=plan, instance=Satisfaction.objects.filter(plan=plan).first())
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
