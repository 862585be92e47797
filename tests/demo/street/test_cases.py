"""The cases of the demo: as many as promised, in all stages, and none that could not have happened."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from caseload.core.casework.moves import find_move
from caseload.core.models import User
from caseload.core.services.calendar import months_after
from caseload.demo.plan import DAYS
from caseload.desk.figures.counting import figures_of
from caseload.desk.figures.scope import Scope
from households.models import Household
from households.plans.models import CasePlan, Goal, PlanStep, Review
from households.plans.models.moves import MOVES
from households.plans.services.goals import goals_of
from households.plans.services.requirements import missing_for
from households.plans.services.reviews import follow_ups_due
from households.plans.services.work import actions_due
from households.plans.views.shown import changes_of
from visits.doorstep.models import ActionOnVisit
from visits.issues.models import Issue

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("street")]
NOW = {
    ("planning", "approval"): {"submit_plan"},
    ("planning", "agreement"): {"submit_plan"},
    ("evaluation", ""): {"evaluate"},
    ("evaluation", "closing"): {"evaluate", "submit_closing"},
    ("follow_up", ""): {"follow_up"},
}
"""Steps whose wants still hold when they are the last that were taken."""
NO_MOVES = {"start", "review", "incident"}


@pytest.fixture
def plans(demo):
    return list(CasePlan.objects.select_related("household", "worker", "level", "intake").order_by("pk"))


def test_sixty_are_open_in_all_stages_and_forty_closed(plans):
    today = timezone.localdate()
    first = today - timedelta(days=DAYS - 1)
    found = figures_of(Scope(("370781006/",), first, today))
    assert [found[key] for key in ("plans_open", "plans_closed")] == [60, 40]
    assert found["goals_set"] >= 120 and found["goals_met"] >= 50 and found["reviews_overdue"] >= 6
    assert {plan.status for plan in plans} == set(CasePlan.Status)
    assert {plan.waiting for plan in plans} == set(CasePlan.Waiting)


def test_each_went_a_lawful_way(plans):
    now = timezone.now()
    steps = {plan.pk: list(plan.steps.select_related("by").order_by("at", "pk")) for plan in plans}
    for plan in plans:
        status, waiting = "intake", ""
        for step in steps[plan.pk]:
            source, move = status, find_move(MOVES, step.verb)
            assert move or step.verb in NO_MOVES
            if move:
                assert status in move.sources and waiting in move.waiting and step.by.may(move.right)
                assert (step.by == plan.worker) is not move.others_only
                status, waiting = move.target or status, move.then
            assert (step.from_status or "intake", step.to_status) == (source, status)
        assert (status, waiting) == (plan.status, plan.waiting)
        times = [step.at for step in steps[plan.pk]]
        assert all(before <= after for before, after in pairwise(times)) and times[-1] <= now
        assert timezone.localdate(times[0]) == plan.started_on
        assert plan.version > sum(step.verb in {move.verb for move in MOVES} for step in steps[plan.pk]) - 1


def came_up_since(plan):
    """An issue that was reported after the last step was none of its wants."""
    return Issue.objects.filter(household=plan.household_id, opened_at__gt=plan.steps.latest("at").at).exists()


def test_each_step_had_what_it_wants(plans):
    for plan in plans:
        taken = set(plan.steps.values_list("verb", flat=True)) & {"submit_intake", "to_planning", "refer", "finish"}
        taken |= NOW.get((plan.status, plan.waiting), set()) if not came_up_since(plan) else set()
        assert [words for verb in taken for words in missing_for(plan, verb)] == [], plan.number


def test_what_came_of_the_closed_ones_is_known(plans):
    for plan in plans:
        if plan.status not in CasePlan.CLOSED_WELL:
            continue
        before, after = plan.screens.first(), plan.screens.last()
        assert (before.moment, after.moment) == ("before", "after") and after.total < before.total
        assert plan.closing.agreed_by != plan.worker and plan.satisfaction.asked_by != plan.worker
        assert plan.closing.achievements.count() == plan.goals.count()
        assert not plan.goals.filter(state="active").exists()
        assert not any(action.is_open for goal in goals_of(plan) for action in goal.actions.all())
        days = [look.due_on for look in plan.follow_ups.all()]
        assert days == [months_after(plan.closed_on, months) for months in (1, 3, 6)]
    again = [plan for plan in plans if plan.episode == 2]
    assert len(again) == 3
    assert all(plan.previous.follow_ups.filter(outcome="relapse").exists() for plan in again)


def test_plans_fit_their_households(plans):
    for household in Household.objects.all():
        level = next((plan.level_id for plan in plans if plan.is_open and plan.household_id == household.pk), "")
        assert household.case_level == level
    for goal in Goal.objects.select_related("plan__household"):
        assert goal.cause == goal.plan.household.main_cause
        assert "{" not in goal.title and goal.baseline != goal.target
    for review in Review.objects.all():
        assert -9 <= (review.on - review.due_on).days <= 0
    ticked = ActionOnVisit.objects.select_related("visit", "action__goal__plan")
    assert ticked
    for visit, action in ((link.visit, link.action) for link in ticked):
        assert (visit.household_id, visit.visited_on) == (action.goal.plan.household_id, action.ended_on)


def test_versions_say_what_was_agreed(plans):
    """A version that waits is compared with the one in force: one action more, one day put off."""
    again = [plan for plan in plans if plan.waiting == "approval" and plan.versions.count() > 1]
    assert again
    for plan in again:
        diff = changes_of(goals_of(plan), list(plan.versions.all()))
        assert len(diff.added_actions) == 1 and not diff.dropped and not diff.added_goals
        assert [list(values) for values in diff.actions.values()] in ([], [["due_on"]])
    for plan in plans:
        if plan.waiting == "approval" and plan not in again:
            assert plan.versions.first().content


def test_the_log_ins_see_something_of_everything(plans):
    worker, supervisor = User.objects.get(username="worker"), User.objects.get(username="supervisor")
    assert actions_due(worker).exists() and follow_ups_due(worker).exists()
    own = CasePlan.objects.mine(worker)
    assert own.review_overdue().exists() and {plan.status for plan in own} == set(CasePlan.OPEN)
    waiting = CasePlan.objects.visible_to(supervisor).to_agree()
    assert waiting.filter(worker=worker, waiting="approval").exists()
    assert PlanStep.objects.filter(verb="incident").exists()
