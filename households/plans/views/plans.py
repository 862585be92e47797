"""Case plans: the list, the page of one, its beginning and its moves.

Whoever may know of a case but not read it is shown its stage and dates, and nothing else.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.moves import Overtaken, find_move
from caseload.core.models import Area
from caseload.core.paging import page_by_key
from caseload.core.permissions import P, allow
from households.models import CaseLevel, Household
from households.plans.forms.plans import PlanMoveForm, StartForm
from households.plans.models import CasePlan, is_open_plan, is_review_overdue, is_to_agree
from households.plans.models.moves import MOVES
from households.plans.services import plans as service
from households.plans.services.goals import goals_of
from households.plans.views.page import is_ready, moves_for, next_step, short_step, stations, timeline, turn, ways
from households.plans.views.shown import (
    changes_in_words,
    changes_of,
    in_force,
    with_changes,
    with_standing,
    with_visits,
)

S = CasePlan.Status
NEEDED = ("household__worker", "worker", "level", "intake", "previous__household", "next__household")
VIEWS = {
    "mine": (gettext_lazy("Mine"), lambda user: is_open_plan() & Q(worker=user), P.PLAN_WORK),
    "to_agree": (gettext_lazy("For the supervisor"), lambda user: is_to_agree(), P.PLAN_APPROVE),
    "overdue": (gettext_lazy("Review overdue"), lambda user: is_review_overdue(), P.PLAN_VIEW),
    "open": (gettext_lazy("All open cases"), lambda user: is_open_plan(), P.PLAN_VIEW),
    "ended": (gettext_lazy("Ended cases"), lambda user: ~is_open_plan(), P.PLAN_VIEW),
}
"""Tabs of the list: what they are called, which cases they hold, who has them."""


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
def plan_list(request):
    user = request.user
    views = {name: row for name, row in VIEWS.items() if user.may(row[2])}
    default = "to_agree" if user.may(P.PLAN_APPROVE) else "mine" if user.may(P.PLAN_WORK) else "open"
    view = request.GET.get("view") if request.GET.get("view") in views else default
    plans = CasePlan.objects.visible_to(user)
    held = {name: which(user) for name, (_label, which, _right) in views.items()}
    counts = plans.aggregate(**{name: Count("pk", filter=condition) for name, condition in held.items()})
    rows = plans.filter(held[view]).for_list()
    page = page_by_key(request, rows, order=("-stage_on", "-pk"), total=counts[view])
    areas, level_names = catalogues.by(Area, "path"), catalogues.rows(CaseLevel)
    for plan in page.rows:
        plan.area, plan.turn, plan.level_row = areas.get(plan.household.area_id), turn(plan), level_names[plan.level_id]
    tabs = [
        {"label": label, "url": f"?view={name}", "count": counts[name], "current": name == view}
        for name, (label, *_more) in views.items()
    ]
    return render(request, "plans/list.html", {"page": page, "tabs": tabs, "view": view})


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
        except (service.PlanOpen, service.HouseholdClosed):
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
        "goals": with_changes(goals, diff),
        "version": version,
        "diff": diff,
        "diff_words": changes_in_words(diff, versions),
        "follow_ups": with_visits(plan, goals, follow_ups),
        "assessment": plan.assessments.prefetch_related("problems").first(),
        "step": next_step(plan, request.user, open_actions=in_force(goals), version=version, looks=follow_ups),
        "ways": ways(plan, request.user, follow_ups),
        "is_ready": is_ready(plan, first),
        "mine": plan.worker_id == request.user.pk,
        "may_work": plan.worker_id == request.user.pk and plan.may_be_worked and not plan.waiting,
        "may_hand_over": service.may_hand_over(request.user, plan),
    }
    return render(request, "plans/plan.html", context)


@allow(P.PLAN_WORK)
def move(request, pk, verb):
    plan, found = readable(request.user, pk), find_move(MOVES, verb)
    if found is None:
        raise Http404
    form = PlanMoveForm(request.POST if request.method == "POST" else None, plan=plan, move=found)
    problem, missing = found.refusal(plan, request.user), []
    if form.is_valid() and not problem:
        plan.version = form.cleaned_data["version"]
        try:
            moved = service.move_plan(by=request.user, plan=plan, verb=verb, **form.asked())
        except Overtaken:
            return _overtaken(request, pk, found)
        except service.MoveRefused as refused:
            plan, problem, missing = readable(request.user, pk), refused, refused.missing
        else:
            facts = {"number": moved.number, "stage": moved.get_status_display()}
            messages.success(request, _("Saved: %(number)s\n%(stage)s") % facts)
            return redirect(moved)
    return _move_page(request, plan, found, form, problem, missing)


def _overtaken(request, pk, found):
    """Somebody was first: what they did, what is possible now, and the words typed so far, kept."""
    plan = readable(request.user, pk)
    data = request.POST.copy()
    data["version"] = plan.version
    form = PlanMoveForm(data, plan=plan, move=found)
    last = plan.steps.select_related("by").first()
    return _move_page(
        request, plan, found, form, found.refusal(plan, request.user), happened=timeline([last])[0] if last else None
    )


def _move_page(request, plan, found, form, problem, missing=(), happened=None):
    context = {
        "plan": plan,
        "form": form,
        "problem": problem,
        "missing": missing,
        "happened": happened,
        "label": str(found.label).rstrip("…"),
        "page_back": plan.get_absolute_url(),
    }
    stopped = request.method == "POST" and (problem or happened)
    return render(request, "plans/move.html", context, status=409 if stopped else 200)
