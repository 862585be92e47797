"""Everybody is told once: of an issue that became overdue, and each morning of overdue visits."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from caseload.core.models import Notice
from caseload.core.services.people import set_active
from caseload.desk.reminders import remind, tell_of_overdue_issues, tell_of_overdue_visits
from households.models import Household
from tests import make
from visits.models import Issue
from visits.services.issues import move_issue

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 8, 5))


def test_the_job_is_known_to_the_worker():
    assert "caseload.desk.reminders.remind" in app.tasks


def test_an_overdue_issue_is_told_once(worker, own):
    issue = make.issue(worker, own, opened_at=MONDAY)
    assert tell_of_overdue_issues(issue.due_at) == 0
    later = issue.due_at + timedelta(minutes=1)
    assert [tell_of_overdue_issues(later + timedelta(hours=hour)) for hour in range(3)] == [1, 0, 0]
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.url) == (worker, "issue_overdue", f"/issues/{issue.pk}/")
    issue.refresh_from_db()
    assert issue.version == 1


def test_a_new_due_time_is_told_anew(worker, own):
    issue = make.issue(worker, own)
    Issue.objects.update(due_at=MONDAY - timedelta(days=9))
    tell_of_overdue_issues()
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    assert tell_of_overdue_issues() == 0
    move_issue(by=worker, issue=issue, verb="reopen", reason="没办好")
    assert tell_of_overdue_issues(issue.due_at) == 0
    assert tell_of_overdue_issues(issue.due_at + timedelta(hours=1)) == 1


def test_the_digest_of_visits_comes_once_a_working_morning(worker, supervisor, own, foreign):
    Household.objects.update(next_visit_on="2026-11-01", overdue_from="2026-11-02")
    assert tell_of_overdue_visits(MONDAY - timedelta(hours=1)) == 0
    assert tell_of_overdue_visits(MONDAY - timedelta(days=1)) == 0
    assert [tell_of_overdue_visits(MONDAY + timedelta(hours=hour)) for hour in range(3)] == [2, 0, 0]
    assert tell_of_overdue_visits(MONDAY + timedelta(days=1)) == 2
    assert set(Notice.objects.values_list("user", "facts__count")) == {(worker.pk, 1), (foreign.worker_id, 1)}


def test_nobody_who_has_left_is_told(worker, own):
    make.issue(worker, own)
    Issue.objects.update(due_at=MONDAY - timedelta(days=9))
    Household.objects.update(next_visit_on="2026-11-01", overdue_from="2026-11-02")
    set_active(by=None, user=worker, active=False)
    assert tell_of_overdue_issues() == 1 and tell_of_overdue_visits(MONDAY) == 0
    assert not Notice.objects.exists()


def test_the_job_does_all_of_it(worker, own):
    late, paused = make.issue(worker, own), make.issue(worker, own)
    Issue.objects.filter(pk=late.pk).update(due_at=MONDAY - timedelta(days=9))
    Issue.objects.filter(pk=paused.pk).update(
        status="suspended", suspended_at=timezone.now(), suspended_until=timezone.localdate()
    )
    remind(timestamp=0)
    remind(timestamp=3600)
    paused.refresh_from_db()
    assert Notice.objects.filter(kind="issue_overdue").count() == 1 and paused.status == "processing"
