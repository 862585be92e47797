"""What a visit did for a case plan names the visit, and only while it did it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from households.plans.models import Action, CasePlan, FollowUp
from tests import make
from tests.plans.making import at_stage
from visits.doorstep.models import ActionOnVisit, FollowUpOnVisit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(own, worker, supervisor):
    return at_stage(own, worker, supervisor, "intervention")


@pytest.fixture
def action(plan):
    return Action.objects.get(goal__plan=plan)


@pytest.fixture
def closed(own, worker, supervisor):
    plan = at_stage(own, worker, supervisor, "closed")
    for days, row in enumerate(plan.follow_ups.all(), 1):
        FollowUp.objects.filter(pk=row.pk).update(due_on=timezone.localdate() - timedelta(days=days))
    return plan


def page_of(client, visit):
    return client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()


def test_the_plan_names_the_visit_on_which_a_step_was_done(enter, own, worker, plan, action):
    visit = make.visit(own, worker, beside={"plan_actions": [action.pk]})
    assert ActionOnVisit.objects.get().action == action
    client = enter(worker)
    assert reverse("doorstep:visit", args=[visit.pk]) in client.get(plan.get_absolute_url()).content.decode()
    assert action.what in page_of(client, visit)


def test_the_plan_names_the_visit_on_which_a_look_was_answered(enter, own, worker, closed):
    visit = make.visit(own, worker, note="药按时吃", entered_at=timezone.now(), beside={"follow_up": ["stable"]})
    said = enter(worker).get(closed.get_absolute_url()).content.decode()
    assert reverse("doorstep:visit", args=[visit.pk]) in said and "药按时吃" in said
    assert FollowUpOnVisit.objects.count() == closed.follow_ups.count()


def test_a_step_reopened_at_the_desk_names_no_visit(enter, own, worker, plan, action):
    visit = make.visit(own, worker, beside={"plan_actions": [action.pk]})
    client = enter(worker)
    client.post(reverse("plans:action_undo", args=[action.pk]))
    assert Action.objects.get(pk=action.pk).is_open and not ActionOnVisit.objects.exists()
    assert reverse("doorstep:visit", args=[visit.pk]) not in client.get(plan.get_absolute_url()).content.decode()
    second = make.visit(own, worker, beside={"plan_actions": [action.pk]})
    assert ActionOnVisit.objects.get().visit == second


def test_who_may_not_read_the_plan_sees_nothing_of_it_on_the_visit(enter, own, worker, supervisor, plan, action):
    visit = make.visit(own, worker, beside={"plan_actions": [action.pk]})
    CasePlan.objects.filter(pk=plan.pk).update(worker=supervisor)
    assert action.what not in page_of(enter(worker), visit)
    assert action.what in page_of(enter(supervisor), visit)


def test_a_visit_sent_twice_answers_a_look_once(own, worker, closed):
    rows = {"note": "药按时吃", "entered_at": timezone.now(), "beside": {"follow_up": ["stable"]}}
    first = make.visit(own, worker, **rows)
    make.visit(own, worker, id=first.pk, **rows)
    make.visit(own, worker, **rows)
    assert set(FollowUpOnVisit.objects.values_list("visit", flat=True)) == {first.pk}
    assert not FollowUp.objects.waiting().exists()
