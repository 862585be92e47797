"""What workers do on the way: progress is noted, time is asked for, a slip is taken back, a department is asked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.casework.moves import MoveRefused
from caseload.core.models import Notice
from tests import make
from visits.issues.models import Department
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(worker, own):
    issue = make.issue(worker, own)
    move_issue(by=worker, issue=issue, verb="start")
    return issue


def told(user):
    return set(Notice.objects.filter(user=user).values_list("kind", flat=True))


def test_progress_is_noted_and_changes_nothing_else(enter, worker, issue):
    url = reverse("issues:move", args=[issue.pk, "progress"])
    assert enter(worker).post(url, {"note": ""}).status_code == 200, "nothing is no progress"
    enter(worker).post(url, {"note": "已到民政所递交材料"})
    before = (issue.status, issue.due_at, issue.owner_id)
    issue.refresh_from_db()
    assert (issue.status, issue.due_at, issue.owner_id) == before
    assert "已到民政所递交材料" in enter(worker).get(reverse("issues:issue", args=[issue.pk])).content.decode()


def test_more_time_is_asked_for_and_the_supervisor_agrees(
    enter, worker, supervisor, issue, django_capture_on_commit_callbacks
):
    due = issue.due_at
    with django_capture_on_commit_callbacks(execute=True):
        move_issue(by=worker, issue=issue, verb="ask_time", extra=2, reason="等残联评估")
    assert issue.due_at == due and "issue_time_asked" in told(supervisor)
    with pytest.raises(MoveRefused):
        move_issue(by=worker, issue=issue, verb="ask_time", extra=2, reason="等残联评估")
    page = enter(supervisor).get(reverse("issues:move", args=[issue.pk, "extend"]))
    assert page.context["form"]["extra"].value() == 2
    with django_capture_on_commit_callbacks(execute=True):
        move_issue(by=supervisor, issue=issue, verb="extend", extra=2, reason="同意")
    assert issue.due_at > due and issue.more_time_asked is None and "issue_extended" in told(worker)


def test_or_says_no(worker, supervisor, issue, django_capture_on_commit_callbacks):
    due = issue.due_at
    with pytest.raises(MoveRefused):
        move_issue(by=supervisor, issue=issue, verb="refuse_time", reason="先上门")
    move_issue(by=worker, issue=issue, verb="ask_time", extra=2, reason="等残联评估")
    with django_capture_on_commit_callbacks(execute=True):
        move_issue(by=supervisor, issue=issue, verb="refuse_time", reason="先上门")
    assert (issue.due_at, issue.more_time_asked) == (due, None) and "issue_not_extended" in told(worker)


def test_more_than_the_limit_is_not_asked_for(worker, issue):
    with pytest.raises(MoveRefused):
        move_issue(by=worker, issue=issue, verb="ask_time", extra=issue.allowed + 1, reason="等")


def test_solved_by_mistake_is_taken_back_within_the_hour_by_whoever_pressed_it(worker, supervisor, own, issue):
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    with pytest.raises(MoveRefused):
        move_issue(by=supervisor, issue=issue, verb="take_back")
    later = timezone.now() + timedelta(minutes=61)
    with wall_clock.stands_at(later), pytest.raises(MoveRefused):
        move_issue(by=worker, issue=issue, verb="take_back")
    move_issue(by=worker, issue=issue, verb="take_back")
    assert (issue.status, issue.result, issue.resolved_at, issue.resolved_by) == ("processing", "", None, None)
    own.refresh_from_db()
    assert own.open_issue_count == 1


def test_its_owner_passes_it_to_a_department(worker, issue):
    move_issue(by=worker, issue=issue, verb="transfer", department=Department.objects.get(pk="disabled"), note="请评估")
    assert (issue.status, issue.department_id, issue.owner) == ("transferred", "disabled", worker)
