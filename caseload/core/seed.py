"""What an empty database needs before anybody works in it: the calendar."""

import holidays
from django.apps import apps as current_apps

YEARS = range(2019, 2031)


def seed(apps=current_apps):
    """Public holidays and make-up working days, of the years whose calendar the State Council has published."""
    CalendarDay = apps.get_model("core", "CalendarDay")
    rows = []
    for year in YEARS:
        calendar = holidays.country_holidays("CN", years=year, language="zh_CN")
        worked = [day for day in calendar.weekend_workdays if day.year == year]
        if worked:
            rows += [CalendarDay(day=day, is_workday=True, name="调休上班") for day in worked]
            rows += [CalendarDay(day=day, is_workday=False, name=name[:60]) for day, name in calendar.items()]
    CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)
