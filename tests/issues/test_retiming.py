"""Days that become holidays, or days of work, move what is due as if they had been known from the beginning."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.core import catalogues, wall_clock
from caseload.core.models import CalendarDay
from caseload.core.services.calendar import add_working_days, clear_day, is_workday, moved_by, set_day
from tests import make
from tests.plans import making
from visits.issues.models import Issue
from visits.issues.services.deadlines import clock_from, respond_by
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def at(day, hour=9):
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def fresh(issue):
    issue.refresh_from_db()
    clock = clock_from(issue.category_id, issue.priority, issue.opened_at)
    return (clock.due_at, clock.warn_at, respond_by(issue.category_id, issue.priority, issue.opened_at))


def times(issue):
    return issue.due_at, issue.warn_at, issue.respond_by


@pytest.mark.parametrize("offset", range(-1, 10))
def test_a_day_entered_later_counts_as_if_it_had_been_known(worker, own, offset):
    issue = make.issue(worker, own, opened_at=at(MONDAY))
    day = MONDAY + timedelta(days=offset)
    before = times(issue)
    told = set_day(by=None, day=day, is_workday=not is_workday(day), name="停电")
    assert fresh(issue) == times(issue) and bool(told) == (times(issue) != before)
    clear_day(by=None, day=day)
    assert fresh(issue) == times(issue) == before


def test_what_is_timed_anew_is_another_version(worker, own):
    issue = make.issue(worker, own, opened_at=at(MONDAY))
    set_day(by=None, day=MONDAY + timedelta(days=1), is_workday=False)
    assert Issue.objects.get().version == issue.version + 1


def test_the_days_of_an_extension_and_of_a_pause_stay(worker, supervisor, own):
    issue = make.issue(worker, own, opened_at=at(MONDAY))
    with wall_clock.stands_at(at(MONDAY + timedelta(days=1))):
        move_issue(by=worker, issue=issue, verb="start")
        move_issue(by=supervisor, issue=issue, verb="extend", extra=2, reason="等材料")
        move_issue(by=worker, issue=issue, verb="suspend", reason="户主住院", until=MONDAY + timedelta(days=4))
    with wall_clock.stands_at(at(MONDAY + timedelta(days=3))):
        move_issue(by=worker, issue=issue, verb="resume")
    due = timezone.localdate(issue.due_at)
    set_day(by=None, day=MONDAY + timedelta(days=2), is_workday=False)  # in the pause
    issue.refresh_from_db()
    assert timezone.localdate(issue.due_at) == due
    set_day(by=None, day=MONDAY + timedelta(days=4), is_workday=False)
    issue.refresh_from_db()
    assert timezone.localdate(issue.due_at) == add_working_days(due, 1)


def test_what_has_ended_runs_by_the_hour_or_lies_elsewhere_stays(worker, supervisor, own):
    ended = make.issue(worker, own, opened_at=at(MONDAY))
    move_issue(by=supervisor, issue=ended, verb="reject", reason="重复")
    urgent = make.issue(worker, own, opened_at=at(MONDAY), priority="urgent")
    before = list(Issue.objects.order_by("pk").values())
    assert set_day(by=None, day=MONDAY + timedelta(days=1), is_workday=False) == []
    assert list(Issue.objects.order_by("pk").values()) == before and urgent.in_hours


def test_a_reopened_one_counts_from_its_reopening(worker, supervisor, own):
    issue = make.issue(worker, own, opened_at=at(MONDAY - timedelta(days=14)))
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    with wall_clock.stands_at(at(MONDAY)):
        move_issue(by=supervisor, issue=issue, verb="call_back", satisfaction="dissatisfied", solved=False)
    set_day(by=None, day=MONDAY + timedelta(days=1), is_workday=False)
    issue.refresh_from_db()
    assert issue.due_at == clock_from(issue.category_id, issue.priority, at(MONDAY)).due_at


def test_the_page_says_how_many(enter, admin, worker, supervisor, own):
    make.issue(worker, own)
    making.at_stage(own, worker, supervisor, "planning", "approval")
    day = add_working_days(timezone.localdate(), 1)
    sent = {"day": day.isoformat(), "is_workday": "False", "name": "停电"}
    page = enter(admin).post("/calendar/", sent, follow=True).content.decode()
    assert "1 件未结问题已重新计时" in page and "1 项督导答复已重新计时" in page
    again = enter(admin).post("/calendar/", sent, follow=True).content.decode()
    assert "重新计时" not in again


def test_the_day_of_an_answer_moves_along(worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intake", "intake")
    set_day(by=None, day=add_working_days(timezone.localdate(), 1), is_workday=False)
    plan.refresh_from_db()
    assert plan.answer_by == add_working_days(timezone.localdate(), plan.level.answer_days)


DAYS = st.dates(date(2026, 3, 1), date(2026, 5, 31))


@settings(max_examples=60, deadline=None)
@given(start=DAYS, count=st.integers(0, 12), changed=st.dictionaries(DAYS, st.booleans(), max_size=6))
def test_it_is_always_the_day_that_a_new_reckoning_gives(start, count, changed):
    due = add_working_days(start, count)
    before = {day: is_workday(day) for day in changed}
    rows = [CalendarDay(day=day, is_workday=worked) for day, worked in changed.items()]
    known = CalendarDay.objects.filter(day__in=changed)
    former = list(known)
    try:
        known.delete()
        CalendarDay.objects.bulk_create(rows)
        catalogues.forget()
        assert moved_by(before, start, due) == add_working_days(start, count)
    finally:
        CalendarDay.objects.filter(day__in=changed).delete()
        CalendarDay.objects.bulk_create(former)
        catalogues.forget()
