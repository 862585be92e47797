"""What is always true of case plans, broken one by one."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from households.models import CaseLevel
from households.plans import models
from households.plans.models import Action, CasePlan, Goal, PlanVersion
from tests.plans import making

pytestmark = pytest.mark.django_db
DAY = timezone.localdate


@pytest.fixture
def plan(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "intervention")


def new(model, **facts):
    return lambda plan: getattr(models, model).objects.create(
        **{name: _of(value, plan) for name, value in facts.items()}
    )


def change(model, **facts):
    return lambda plan: model.objects.update(**{name: _of(value, plan) for name, value in facts.items()})


def _of(value, plan):
    return value(plan) if callable(value) else value


def me(plan):
    return plan


def worker(plan):
    return plan.worker


def goal(plan):
    return plan.goals.first()


def assessment(plan):
    return plan.assessments.first()


def version(plan):
    return plan.versions.first()


def closing(plan):
    return making.fill_closing(plan, plan.worker, plan.versions.first().approved_by)


def review(plan):
    return making.review(plan, plan.worker)


def began(plan):
    return timezone.now() - timedelta(days=3)


def now(plan):
    return timezone.now()


GOAL = {"plan": me, "title": "x", "indicator": "y", "baseline": 1, "target": 2, "due_on": lambda plan: DAY()}
ACTION = {"goal": goal, "what": "x", "due_on": lambda plan: DAY()}
NOTE = {"plan": me, "by": worker, "began_at": now, "written_at": now, "facts": "x"}
REFERRAL = {"plan": me, "to": "x", "reason": "x", "shared": "x", "by": worker}
SENT = {
    "sent_on": lambda plan: DAY(),
    "reply_by": lambda plan: DAY(),
    "consent_on": lambda plan: DAY(),
    "consent_by": "x",
}
CASES = {
    "household_has_one_open_plan": new("CasePlan", household=lambda p: p.household, episode=2, level_id="III"),
    "plan_episode_is_counted_once": new(
        "CasePlan", household=lambda p: p.household, level_id="III", status="closed", closed_on=lambda p: DAY()
    ),
    "plan_ended_has_a_day": change(CasePlan, status="closed", waiting=""),
    "plan_waits_for_what_its_stage_knows": change(CasePlan, waiting="approval", answer_by=lambda p: DAY()),
    "plan_waits_for_the_supervisor_until_a_day": change(CasePlan, answer_by=lambda p: DAY()),
    "case_level_leaves_a_day_for_the_answer": change(CaseLevel, answer_days=0),
    "case_level_is_reviewed_a_day_later_or_more": change(CaseLevel, review_days=0),
    "consent_says_who_how_what_for_and_by_which_notice": change(models.Intake, consent_by=""),
    "intake_decision_has_a_reason": change(models.Intake, decision_reason=""),
    "incident_says_what_happened": new("Incident", plan=me, kind="child", words="", by=worker),
    "problem_says_what": change(models.Problem, what=""),
    "problem_severity_is_one_to_five": change(models.Problem, severity=6),
    "problem_has_its_own_priority": new("Problem", assessment=assessment, what="x", severity=1, priority=1),
    "screen_answers_all_ten": change(models.Screen, items=[1] * 9),
    "screen_answers_are_zero_to_two": change(models.Screen, items=[3] * 10),
    "screen_total_is_at_most_twenty": change(models.Screen, total=21),
    "plan_version_is_counted_once": new("PlanVersion", plan=me, number=1),
    "plan_version_is_approved_by_somebody": change(PlanVersion, approved_by=None),
    "plan_version_is_not_approved_by_its_author": change(PlanVersion, approved_by=worker),
    "plan_version_agreed_was_approved_and_says_by_whom": change(PlanVersion, agreed_by=""),
    "goal_says_what_and_how_measured": new("Goal", **{**GOAL, "indicator": ""}),
    "goal_target_differs_from_its_beginning": new("Goal", **{**GOAL, "target": 1}),
    "goal_dropped_says_why": change(Goal, state="dropped"),
    "action_says_what": new("Action", **{**ACTION, "what": ""}),
    "action_of_a_partner_names_it": new("Action", **ACTION, owner_kind="partner"),
    "action_ended_has_a_day": change(Action, state="done"),
    "action_dropped_says_why": change(Action, state="dropped", ended_on=lambda p: DAY()),
    "action_handed_on_names_whom": change(Action, state="handed", ended_on=lambda p: DAY()),
    "goal_template_once_per_cause": lambda p: models.GoalTemplate.objects.create(
        cause="因病", title=models.GoalTemplate.objects.filter(cause="因病").first().title, indicator="x"
    ),
    "goal_template_target_differs": new("GoalTemplate", cause="x", title="x", indicator="x", baseline=1, target=1),
    "action_template_names_its_partner": new(
        "ActionTemplate", goal=lambda p: models.GoalTemplate.objects.first(), what="x", owner_kind="partner"
    ),
    "note_says_the_facts": new("SessionNote", **{**NOTE, "facts": ""}),
    "note_contact_ends_after_it_begins": new("SessionNote", **NOTE, ended_at=began),
    "note_after_a_day_is_marked_late": new("SessionNote", **{**NOTE, "began_at": began}),
    "conference_says_who_what_and_decided": new(
        "Conference", plan=me, by=worker, participants="x", question="x", decision=""
    ),
    "review_that_changes_something_says_why": new("Review", plan=me, of=version, decision="close", by=worker),
    "goal_is_reviewed_once_in_a_review": new("GoalReview", review=review, goal=goal, outcome="met"),
    "goal_no_longer_wanted_says_why": lambda p: review(p).goals.update(outcome="dropped"),
    "closing_says_what_remains": lambda p: closing(p) and models.Closing.objects.update(remains=""),
    "closing_is_not_agreed_by_its_author": lambda p: closing(p) and models.Closing.objects.update(agreed_by=p.worker),
    "achievement_is_at_most_all": lambda p: closing(p).achievements.update(percent=101),
    "settlement_says_of_what": lambda p: closing(p).settlements.update(title=""),
    "matter_is_settled_once": lambda p: [
        found.settlements.create(title="2026-1 x", how="done") for found in [closing(p)] * 2
    ],
    "settlement_dropped_says_why": lambda p: closing(p).settlements.update(how="dropped"),
    "settlement_handed_on_names_whom": lambda p: closing(p).settlements.update(handed_to=""),
    "satisfaction_is_not_asked_by_the_worker": lambda p: (
        closing(p) and models.Satisfaction.objects.update(asked_by=p.worker)
    ),
    "satisfaction_is_one_to_five": lambda p: closing(p) and models.Satisfaction.objects.update(overall=6),
    "follow_up_is_a_month_later_or_more": change(models.FollowUpRule, months=0),
    "follow_up_once_a_day": lambda p: [models.FollowUp.objects.create(plan=p, due_on=DAY()) for _ in range(2)],
    "follow_up_done_says_how_they_are": new("FollowUp", plan=me, due_on=lambda p: DAY(), done_on=lambda p: DAY()),
    "referral_sent_has_consent_and_a_time_limit": new("Referral", **REFERRAL, status="sent"),
    "referral_refused_says_why": new("Referral", **REFERRAL, **SENT, status="refused"),
    "referral_done_says_its_result": new("Referral", **REFERRAL, **SENT, status="done"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_database_refuses(plan, name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        CASES[name](plan)
    assert name in str(refused.value)


def test_every_constraint_is_broken_here():
    mine = [*apps.get_app_config("plans").get_models(), CaseLevel]
    plans = [model for model in mine if not model.__name__.endswith("Event")]
    assert {constraint.name for model in plans for constraint in model._meta.constraints} == set(CASES)
