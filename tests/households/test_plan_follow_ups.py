"""The looks after a closing, recorded by themselves or on a visit; and what a review leads to."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from households.models import FollowUp
from households.services.plan_reviews import (
    follow_up_to_record,
    record_follow_up,
    review_plan,
    take_back_follow_ups,
)
from tests import make
from tests.households import plan_making as making

pytestmark = pytest.mark.django_db
SAID = {"outcome": "stable", "words": "药按时吃"}


@pytest.fixture
def look(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "closed").follow_ups.first()


def test_a_visit_sent_twice_records_a_look_once(worker, look):
    visit = uuid.uuid4()
    assert record_follow_up(by=worker, follow_up=look, visit=visit, **SAID)
    again = FollowUp.objects.get(pk=look.pk)
    assert not record_follow_up(by=worker, follow_up=again, visit=visit, outcome="relapse", words="又停药了")
    look.refresh_from_db()
    assert (look.outcome, look.words, look.visit, look.by) == ("stable", "药按时吃", visit, worker)
    assert look.plan.status == "follow_up" and look.plan.steps.filter(verb="follow_up").count() == 1


def test_a_look_at_another_workers_case_is_left_as_it_is(supervisor, colleague, look):
    for person in (supervisor, colleague):
        assert not record_follow_up(by=person, follow_up=look, **SAID)
    assert FollowUp.objects.get(pk=look.pk).done_on is None


def test_a_visit_taken_back_leaves_the_look_to_come(worker, look):
    visit = uuid.uuid4()
    record_follow_up(by=worker, follow_up=look, visit=visit, **SAID)
    assert take_back_follow_ups(by=worker, visit=uuid.uuid4()) == 0
    assert take_back_follow_ups(by=worker, visit=visit) == 1
    look.refresh_from_db()
    assert (look.done_on, look.outcome, look.words, look.visit) == (None, "", "", None)
    assert record_follow_up(by=worker, follow_up=look, **SAID)


@pytest.mark.parametrize("days, offered", [(-3, True), (7, True), (8, False)])
def test_a_visit_offers_the_look_that_is_due_or_soon_will_be(worker, colleague, own, look, days, offered):
    FollowUp.objects.filter(pk=look.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    assert (follow_up_to_record(worker, own) == look) is offered
    assert follow_up_to_record(colleague, own) is None


def test_the_page_says_on_which_visit_it_was(enter, en, worker, own, look):
    visit = make.visit(own, worker)
    record_follow_up(by=worker, follow_up=look, visit=visit.pk, **SAID)
    said = enter(worker).get(look.plan.get_absolute_url()).content.decode()
    assert reverse("visits:detail", args=[visit.pk]) in said and "药按时吃" in said


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
