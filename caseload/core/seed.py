"""What an empty database needs before anybody works in it: the calendar."""

import holidays

from caseload.core.models import CalendarDay
from caseload.core.services.calendar import timed_anew

YEARS = range(2019, 2031)


def seed():
    """Public holidays and make-up working days, of the years whose calendar the State Council has published. A year of
    which a day is known stays as administrators keep it."""
    known = {day.year for day in CalendarDay.objects.values_list("day", flat=True)}
    for year in YEARS:
        if year not in known and (days := _days_of(year)):
            with timed_anew([row.day for row in days]):
                CalendarDay.objects.bulk_create(days)


def _days_of(year):
    calendar = holidays.country_holidays("CN", years=year, language="zh_CN")
    worked = [day for day in calendar.weekend_workdays if day.year == year]
    if not worked:
        return []
    free = [CalendarDay(day=day, is_workday=False, name=_called(name)) for day, name in calendar.items()]
    return [CalendarDay(day=day, is_workday=True, name="调休上班") for day in worked] + free


def _called(name):
    """As people here call it: 休息日（由 2026-01-04 调休） is nobody's word."""
    return "调休放假" if "调休" in name else name[:60]
