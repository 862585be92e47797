"""An issue has a number, a due time, its first step, and an owner or those who assign it, from the first moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from caseload.core.models import Notice
from caseload.core.services.people import set_active
from tests import make
from visits.issues.models import Issue, IssueNumber, TimeLimit
from visits.issues.services.issues import reserve_numbers

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 10, 0))


def test_what_a_report_writes(worker, own):
    issue = make.issue(worker, own, opened_at=MONDAY)
    own.refresh_from_db()
    assert (issue.number, issue.status, issue.owner, issue.area_id) == ("2026-0001", "assigned", worker, own.area_id)
    assert timezone.localtime(issue.due_at) == timezone.make_aware(datetime(2026, 11, 30, 17, 30))
    assert own.open_issue_count == 1
    step = issue.steps.get()
    assert (step.verb, step.by, step.owner, step.to_status) == ("report", worker, worker, "assigned")


def test_the_owner_is_the_one_given_else_the_households_worker_else_a_worker_who_reports(
    worker, supervisor, colleague, office, own, east
):
    assert make.issue(supervisor, own).owner == worker
    assert make.issue(supervisor, own, owner=supervisor).owner == supervisor
    assert make.issue(colleague, area=east).owner == colleague
    assert {issue.status for issue in Issue.objects.all()} == {"assigned"}
    set_active(by=None, user=worker, active=False)
    own.worker.refresh_from_db()
    for reporter, where in ((supervisor, {"household": own}), (supervisor, {"area": east}), (office, {"area": east})):
        issue = make.issue(reporter, **where)
        assert (issue.owner, issue.status) == (None, "reported")
    assert make.issue(office, area=east, result="已修好").owner == office, "they solved it"


def test_the_owner_is_told_unless_they_reported_it(worker, supervisor, own, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make.issue(worker, own)
        theirs = make.issue(supervisor, own)
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.facts["number"]) == (worker, "issue_assigned", theirs.number)


def test_numbers_begin_again_each_year(worker, own):
    last_year = timezone.make_aware(datetime(2025, 12, 31, 23, 59))
    assert [make.issue(worker, own, opened_at=when).number for when in (last_year, MONDAY, MONDAY)] == [
        "2025-0001",
        "2026-0001",
        "2026-0002",
    ]


def test_numbers_can_be_reserved_in_a_block(db):
    assert reserve_numbers(2026, 3) == ["2026-0001", "2026-0002", "2026-0003"]
    assert reserve_numbers(2026) == ["2026-0004"]


def test_nobody_gets_a_number_twice(committed):
    def take(_):
        try:
            with transaction.atomic():
                return reserve_numbers(2026)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(take, range(40)))
    assert sorted(numbers) == [f"2026-{n:04}" for n in range(1, 41)]
    assert IssueNumber.objects.get().last == 40


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"owner": None}, "issue_open_is_to_be_assigned_or_has_an_owner"),
        ({"status": "reported"}, "issue_open_is_to_be_assigned_or_has_an_owner"),
        ({"due_at": None}, "issue_open_has_a_due_time"),
        ({"status": "resolved"}, "issue_resolved_says_its_result"),
        ({"status": "closed", "result": "done"}, "issue_ended_has_a_day"),
        ({"status": "merged", "closed_on": "2026-01-01", "closed_at": MONDAY}, "issue_merged_says_into_which"),
        ({"status": "transferred"}, "issue_transferred_says_whereto"),
        ({"status": "suspended"}, "issue_suspended_says_until_when"),
    ],
)
def test_the_database_holds_what_is_always_true(worker, own, change, constraint):
    issue = make.issue(worker, own)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(**change)


def test_a_limit_is_in_days_or_in_hours(db):
    with pytest.raises(IntegrityError, match="time_limit_is_in_days_or_hours"), transaction.atomic():
        TimeLimit.objects.filter(priority="urgent").update(working_days=1)
    with pytest.raises(IntegrityError, match="time_limit_once_per_category_priority_and_day"), transaction.atomic():
        TimeLimit.objects.create(priority="urgent", hours=3)
