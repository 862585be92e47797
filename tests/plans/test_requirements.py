"""What a case still lacks for a step, thing by thing; and that nothing more is asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from households.models import Household
from households.plans.models import Action, Closing, FollowUp, Goal, Intake, PlanVersion, Referral, Satisfaction, Screen
from households.plans.services.closings import save_closing
from households.plans.services.requirements import missing_for
from tests.plans import making

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def at(own, worker, supervisor):
    return lambda stage, waiting="": making.at_stage(own, worker, supervisor, stage, waiting)


def lacks(plan, verb):
    """How many things, asked of the rows as they are now."""
    return len(missing_for(type(plan).objects.select_related("household", "level").get(pk=plan.pk), verb))


@pytest.mark.parametrize(
    "empty",
    [{"source": ""}, {"problem": ""}, {"needs": []}, {"consent_on": None}, {"decision": "", "decision_reason": ""}],
)
def test_an_intake_is_handed_in_whole(at, empty):
    plan = at("intake")
    assert lacks(plan, "submit_intake") == 0
    Intake.objects.filter(plan=plan).update(**empty)
    assert lacks(plan, "submit_intake") == 1


@pytest.mark.parametrize(("decision", "missing"), [("accept", 0), ("decline", 1), ("refer", 1)])
def test_a_case_is_agreed_to_when_its_worker_takes_it_on(at, decision, missing):
    plan = at("intake")
    Intake.objects.filter(plan=plan).update(decision=decision)
    assert lacks(plan, "agree_intake") == missing


def test_an_assessment_has_causes_problems_risks_and_the_screen(at, worker):
    plan = at("assessment")
    plan.assessments.all().delete()
    assert lacks(plan, "to_planning") == 1
    making.fill_assessment(plan, worker)
    assert lacks(plan, "to_planning") == 0
    for name in ("risk_self", "risk_others", "risk_neglect"):
        before = plan.assessments.values_list(name, flat=True).get()
        plan.assessments.update(**{name: ""})
        assert lacks(plan, "to_planning") == 1
        plan.assessments.update(**{name: before})
    plan.assessments.update(causes=[])
    assert lacks(plan, "to_planning") == 1
    plan.assessments.get().problems.all().delete()
    assert lacks(plan, "to_planning") == 2
    plan.screens.all().delete()
    assert lacks(plan, "to_planning") == 3


def test_a_plan_has_goals_each_with_an_action_that_is_wanted(at, worker):
    plan = at("planning")
    assert lacks(plan, "submit_plan") == 1
    goal = making.fill_goals(plan, worker)
    assert lacks(plan, "submit_plan") == 0
    Action.objects.update(state="dropped", reason="x", ended_on=TODAY())
    assert lacks(plan, "submit_plan") == 1
    Goal.objects.create(plan=plan, **making.goal_facts("第二个"))
    assert lacks(plan, "submit_plan") == 2
    Goal.objects.filter(title="第二个").update(state="met")
    assert lacks(plan, "submit_plan") == 1, "of what is met nothing is asked"
    Action.objects.filter(goal=goal).update(state="done", reason="")
    assert lacks(plan, "submit_plan") == 0


def test_evaluated_is_what_was_reviewed_in_the_version_in_force(at, worker, supervisor):
    plan = at("intervention")
    assert lacks(plan, "evaluate") == 1
    making.review(plan, worker)
    assert lacks(plan, "evaluate") == 0
    newer = PlanVersion.objects.create(plan=plan, number=2, submitted_by=worker)
    assert lacks(plan, "evaluate") == 0, "handed in is not agreed to"
    agreed = {"approved_at": timezone.now(), "approved_by": supervisor, "agreed_by": "王建华", "agreed_on": TODAY()}
    PlanVersion.objects.filter(pk=newer.pk).update(**agreed)
    assert lacks(plan, "evaluate") == 1, "another version was agreed to since"


def report(plan, by, reason="client", settlements=True, **facts):
    achievements = dict.fromkeys(plan.goals.in_force(), 80)
    rows = [
        {"action": action, "title": action.what, "how": "dropped", "reason": "不需要了"}
        for action in Action.objects.open().filter(goal__plan=plan, since__isnull=False)
    ]
    said = {"reason": reason, "remains": "按时复查", **facts}
    save_closing(by=by, plan=plan, achievements=achievements, settlements=rows if settlements else [], **said)


def test_a_closing_settles_actions_goals_and_issues(at, worker):
    plan = at("intervention")
    assert lacks(plan, "submit_closing") == 1
    report(plan, worker)
    assert lacks(plan, "submit_closing") == 0
    Household.objects.update(open_issue_count=2)
    assert lacks(plan, "submit_closing") == 1
    for n in (1, 2):
        assert lacks(plan, "submit_closing") == 1
        plan.closing.settlements.create(title=f"问题{n}", how="done")
    assert lacks(plan, "submit_closing") == 0
    report(plan, worker, settlements=False)
    Household.objects.update(open_issue_count=0)
    assert lacks(plan, "submit_closing") == 1
    plan.closing.achievements.all().delete()
    assert lacks(plan, "submit_closing") == 2
    Action.objects.update(since=None)
    assert lacks(plan, "submit_closing") == 1, "what was never agreed to needs no end"


def test_closing_for_reached_goals_needs_the_evaluation_and_the_screen_once_more(at, worker):
    plan = at("intervention")
    report(plan, worker, "goals")
    assert lacks(plan, "submit_closing") == 2
    type(plan).objects.update(status="evaluation")
    assert lacks(plan, "submit_closing") == 1
    Screen.objects.create(plan=plan, moment="between", items=[0] * 10, total=0, by=worker)
    assert lacks(plan, "submit_closing") == 1
    Screen.objects.create(plan=plan, moment="after", items=[0] * 10, total=0, by=worker)
    assert lacks(plan, "submit_closing") == 0


@pytest.mark.parametrize(("reason", "missing"), [("client", 1), ("died", 0), ("lost", 0)])
def test_satisfaction_is_asked_where_there_is_somebody_to_ask(at, worker, supervisor, reason, missing):
    plan = at("intervention")
    assert lacks(plan, "agree_closing") == 1, "the report"
    report(plan, worker, reason)
    assert lacks(plan, "agree_closing") == missing
    Satisfaction.objects.create(plan=plan, how="phone", overall=5, asked_by=supervisor, worker=worker)
    assert lacks(plan, "agree_closing") == 0


def test_of_a_case_without_goals_in_force_nobody_is_asked(at, worker):
    plan = at("assessment")
    report(plan, worker)
    assert lacks(plan, "agree_closing") == 0


@pytest.mark.parametrize("status", Referral.Status)
def test_a_case_goes_to_who_accepted_it(at, worker, status):
    plan = at("intervention")
    assert lacks(plan, "refer") == 1
    making.fill_referral(plan, worker)
    Referral.objects.update(status=status, reply="好", result="好", result_on=TODAY())
    assert lacks(plan, "refer") == (0 if status in ("accepted", "done") else 1)


def test_the_follow_up_begins_with_a_look_and_ends_with_the_last(at, worker):
    plan = at("closed")
    assert (lacks(plan, "follow_up"), lacks(plan, "finish")) == (0, 1)
    *others, last = plan.follow_ups.all()
    FollowUp.objects.filter(pk__in=[row.pk for row in others]).update(done_on=TODAY(), outcome="stable", by=worker)
    assert lacks(plan, "finish") == 1
    FollowUp.objects.filter(pk=last.pk).update(is_cancelled=True)
    assert (lacks(plan, "follow_up"), lacks(plan, "finish")) == (0, 0)
    FollowUp.objects.all().delete()
    assert lacks(plan, "follow_up") == 1


def test_of_other_steps_nothing_is_asked(at):
    assert lacks(at("intake"), "decline") == 0


def test_a_report_written_anew_replaces_the_one_before(at, worker):
    plan = at("intervention")
    report(plan, worker)
    goal = plan.goals.get()
    save_closing(by=worker, plan=plan, achievements={goal: 40}, settlements=[], reason="lost", remains="联系不上")
    closing = Closing.objects.get()
    assert (closing.reason, closing.remains, closing.proposed_by) == ("lost", "联系不上", worker)
    assert [row.percent for row in closing.achievements.all()] == [40] and not closing.settlements.exists()
    assert closing.proposed_at > timezone.now() - timedelta(minutes=1)
