"""Case plans: those of a household, the page of one, its beginning and its moves.

Whoever may know of a case but not read it is shown its stage and dates, and nothing else.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.views import StepPage, take_step
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.models import Household
from households.plans.forms.plans import PlanMoveForm, StartForm
from households.plans.models import CasePlan
from households.plans.services import plans as service
from households.plans.services.goals import goals_of
from households.plans.views.page import (
    TELLS,
    is_ready,
    moves_for,
    next_step,
    short_step,
    stations,
    timeline,
    ways,
)
from households.plans.views.shown import changes_in_words, changes_of, in_force, with_changes, with_links, with_standing
from households.services.facts import HouseholdClosed

S = CasePlan.Status
NEEDED = ("household__worker", "worker", "level", "intake", "previous__household", "next__household")


def known(user, pk):
    """The case, if ``user`` may know of it; else 404."""
    return get_object_or_404(CasePlan.objects.visible_to(user).select_related(*NEEDED), pk=pk)


def readable(user, pk):
    """The case, if ``user`` may read it: 404 where they may not know of it, 403 where only of its stage."""
    plan = known(user, pk)
    if not plan.is_readable_by(user):
        raise PermissionDenied
    return plan


@allow(P.PLAN_VIEW)
def of_household(request, pk):
    """A tab of the household's page; opened by itself it is a page of its own."""
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    plans = list(CasePlan.objects.visible_to(request.user).filter(household=household).select_related(*NEEDED))
    current = next((plan for plan in plans if plan.is_open), None)
    shown = current or next((plan for plan in plans if plan.status in (S.CLOSED, S.FOLLOW_UP)), None)
    context = {
        "household": household,
        "plans": plans,
        "current": current,
        "shown": shown,
        "step": short_step(shown, request.user) if shown and shown.is_readable_by(request.user) else "",
        "may_start": request.user.may(P.PLAN_WORK) and household.is_open and not current,
        "page_back": reverse("households:detail", args=[pk]),
    }
    template = "plans/_rows.html" if request.htmx else "plans/of_household.html"
    return render(request, template, context)


@allow(P.PLAN_WORK)
def new(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user).select_related("worker"), pk=pk)
    form = StartForm(request.POST or None)
    if form.is_valid():
        try:
            plan = service.start_plan(by=request.user, household=household, **form.cleaned_data)
        except (service.PlanOpen, HouseholdClosed):
            messages.warning(request, _("No case was begun: there is one already, or the household is closed."))
            return redirect("plans:of_household", pk)
        messages.success(request, _("Case begun: %(number)s") % {"number": plan.number})
        return redirect(plan)
    context = {"form": form, "household": household, "page_back": reverse("households:detail", args=[pk])}
    return render(request, "plans/new.html", context)


@allow(P.PLAN_VIEW)
def detail(request, pk):
    plan = known(request.user, pk)
    steps = list(plan.steps.select_related("by"))
    can_read = plan.is_readable_by(request.user)
    context = {
        "plan": plan,
        "area": catalogues.by(Area, "path").get(plan.household.area_id),
        "stations": stations(plan, steps),
        "timeline": timeline(steps, can_read),
        "page_back": reverse("plans:list"),
    }
    if not can_read:
        return render(request, "plans/outline.html", context)
    first, beside, others = moves_for(plan, request.user)
    goals, versions = with_standing(goals_of(plan)), list(plan.versions.all())
    version, follow_ups = versions[0] if versions else None, list(plan.follow_ups.select_related("by"))
    diff = changes_of(goals, versions)
    context |= {
        "first": first,
        "beside": beside,
        "others": others,
        "goals": with_links(plan, with_changes(goals, diff), follow_ups),
        "version": version,
        "diff": diff,
        "diff_words": changes_in_words(diff, versions),
        "follow_ups": follow_ups,
        "assessment": plan.assessments.prefetch_related("problems").first(),
        "step": next_step(plan, request.user, open_actions=in_force(goals), version=version, looks=follow_ups),
        "ways": ways(plan, request.user, follow_ups),
        "is_ready": is_ready(plan, first),
        "mine": plan.worker_id == request.user.pk,
        "may_work": plan.worker_id == request.user.pk and plan.may_be_worked and not plan.waiting,
        "may_hand_over": service.may_hand_over(request.user, plan),
    }
    return render(request, "plans/plan.html", context)


PAGE = StepPage(
    workflow=service.PLANS,
    form=PlanMoveForm,
    tells=TELLS,
    heads=lambda plan: {"number": plan.number, "subject": plan.household.head_name},
    back_to=gettext_lazy("Back to the case"),
)


@allow(P.PLAN_WORK)
def move(request, pk, verb):
    return take_step(request, PAGE, lambda: readable(request.user, pk), verb)
