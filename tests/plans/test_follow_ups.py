"""The looks after a closing, recorded by themselves or on a visit; and what a review leads to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from households.plans.models import FollowUp
from households.plans.services.reviews import (
    follow_ups_of,
    record_follow_up,
    record_follow_ups,
    review_plan,
    take_back_follow_ups,
)
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db
SAID = {"outcome": "stable", "words": "药按时吃"}


@pytest.fixture
def look(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "closed").follow_ups.first()


def test_a_visit_sent_twice_records_a_look_once(worker, own, look):
    visit = make.visit(own, worker).pk
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


def test_one_visit_answers_all_looks_that_are_due_and_gives_them_back(worker, own, look):
    today, plan = timezone.localdate(), look.plan
    for days, row in zip((0, 40), plan.follow_ups.all()[:2], strict=True):
        FollowUp.objects.filter(pk=row.pk).update(due_on=today - timedelta(days=days))
    due = follow_ups_of(worker, own)
    visit = make.visit(own, worker).pk
    told = record_follow_ups(by=worker, due=due, visit=visit, **SAID)
    assert told == due and len(due) == 2 and follow_ups_of(worker, own) == []
    assert record_follow_ups(by=worker, due=due, visit=visit, **SAID) == []
    plan.refresh_from_db()
    assert plan.status == "follow_up"
    take_back_follow_ups(by=worker, visit=visit)
    plan.refresh_from_db()
    assert plan.status == "closed" and len(follow_ups_of(worker, own)) == 2
    look.refresh_from_db()
    assert (look.done_on, look.outcome, look.words, look.visit) == (None, "", "", None)
    assert record_follow_up(by=worker, follow_up=look, **SAID)


def test_looks_of_others_are_not_offered(colleague, own, look):
    FollowUp.objects.filter(pk=look.pk).update(due_on=timezone.localdate())
    assert follow_ups_of(colleague, own) == []


def test_the_page_says_on_which_visit_it_was(enter, en, worker, own, look):
    visit = make.visit(own, worker)
    record_follow_up(by=worker, follow_up=look, visit=visit.pk, **SAID)
    said = enter(worker).get(look.plan.get_absolute_url()).content.decode()
    assert reverse("doorstep:visit", args=[visit.pk]) in said and "药按时吃" in said


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
