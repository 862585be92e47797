"""The activities of a month, a cell for each day."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import WEEKDAYS, speaks_chinese
from visits.activities.filters import CalendarFilter
from visits.activities.models import Activity

WEEKS = calendar.Calendar()
YEARS = range(2000, 2100)


@dataclass
class Day:
    day: date
    is_other_month: bool
    is_today: bool
    activities: list


def month_asked(text):
    """The first day of the month ``2026-11``; of this one, where ``text`` is none."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = None
    return first if first and first.year in YEARS else timezone.localdate().replace(day=1)


def weeks_of(first, activities):
    """The weeks, Monday first, that the month beginning with ``first`` touches; each its seven days."""
    found = {day: list(rows) for day, rows in groupby(activities, key=attrgetter("day"))}
    today = timezone.localdate()
    return [
        [Day(day, day.month != first.month, day == today, found.get(day, [])) for day in week]
        for week in WEEKS.monthdatescalendar(first.year, first.month)
    ]


def named(first):
    return f"{first.year}年{first.month}月" if speaks_chinese() else f"{first:%Y-%m}"


@allow(P.ACTIVITY_VIEW)
def month(request):
    first = month_asked(request.GET.get("month", ""))
    after = (first + timedelta(days=31)).replace(day=1)
    rows = Activity.objects.visible_to(request.user).filter(day__gte=first, day__lt=after)
    asked = CalendarFilter(request.GET, rows, user=request.user)
    if (settled := asked.settled()) is not None:
        return redirect(f"{request.path}?{settled}")
    found = list(asked.qs.order_by("day", "begins", "pk"))
    before = first - timedelta(days=1)
    context = {
        "form": asked.form,
        "weeks": weeks_of(first, found),
        "weekdays": WEEKDAYS["zh" if speaks_chinese() else "en"],
        "total": len(found),
        "month": named(first),
        "before": (f"{before:%Y-%m}", named(before)),
        "after": (f"{after:%Y-%m}", named(after)),
        "clear_url": f"{request.path}?month={first:%Y-%m}",
        "may_run": request.user.may(P.ACTIVITY_RUN),
        "page_back": reverse("activities:list"),
    }
    return render(request, "activities/calendar.html", context)
