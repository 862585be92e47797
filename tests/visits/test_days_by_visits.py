"""Which day of the next visit follows from visits made, tries in vain, and days that somebody set."""

import uuid
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from caseload.core.models import Notice
from households.models import Household
from tests import make
from visits.doorstep.services.saving import record_not_home
from visits.models import Visit, VisitMove
from visits.services import planning

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 10)
OVERDUE_FROM = DUE + timedelta(days=6)


def on(day, hour=9):
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def day(n):
    return DUE + timedelta(days=n)


def tried(on_day, again):
    return Visit(visited_on=day(on_day), next_visit_on=day(again), created_at=on(day(on_day)))


def moved(on_day, to=30):
    return VisitMove(to_day=day(to), at=on(day(on_day), hour=12))


@pytest.mark.parametrize(
    ("a_try", "last", "move", "due", "again"),
    [
        (None, None, None, 0, None),
        (tried(-2, 1), None, None, 1, None),  # within the grace the due day itself moves
        (tried(2, 5), None, None, 5, None),
        (tried(3, 6), None, None, 0, 6),  # overdue before the next try: it stays overdue
        (tried(9, 12), None, None, 0, 12),
        (tried(-5, -2), None, None, 0, None),  # the visit is not due before the next try
        (tried(-2, 1), -1, None, 0, None),  # somebody was met since
        (tried(-2, 1), -2, None, 0, None),  # on the same day
        (tried(-2, 1), -3, None, 1, None),
        (tried(-2, 1), None, moved(-1), 0, None),  # somebody set another day since
        (tried(-2, 1), None, moved(-3), 1, None),
    ],
)
def test_a_try_puts_off_what_is_not_overdue_by_then(a_try, last, move, due, again):
    last = day(last) if last is not None else None
    household = Household(next_visit_on=DUE, overdue_from=OVERDUE_FROM, last_visit_on=last, try_again_on=day(99))
    planning.put_off(household, a_try, move)
    assert (household.next_visit_on, household.overdue_from) == (day(due), OVERDUE_FROM)
    assert household.try_again_on == (day(again) if again is not None else None)


def test_a_try_that_names_no_day_puts_nothing_off():
    household = Household(next_visit_on=DUE, overdue_from=OVERDUE_FROM)
    planning.put_off(household, Visit(visited_on=DUE, next_visit_on=None, created_at=on(DUE)))
    assert (household.next_visit_on, household.try_again_on) == (DUE, None)


@pytest.mark.parametrize(
    ("made", "move", "due"),
    [
        (None, None, None),
        (Visit(next_visit_on=day(7), created_at=on(DUE)), None, 7),
        (Visit(next_visit_on=None, created_at=on(DUE)), None, None),
        (None, moved(0), 30),
        (Visit(next_visit_on=day(7), created_at=on(DUE)), moved(0), 30),  # moved after the visit
        (Visit(next_visit_on=day(7), created_at=on(DUE)), moved(-1), 7),  # before it: the visit has used it up
        (Visit(next_visit_on=None, created_at=on(DUE)), moved(-1), None),
    ],
)
def test_the_newest_word_on_the_next_day_holds(made, move, due):
    assert planning.due_day(made, move)[1] == (day(due) if due is not None else None)


def test_whoever_is_not_met_is_tried_again_three_days_later():
    assert planning.next_try(DUE) == date(2026, 3, 13)


def log(household, worker, *outcomes):
    """One a day, the last one today."""
    for n, outcome in enumerate(outcomes):
        at = timezone.now() - timedelta(days=len(outcomes) - 1 - n)
        make.visit(household, worker, outcome=outcome, visited_at=at, late_reason="补录")


@pytest.mark.parametrize(
    ("outcomes", "in_a_row"),
    [
        ([], 0),
        (["met"], 0),
        (["not_home", "met"], 0),
        (["not_home"], 1),
        (["not_home", "met", "not_home", "not_home"], 2),
        (["not_home"] * 4, 4),
    ],
)
def test_tries_in_a_row_are_those_since_somebody_was_met(own, worker, outcomes, in_a_row):
    log(own, worker, *outcomes)
    assert planning.tries_in_a_row(own.pk) == in_a_row


def told(kind=Notice.Kind.NOBODY_HOME):
    return {notice.user for notice in Notice.objects.filter(kind=kind)}


@pytest.mark.parametrize(
    ("outcomes", "is_told"),
    [
        (["not_home"] * 2, False),
        (["not_home"] * 3, True),
        (["not_home"] * 4, False),
        (["not_home", "not_home", "met"], False),
        (["not_home", "met", "not_home", "not_home"], False),
    ],
)
def test_the_third_try_in_vain_is_told_to_worker_and_supervisor_once(
    own, worker, supervisor, office, outcomes, is_told, django_capture_on_commit_callbacks
):
    log(own, worker, *outcomes[:-1])
    with django_capture_on_commit_callbacks(execute=True):
        log(own, worker, outcomes[-1])
    assert told() == ({worker, supervisor} if is_told else set())
    if is_told:
        notice = Notice.objects.filter(user=worker).get()
        assert notice.facts == {"household": own.head_name} and str(own.pk) in notice.url


def test_the_second_ring_within_ten_minutes_is_the_same_try(own, worker, colleague):
    at = timezone.now() - timedelta(hours=3)

    def ring(minutes, by=worker):
        when = at + timedelta(minutes=minutes)
        return record_not_home(by=by, id=uuid.uuid4(), household=own, at=when)

    first, is_new = ring(0)
    assert is_new and first.visited_at == first.entered_at == at
    assert ring(10) == (first, False) and ring(-10) == (first, False)
    assert ring(2, by=colleague)[1] is True
    assert ring(11)[1] is True and own.visits.tried().count() == 3


def test_a_moved_day_is_kept_with_its_reason_and_stands_until_the_visit(own, worker):
    make.visit(own, worker)
    own.refresh_from_db()
    before, to_day = own.next_visit_on, timezone.localdate() + timedelta(days=20)
    planning.move_due_day(by=worker, household=own, to_day=to_day, reason="老人住院")
    move = VisitMove.objects.get()
    assert (move.from_day, move.to_day, move.reason, move.by) == (before, to_day, "老人住院", worker)
    own.refresh_from_db()
    assert own.next_visit_on == to_day < own.overdue_from
    make.visit(own, worker)
    own.refresh_from_db()
    assert own.next_visit_on == before


def test_a_promise_stands_until_a_visit_says_that_it_was_kept_or_makes_another(own, worker):
    def after(days_ago, **said):
        at = timezone.now() - timedelta(days=days_ago)
        make.visit(own, worker, visited_at=at, late_reason="补录", **said)
        return planning.standings([own.pk])[own.pk].promised.promise

    assert after(6, promise="送药") == "送药"
    assert after(5) == after(4, promise_kept=False) == after(3, outcome="not_home") == "送药"
    assert after(2, promise_kept=True) == ""
    assert after(1, promise="问低保") == "问低保"
