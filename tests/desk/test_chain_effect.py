"""Support without effect: what somebody who looked again long enough after it came found as it was."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from caseload.desk.chain.sources import lines_for
from households.plans.models import Action, Goal, GoalReview, Review
from households.services.effects import SEEN_AFTER
from households.services.households import update_household
from households.support.employment.models import Placement
from households.support.giving.models import Gift
from tests import make
from tests.employment import making as employment
from tests.giving import making as giving
from tests.plans import making as plans
from tests.policies import making as policies
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
LONG_AGO = SEEN_AFTER + timedelta(days=20)
DAY = timedelta(days=1)


def came():
    return timezone.localdate() - LONG_AGO


def lines(user):
    found = lines_for(user).filter(stage="no_effect")
    return sorted(found.values_list("source", "since"))


def look(household, by, item, state, days_ago=1):
    """Somebody visits and looks at ``item`` of the check-list."""
    row = {"item": item, "state": state, "grade": "", "wants_issue": False}
    when = timezone.now() - timedelta(days=days_ago)
    return make.visit(household, by, visited_at=when, beside={"findings": [row]})


def paid(household, by):
    """Paid for the first time so long ago."""
    return policies.first_paid(household, by, on=came())


def test_a_benefit_has_none_while_the_income_is_at_risk_and_no_higher(own, worker, office):
    paid(own, worker)
    assert lines(worker) == []
    look(own, worker, "income", "risk", days_ago=10)
    assert lines(worker) == [("benefit", came())]
    assert lines(office) == []
    look(own, worker, "income", "fine")
    assert lines(worker) == []


def test_a_visit_too_soon_after_it_tells_nothing(own, worker):
    paid(own, worker)
    look(own, worker, "income", "risk", days_ago=30)
    assert lines(worker) == []


def test_an_income_that_rose_since_is_an_effect(own, worker):
    update_household(by=worker, household=own, inc_wage=Decimal(5000))
    paid(own, worker)
    look(own, worker, "income", "risk")
    events = type(own).pgh_event_model.objects.filter(pgh_obj=own)
    events.update(pgh_created_at=timezone.now() - LONG_AGO - DAY)
    assert lines(worker) == [("benefit", came())]
    update_household(by=worker, household=own, inc_wage=Decimal(9000))
    assert lines(worker) == []


def test_a_job_a_gift_and_an_issue_have_none_while_what_they_answer_is_at_risk(own, worker, supervisor):
    post = employment.placed(own, worker)
    Placement.objects.filter(pk=post.pk).update(started_on=came(), next_look_on=None)
    rice = giving.rice(own.area, worker)
    gift = giving.handed(own, worker, source=rice, quantity=1)
    Gift.objects.filter(pk=gift.pk).update(handed_on=came())
    risk = {"item": "medical", "state": "risk", "grade": "", "wants_issue": True}
    make.visit(own, worker, beside={"findings": [risk]})
    issue = Issue.objects.get(visit__household=own)
    move_issue(by=worker, issue=issue, verb="resolve", result="办了慢病证")
    Issue.objects.filter(pk=issue.pk).update(resolved_at=timezone.now() - LONG_AGO)
    assert [source for source, _since in lines(worker)] == ["issue"]
    look(own, worker, "income", "risk")
    look(own, worker, "food", "risk")
    assert [source for source, _since in lines(worker)] == ["gift", "issue", "job"]
    look(own, worker, "medical", "fine", days_ago=0)
    assert [source for source, _since in lines(worker)] == ["gift", "job"]


@pytest.mark.parametrize(("value", "unchanged"), [("baseline", True), ("target", False)])
def test_a_goal_has_not_moved_when_its_measure_is_where_it_began(own, worker, supervisor, value, unchanged):
    plan = plans.at_stage(own, worker, supervisor, "intervention")
    goal = Goal.objects.filter(plan=plan).first()
    Action.objects.filter(goal=goal).update(state="done", ended_on=came())
    review = Review.objects.create(plan=plan, of=plan.versions.first(), decision="continue", by=worker)
    GoalReview.objects.create(review=review, goal=goal, outcome="not_met", value=getattr(goal, value))
    assert lines(worker) == ([("action", came())] if unchanged else [])
