"""What is acted out at a past moment bears it: rows, steps, and what is reckoned from today."""

from datetime import timedelta

import pytest
from django.utils import timezone

from caseload.core import wall_clock
from tests import make
from visits.issues.services.issues import move_issue


def test_outside_it_is_the_machines_time():
    before = timezone.now()
    assert before <= wall_clock.now() <= timezone.now()
    with wall_clock.stands_at(before - timedelta(days=3)):
        with wall_clock.stands_at(before - timedelta(days=9)):
            assert wall_clock.today() == timezone.localdate(before) - timedelta(days=9)
        assert wall_clock.now() == before - timedelta(days=3)
    assert wall_clock.now() >= before


def test_it_goes_back_to_the_machines_time_after_an_error():
    with pytest.raises(ValueError), wall_clock.stands_at(timezone.now() - timedelta(days=3)):
        raise ValueError
    assert timezone.now() - wall_clock.now() < timedelta(minutes=1)


def test_what_services_write_bears_the_acted_moment(own, worker):
    at = timezone.now() - timedelta(days=40)
    with wall_clock.stands_at(at):
        issue = make.issue(worker, own)
        move_issue(by=worker, issue=issue, verb="start")
    assert issue.opened_at == issue.responded_at == at
    assert {step.at for step in issue.steps.all()} == {at}
