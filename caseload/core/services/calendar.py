"""Working days, from the ``CalendarDay`` table; a year that it lacks is Monday to Friday."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core import catalogues
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


def set_day(*, by, day, is_workday, name=""):
    """Mark ``day`` as worked or free, whatever its weekday."""
    row, _ = CalendarDay.objects.update_or_create(day=day, defaults={"is_workday": is_workday, "name": name})
    catalogues.forget()
    return row


def clear_day(*, by, day):
    """Let ``day`` count like any other day of the week."""
    CalendarDay.objects.filter(day=day).delete()
    catalogues.forget()
