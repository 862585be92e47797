"""Working days, counted day by day from the published holidays (tests/holidays), and by the application."""

import json
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from caseload.core.services.calendar import CLOSING, is_workday
from visits.issues.models import Issue
from visits.issues.services.deadlines import clock_after_pause, clock_extended, clock_from, limit_for

pytestmark = pytest.mark.django_db
FILES = sorted((Path(__file__).parents[1] / "holidays").glob("*.json"))
PUBLISHED = {
    date.fromisoformat(row["date"]): not row["isOffDay"]
    for file in FILES
    for row in json.loads(file.read_text(encoding="utf-8"))["days"]
}
FIRST, LAST = date(2019, 1, 1), date(2026, 12, 31)
CATEGORIES = ["water", "livelihood", "benefits", "medical", "housing", "job"]


def is_worked(day):
    return PUBLISHED.get(day, day.weekday() < 5)


def closing(day):
    return timezone.make_aware(datetime.combine(day, CLOSING))


def due_day(start, days, pauses=()):
    """The day on which ``days`` working days are used up; none is used up whose end falls into a pause."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_worked(day) and not any(first < closing(day) <= last for first, last in pauses)
    return day


def yellow_on(due, days):
    """The moment of the light: after two thirds of the days, or as the last day but one begins, whichever is first."""
    last_days = [day for day in (due - timedelta(days=n) for n in range(400)) if is_worked(day)]
    two_thirds = datetime.combine(last_days[days // 3], CLOSING)
    return timezone.make_aware(min(two_thirds, datetime.combine(last_days[1], time())))


def test_every_day_of_eight_years_is_as_published(db):
    assert [file.stem for file in FILES] == [str(year) for year in range(2019, 2027)]
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert [day for day in days if is_workday(day) != is_worked(day)] == []
    assert sum(PUBLISHED.values()) > 40, "days worked to make up for holidays are among them"


class Case:
    """A matter with up to three pauses and perhaps an extension, as it went on the calendar and in the application."""

    def __init__(self, rng):
        self.rng = rng
        self.start = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days - 250))
        self.category = rng.choice(CATEGORIES)
        self.days = limit_for(self.category, "normal", self.start).working_days
        self.pauses, self.issue = [], Issue(status="processing")
        self.begun = timezone.make_aware(datetime.combine(self.start, time(rng.randrange(24), rng.randrange(60))))
        self.set(clock_from(self.category, "normal", self.begun))

    def set(self, clock):
        for name, value in clock.facts().items():
            setattr(self.issue, name, value)

    def due(self):
        return due_day(self.start, self.days, self.pauses)

    def pause(self):
        """From some moment before it is due, for up to 40 days."""
        earliest = max([self.begun, *(last for _first, last in self.pauses)])
        first = earliest + (closing(self.due()) - earliest) * self.rng.random()
        last = first + timedelta(minutes=self.rng.randrange(40 * 24 * 60))
        self.pauses.append((first, last))
        self.issue.suspended_at = first
        self.set(clock_after_pause(self.issue, last))

    def extend(self):
        extra = self.rng.randrange(1, self.days + 1)
        self.days += extra
        self.set(clock_extended(self.issue, extra))


def test_five_hundred_matters_end_when_their_days_are_used_up():
    rng, paused, over_made_up = random.Random(20261127), 0, 0
    for _ in range(500):
        case = Case(rng)
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            case.pause()
        if rng.random() < 0.25:
            case.extend()
        due = case.due()
        told = f"{case.category} from {case.start}, {case.days} working days, pauses {case.pauses}"
        assert case.issue.due_at == closing(due), told
        assert case.issue.warn_at == yellow_on(due, case.days), told
        assert all(last <= case.issue.due_at for _first, last in case.pauses), "no pause ends in red that began in time"
        paused += bool(case.pauses)
        between = (case.start + timedelta(days=n) for n in range(1, (due - case.start).days + 1))
        over_made_up += any(PUBLISHED.get(day) for day in between)
    assert paused > 300 and over_made_up > 60
