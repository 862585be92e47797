"""Working days, from the ``CalendarDay`` table; a year that it lacks is Monday to Friday."""

from calendar import monthrange
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.events import working_days_changed
from caseload.core.models import CalendarDay

CLOSING = time(17, 30)
"""When a working day ends: an issue due on a day is due by then."""


def is_workday(day):
    marked = catalogues.rows(CalendarDay).get(day)
    return marked.is_workday if marked else day.weekday() < 5


def is_holiday(day):
    """A day that the calendar marks as free; an ordinary weekend is none."""
    marked = catalogues.rows(CalendarDay).get(day)
    return bool(marked and not marked.is_workday)


def last_day_not_holiday(day):
    """``day`` itself, or the last day before it that is no holiday."""
    while is_holiday(day):
        day -= timedelta(days=1)
    return day


def year_is_known(year):
    """Whether holidays of ``year`` are in the table; where not, pages say that they count Monday to Friday."""
    return any(day.year == year for day in catalogues.rows(CalendarDay))


def add_working_days(day, count):
    """The ``count``-th working day after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def subtract_working_days(day, count):
    """The ``count``-th working day before ``day``."""
    while count > 0:
        day -= timedelta(days=1)
        count -= is_workday(day)
    return day


def working_days_between(first, last):
    """Working days after ``first`` up to and including ``last``; negative when ``last`` lies before."""
    if last < first:
        return -working_days_between(last, first)
    days = ((first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    return sum(is_workday(day) for day in days)


def closing_of(day):
    return timezone.make_aware(datetime.combine(day, CLOSING))


@transaction.atomic
def set_day(*, by, day, is_workday, name=""):
    """Mark ``day`` as worked or free, whatever its weekday. Returns what was timed anew for that, in words."""
    with timed_anew([day]) as told:
        CalendarDay.objects.update_or_create(day=day, defaults={"is_workday": is_workday, "name": name})
    return told


@transaction.atomic
def clear_day(*, by, day):
    """Let ``day`` count like any other day of the week. Returns what was timed anew for that, in words."""
    with timed_anew([day]) as told:
        CalendarDay.objects.filter(day=day).delete()
    return told


@contextmanager
def timed_anew(days):
    """What is changed inside may make working days of ``days``, or free ones; in the end it says what follows."""
    told, before = [], {day: is_workday(day) for day in days}
    yield told
    catalogues.forget()
    if changed := {day: was for day, was in before.items() if is_workday(day) != was}:
        told += working_days_changed.ask(before=changed)


def moved_by(before, start, due, pauses=()):
    """The day that lies as many working days after ``start`` as ``due`` did while the days of ``before`` were worked,
    or not, as it says. ``pauses``: pairs of days; what lies after the first and up to the second counts for nothing."""

    def counts(day, is_worked):
        return is_worked and not any(first < day <= last for first, last in pauses)

    days = (start + timedelta(days=n) for n in range(1, (due - start).days + 1))
    left = sum(counts(day, before[day] if day in before else is_workday(day)) for day in days)
    while left > 0:
        start += timedelta(days=1)
        left -= counts(start, is_workday(start))
    return start


def months_after(day, months):
    """The same day of the month ``months`` later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
