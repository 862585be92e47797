"""Due times and time left, against cases counted by hand on the calendar of autumn 2026.

National Day 2026: 1 to 7 October are free; Sunday 20 September and Saturday 10 October are worked to make up.
"""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from caseload.core import catalogues
from caseload.core.services.calendar import CLOSING, is_workday
from tests import make
from visits.issues.models import Issue, TimeLimit
from visits.issues.services.deadlines import (
    Clock,
    clock_after_pause,
    clock_from,
    due_at,
    end_clock_on,
    limit_for,
    passed_by,
    respond_by,
    time_left,
)

pytestmark = pytest.mark.django_db


def at(month, day, hour=10, minute=0, year=2026):
    return timezone.make_aware(datetime(year, month, day, hour, minute))


def test_the_calendar_these_cases_rest_on():
    free = [date(2026, 10, n) for n in range(1, 8)]
    assert not any(is_workday(day) for day in free)
    assert is_workday(date(2026, 9, 20)) and is_workday(date(2026, 10, 10))


@pytest.mark.parametrize(
    ("category", "priority", "start", "due"),
    [
        ("water", "normal", at(11, 23), at(11, 26, 17, 30)),  # Monday + 3
        ("water", "normal", at(11, 20, 23), at(11, 25, 17, 30)),  # Friday night + 3: Mon, Tue, Wed
        ("water", "normal", at(9, 18), at(9, 22, 17, 30)),  # Friday: Sunday 20 (made up), Mon, Tue
        ("water", "normal", at(9, 30), at(10, 10, 17, 30)),  # the eve: 8, 9 and Saturday 10 (made up)
        ("benefits", "normal", at(9, 29), at(10, 12, 17, 30)),  # Tuesday: 30, 8, 9, 10, 12
        ("housing", "normal", at(10, 3), at(10, 15, 17, 30)),  # in the holiday: 8, 9, 10, 12, 13, 14, 15
        ("housing", "important", at(9, 30), at(10, 10, 17, 30)),
        ("housing", "urgent", at(9, 30, 16), at(10, 1, 16)),  # hours run on through the holiday
        ("housing", "critical", at(10, 1, 23, 30), at(10, 2, 23, 30)),
        ("benefits", "normal", at(12, 29, year=2034), at(1, 5, 17, 30, year=2035)),  # no calendar: Monday to Friday
    ],
)
def test_due(category, priority, start, due):
    assert due_at(category, priority, start) == due


def test_a_category_without_a_limit_takes_that_of_all_else_five_days():
    TimeLimit.objects.create(priority="normal", working_days=2)
    TimeLimit.objects.filter(category="water").delete()
    catalogues.forget()
    assert limit_for("water", "normal").working_days == 2
    TimeLimit.objects.all().delete()
    catalogues.forget()
    assert due_at("water", "normal", at(11, 23)) == at(11, 30, 17, 30)


@pytest.mark.parametrize(
    ("due", "suspended", "resumed", "moved"),
    [
        (at(9, 30, 17, 30), at(9, 28), at(9, 28, 16), at(9, 30, 17, 30)),  # within a day nothing moves
        (at(9, 30, 17, 30), at(9, 28), at(9, 29), at(10, 8, 17, 30)),  # one working day, over the holiday
        (at(9, 30, 17, 30), at(9, 28), at(10, 8), at(10, 10, 17, 30)),  # 29, 30 and 8 stood; 9 and 10 were left
        (at(9, 21, 17, 30), at(9, 18), at(9, 20), at(9, 22, 17, 30)),  # the made-up Sunday counts
        (at(10, 9, 17, 30), at(10, 1), at(10, 6), at(10, 9, 17, 30)),  # the holiday itself stops no clock
        (at(9, 30, 17, 30), at(9, 30), at(10, 4), at(10, 8, 17, 30)),  # paused on its last day: it has that day again
        (at(9, 30, 17, 30), at(9, 26), at(9, 28), at(9, 30, 17, 30)),  # a weekend's pause loses no working day
        (at(9, 25, 16, 0), at(9, 24, 20), at(9, 25, 8), at(9, 26, 4, 0)),  # an hour's clock: twelve hours
    ],
)
def test_a_suspension_moves_the_due_time(due, suspended, resumed, moved):
    hours = timezone.localtime(due).time() != CLOSING
    issue = Issue(due_at=due, allowed=24 if hours else 5, in_hours=hours, suspended_at=suspended)
    assert clock_after_pause(issue, resumed).due_at == moved


@pytest.mark.parametrize(
    ("due", "now", "kind", "words"),
    [
        (at(11, 26, 17, 30), at(11, 23), "", "3 working days left"),
        (at(11, 24, 17, 30), at(11, 23), "warn", "1 working day left"),
        (at(11, 23, 17, 30), at(11, 20), "warn", "1 working day left"),
        (at(11, 23, 17, 30), at(11, 23), "warn", "7 hours left"),
        (at(11, 23, 17, 30), at(11, 23, 17, 0), "warn", "less than an hour left"),
        (at(10, 8, 17, 30), at(9, 30), "warn", "1 working day left"),
        (at(10, 10, 17, 30), at(9, 30), "", "3 working days left"),
        (at(11, 24, 9, 0), at(11, 23, 12, 0), "", "21 hours left"),
        (at(11, 24, 9, 0), at(11, 24, 1, 0), "warn", "8 hours left"),
        (at(11, 19, 17, 30), at(11, 23), "late", "Overdue 2 working days"),
        (at(11, 20, 17, 30), at(11, 23), "late", "Overdue 1 working day"),
        (at(11, 23, 17, 30), at(11, 23, 20, 0), "late", "Overdue 2 hours"),
        (at(9, 30, 17, 30), at(10, 1, 17, 29), "late", "Overdue 23 hours"),
        (at(9, 30, 17, 30), at(10, 1, 17, 30), "late", "Overdue 1 day"),
        (at(9, 30, 17, 30), at(10, 5), "late", "Overdue 4 days"),
        (at(9, 19, 12, 0), at(9, 20, 9, 0), "late", "Overdue 1 working day"),
    ],
)
def test_time_left_in_words(due, now, kind, words):
    with translation.override("en"):
        hours = timezone.localtime(due).time() != CLOSING
        clock = Clock.ending(due, 24 if hours else 5, hours)
        left = time_left(Issue(status="processing", **clock.facts()), now)
    assert (left.kind, left.words) == (kind, words)


def test_where_the_clock_does_not_run(settings):
    day = date(2026, 11, 20)
    cases = [
        (Issue(status="suspended", suspended_until=day), "pause", "Clock stopped until 20 Nov"),
        (Issue(status="resolved", resolved_at=at(11, 20)), "ok", "Solved 20 Nov"),
        (Issue(status="closed", closed_on=day), "ok", "Closed 20 Nov"),
        (Issue(status="rejected", closed_on=day), "idle", "Not accepted 20 Nov"),
    ]
    with translation.override("en"):
        for issue, kind, words in cases:
            left = time_left(issue)
            assert (left.kind, left.words.removesuffix(" 2026")) == (kind, words)


def test_lists_and_pages_agree_on_what_is_overdue_and_due_soon(worker, own):
    now = at(9, 30, 10)
    dues = [at(9, 30, 9, 59), at(9, 30, 10), at(9, 30, 10, 1), at(10, 8, 17, 30), at(10, 9, 17, 30), at(10, 20, 17, 30)]
    for due in dues:
        clock = Clock.ending(due, 3, False)
        Issue.objects.filter(pk=make.issue(worker, own).pk).update(**clock.facts())
    for name in ("suspended", "resolved"):
        issue = make.issue(worker, own)
        Issue.objects.filter(pk=issue.pk).update(
            due_at=now - timedelta(days=1), status=name, suspended_until=now.date(), result="x", resolved_at=now
        )
    kinds = {issue.pk: time_left(issue, now).kind for issue in Issue.objects.all()}
    late = {pk for pk, kind in kinds.items() if kind == "late"}
    warned = {pk for pk, kind in kinds.items() if kind == "warn"}
    assert {issue.pk for issue in Issue.objects.overdue(now)} == late and len(late) == 1
    assert {issue.pk for issue in Issue.objects.due_soon(now)} == warned and len(warned) == 3


@pytest.mark.parametrize(
    ("category", "priority", "start", "warn"),
    [
        ("water", "normal", at(11, 23), at(11, 25, 0)),  # 3 days: the last but one begins
        ("benefits", "normal", at(11, 23), at(11, 27, 0)),  # 5 days: one day left comes before two thirds
        ("housing", "normal", at(11, 23), at(11, 30, 17, 30)),  # 7 days: after five of them
        ("water", "critical", at(11, 23, 10), at(11, 24, 2)),  # 24 hours: after sixteen
    ],
)
def test_it_turns_yellow_at_two_thirds_or_one_day_before_the_end(category, priority, start, warn):
    assert clock_from(category, priority, start).warn_at == warn


def test_two_clocks_and_a_limit_that_begins_later():
    assert respond_by("water", "normal", at(11, 20)) == at(11, 23, 17, 30)
    assert respond_by("water", "critical", at(11, 20)) == at(11, 20, 12)
    TimeLimit.objects.create(category_id="water", priority="normal", valid_from=date(2026, 12, 1), working_days=1)
    catalogues.forget()
    assert due_at("water", "normal", at(11, 30)) == at(12, 3, 17, 30)
    assert due_at("water", "normal", at(12, 1)) == at(12, 2, 17, 30)


def test_so_many_working_days_overdue():
    assert passed_by(2, at(11, 25, 17, 30)) == at(11, 24, 0)  # due Monday 23: two days after it have ended
    assert passed_by(2, at(11, 25, 17, 29)) == at(11, 23, 0)  # due on Sunday at the latest
    assert passed_by(5, at(10, 9, 12)) == at(9, 24, 0)  # 8 October, 30, 29, 28 and 24: no holiday counts


@pytest.mark.parametrize(("day", "allowed"), [(23, 1), (24, 1), (27, 4)])
def test_a_clock_that_somebody_outside_ends(worker, own, day, allowed):
    issue = make.issue(worker, own, opened_at=at(11, 23))
    before = issue.version
    Issue.objects.update(escalated=2)
    end_clock_on(issue, date(2026, 11, day))
    stored = Issue.objects.get()
    for row in (issue, stored):
        assert (row.due_at, row.allowed, row.escalated, row.version) == (at(11, day, 17, 30), allowed, 0, before + 1)
