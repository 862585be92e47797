"""Which cases are open, reviewed, overdue, closed well, wait for the supervisor; and who reads them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from households.plans.models import CasePlan
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
ENDED = ("closed", "follow_up", "finished", "referred", "declined")


@pytest.fixture
def at(own, worker, supervisor):
    return lambda stage, waiting="": making.at_stage(own, worker, supervisor, stage, waiting)


@pytest.mark.parametrize("status", CasePlan.Status)
def test_which_stages_are_open_reviewed_and_closed_well(at, status):
    ended, cared_for = status in ENDED, status not in ("finished", "referred", "declined")
    plan, day = at("intake"), TODAY() if ended else None
    CasePlan.objects.update(status=status, closed_on=day, review_due_on=TODAY() - timedelta(days=1))
    plan.refresh_from_db()
    assert (plan.is_open, CasePlan.objects.open().exists()) == (not ended, not ended)
    assert plan.is_cared_for is CasePlan.objects.cared_for().exists() is cared_for
    assert CasePlan.objects.review_overdue().exists() is (status in ("intervention", "evaluation"))
    well = status in ("closed", "follow_up", "finished")
    assert CasePlan.objects.closed_between(TODAY(), TODAY()).exists() is well
    assert not CasePlan.objects.closed_between(TODAY() + timedelta(days=1), TODAY() + timedelta(days=9))
    assert not CasePlan.objects.closed_between(TODAY() - timedelta(days=9), TODAY() - timedelta(days=1))


def test_a_review_is_overdue_from_the_day_after(at):
    at("intervention")
    for days, late in ((0, False), (-1, True)):
        CasePlan.objects.update(review_due_on=TODAY() + timedelta(days=days))
        assert CasePlan.objects.review_overdue().exists() is late


@pytest.mark.parametrize(
    "who, reads", [("worker", True), ("supervisor", True), ("colleague", False), ("office", False)]
)
def test_who_reads_the_words_of_a_case(request, at, who, reads):
    plan, user = at("intake"), request.getfixturevalue(who)
    assert CasePlan.objects.readable_by(user).exists() is reads is plan.is_readable_by(user)


def test_the_household_s_new_worker_knows_of_the_case_and_does_not_read_it(at, own, east):
    at("intake")
    helper = make.person("wu", "吴丽", "worker", post=east)
    type(own).objects.update(worker=helper)
    assert CasePlan.objects.visible_to(helper).exists() and not CasePlan.objects.readable_by(helper).exists()


@pytest.mark.parametrize(
    ("stage", "waiting", "agrees"),
    [
        ("intake", "", False),
        ("intake", "intake", True),
        ("planning", "agreement", False),
        ("intervention", "closing", True),
    ],
)
def test_what_waits_for_the_supervisor(at, stage, waiting, agrees):
    plan = at(stage, waiting)
    assert CasePlan.objects.to_agree().exists() is agrees and not plan.has_nobody
    CasePlan.objects.update(worker=None)
    plan.refresh_from_db()
    assert CasePlan.objects.to_agree().exists() and plan.has_nobody
    CasePlan.objects.update(status="finished", waiting="", answer_by=None, closed_on=TODAY())
    assert not CasePlan.objects.to_agree().exists()
