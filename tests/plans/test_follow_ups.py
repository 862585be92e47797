"""The looks after a closing, recorded by themselves or on a visit; and what a review leads to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from households.plans.models import FollowUp
from households.plans.services.reviews import (
    follow_ups_of,
    record_follow_up,
    record_follow_ups,
    review_plan,
    take_back_follow_ups,
)
from tests.plans import making

pytestmark = pytest.mark.django_db
SAID = {"outcome": "stable", "words": "药按时吃"}


@pytest.fixture
def look(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "closed").follow_ups.first()


def test_what_is_sent_twice_records_a_look_once(worker, look):
    assert record_follow_up(by=worker, follow_up=look, **SAID)
    again = FollowUp.objects.get(pk=look.pk)
    assert not record_follow_up(by=worker, follow_up=again, outcome="relapse", words="又停药了")
    look.refresh_from_db()
    assert (look.outcome, look.words, look.by) == ("stable", "药按时吃", worker)
    assert look.plan.status == "follow_up" and look.plan.steps.filter(verb="follow_up").count() == 1


def test_a_look_at_another_workers_case_is_left_as_it_is(supervisor, colleague, look):
    for person in (supervisor, colleague):
        assert not record_follow_up(by=person, follow_up=look, **SAID)
    assert FollowUp.objects.get(pk=look.pk).done_on is None


def test_one_answer_is_of_all_looks_that_are_due_and_is_taken_back(worker, own, look):
    today, plan = timezone.localdate(), look.plan
    for days, row in zip((0, 40), plan.follow_ups.all()[:2], strict=True):
        FollowUp.objects.filter(pk=row.pk).update(due_on=today - timedelta(days=days))
    due = follow_ups_of(worker, own)
    answered = record_follow_ups(by=worker, due=due, **SAID)
    assert answered == due and len(due) == 2 and follow_ups_of(worker, own) == []
    assert record_follow_ups(by=worker, due=due, **SAID) == []
    plan.refresh_from_db()
    assert plan.status == "follow_up"
    take_back_follow_ups(by=worker, follow_ups=answered)
    plan.refresh_from_db()
    assert plan.status == "closed" and len(follow_ups_of(worker, own)) == 2
    look.refresh_from_db()
    assert (look.done_on, look.outcome, look.words) == (None, "", "")
    assert record_follow_up(by=worker, follow_up=look, **SAID)


def test_looks_of_others_are_not_offered(colleague, own, look):
    FollowUp.objects.filter(pk=look.pk).update(due_on=timezone.localdate())
    assert follow_ups_of(colleague, own) == []


@pytest.mark.parametrize(
    "stage, decision, after",
    [
        ("intervention", "continue", "intervention"),
        ("intervention", "replan", "planning"),
        ("intervention", "close", "evaluation"),
        ("evaluation", "continue", "intervention"),
        ("evaluation", "replan", "planning"),
        ("evaluation", "close", "evaluation"),
    ],
)
def test_what_a_review_decides_is_done(worker, supervisor, own, stage, decision, after):
    plan = making.at_stage(own, worker, supervisor, stage)
    goals = {goal: {"outcome": "partly", "value": None, "words": ""} for goal in plan.goals.all()}
    review_plan(by=worker, plan=plan, goals=goals, decision=decision, words="情况有变")
    plan.refresh_from_db()
    assert (plan.status, plan.waiting) == (after, "")
    assert plan.review_due_on == timezone.localdate() + timedelta(days=plan.level.review_days)
