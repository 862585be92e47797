"""The stations of what moves through states bear the day on which each was reached."""

import pytest

from caseload.core.casework.page import days_reached
from households.plans.services.plans import hand_over
from tests import make
from tests.plans import making
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db


def test_a_handing_over_reaches_nothing(worker, supervisor, own, east):
    plan = making.at_stage(own, worker, supervisor, "planning")
    before = days_reached(list(plan.steps.all()))
    hand_over(by=supervisor, plan=plan, worker=make.person("wu", "吴丽", "worker", post=east), note="调岗")
    assert days_reached(list(plan.steps.all())) == before


def test_another_owner_reaches_nothing(worker, supervisor, own):
    issue = make.issue(worker, own)
    move_issue(by=supervisor, issue=issue, verb="assign", owner=worker)
    before = days_reached(list(issue.steps.all()))
    move_issue(by=supervisor, issue=issue, verb="assign", owner=supervisor)
    assert days_reached(list(issue.steps.all())) == before and "assigned" in before
