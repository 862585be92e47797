"""Opened again, an issue goes to whoever answers for its household now, in the area in which that lies now."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from caseload.core.casework.moves import MoveRefused
from caseload.core.models import Notice
from households.services.households import assign_households, update_household
from tests import make
from visits.issues.models import Issue
from visits.issues.services.issues import dispute_issue, move_issue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_reopened_it_goes_to_whoever_answers_for_the_household_now(worker, supervisor, colleague, office, own, west):
    issue = closed_issue(worker, supervisor, own)
    update_household(by=office, household=own, area=west)
    assign_households(by=office, households=[own], worker=colleague)
    issue = Issue.objects.get()
    move_issue(by=office, issue=issue, verb="reopen", reason="没办好")
    assert (issue.owner, issue.area_id) == (colleague, west.path)


def test_reopened_without_a_worker_it_goes_to_the_chief_of_the_area_in_which_the_household_lies_now(
    worker, supervisor, office, own, west
):
    issue, chief = closed_issue(worker, supervisor, own), make.person("chen", "陈立", "supervisor", areas=[west])
    update_household(by=office, household=own, area=west)
    assign_households(by=office, households=[own], worker=None)
    issue = Issue.objects.get()
    move_issue(by=office, issue=issue, verb="reopen", reason="没办好")
    assert issue.owner == chief


def test_disputed_it_is_for_the_chief_of_the_area_in_which_the_household_lies_now_to_assign(
    worker, supervisor, office, own, west, django_capture_on_commit_callbacks
):
    issue, chief = closed_issue(worker, supervisor, own), make.person("chen", "陈立", "supervisor", areas=[west])
    update_household(by=office, household=own, area=west)
    issue = Issue.objects.get()
    facts = {"satisfaction": "dissatisfied", "solved": False, "way": "card"}
    with django_capture_on_commit_callbacks(execute=True):
        dispute_issue(issue=issue, words="还漏雨", facts=facts)
    assert (issue.status, issue.owner) == ("reported", None)
    said = issue.call_backs.latest("at")
    assert (said.way, said.satisfaction, said.solved, said.words) == ("card", "dissatisfied", False, "还漏雨")
    assert Notice.objects.get(kind="issue_disputed").user == chief


def test_solved_but_not_for_the_household_it_stays_with_whoever_has_it(worker, supervisor, colleague, own, east):
    helper = make.person("wu", "吴丽", "worker", post=east)
    issue = make.issue(worker, own, owner=helper)
    move_issue(by=helper, issue=issue, verb="resolve", result="办好了")
    move_issue(by=supervisor, issue=issue, verb="call_back", satisfaction="dissatisfied", solved=False)
    assert (issue.status, issue.owner) == ("processing", helper)


def closed_issue(worker, supervisor, household):
    issue = make.issue(worker, household)
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    move_issue(by=supervisor, issue=issue, verb="call_back", satisfaction="fair")
    return issue


def test_whoever_solved_it_neither_calls_back_nor_closes_though_it_is_anothers_now(worker, supervisor, office, own):
    """They asked the household about their own work."""
    issue = make.issue(worker, own, owner=supervisor)
    move_issue(by=supervisor, issue=issue, verb="resolve", result="办好了")
    move_issue(by=office, issue=issue, verb="assign", owner=worker)
    for asked in ({"verb": "call_back", "satisfaction": "satisfied"}, {"verb": "close"}, {"verb": "check"}):
        Issue.objects.update(call_back_due=asked["verb"] == "call_back")
        with pytest.raises(MoveRefused, match="Somebody other than its handler"):
            move_issue(by=supervisor, issue=Issue.objects.get(), **asked)


@pytest.mark.parametrize("ago, refused", [({"days": 15, "hours": -1}, False), ({"days": 15, "hours": 1}, True)])
def test_fifteen_days_after_its_end_an_issue_is_not_opened_again(worker, supervisor, office, own, ago, refused):
    issue = closed_issue(worker, supervisor, own)
    Issue.objects.update(closed_at=timezone.now() - timedelta(**ago))
    issue.refresh_from_db()
    with pytest.raises(MoveRefused, match="more than 15 days ago") if refused else nullcontext():
        move_issue(by=office, issue=issue, verb="reopen", reason="没办好")
    assert (issue.status == "closed") == refused


@pytest.mark.parametrize("ago, refused", [({"days": 15, "hours": -1}, False), ({"days": 15, "hours": 1}, True)])
def test_nor_disputed_by_the_household(worker, supervisor, own, ago, refused):
    closed_issue(worker, supervisor, own)
    Issue.objects.update(closed_at=timezone.now() - timedelta(**ago))
    with pytest.raises(MoveRefused, match="more than 15 days ago") if refused else nullcontext():
        dispute_issue(issue=Issue.objects.get(), words="还漏雨", facts={})
    assert (Issue.objects.get().status == "closed") == refused
