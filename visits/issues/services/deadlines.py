"""By when an issue is to be solved, and how much of that time is left. One definition for every screen."""

import math
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import catalogues, wall_clock
from caseload.core.services.calendar import (
    add_working_days,
    closing_of,
    is_workday,
    subtract_working_days,
    working_days_between,
)
from caseload.core.templatetags.reading import day as day_words
from visits.issues.models import Issue, TimeLimit

DAYS_WITHOUT_A_LIMIT = 5
"""Working days for a category that nobody gave a limit: every open issue has a due time."""

LIGHTS = {"green": "", "yellow": "warn", "red": "late"}
"""The kind of mark that stands for each light."""


@dataclass(frozen=True)
class TimeLeft:
    """``kind``: ok (solved), warn (due soon), late, pause, idle, or empty while there is time; ``words`` say it."""

    kind: str
    words: str


@dataclass(frozen=True)
class Clock:
    """The clock of a solution: how much time there is in all, and when it warns and ends."""

    allowed: int
    in_hours: bool
    due_at: datetime
    warn_at: datetime

    @classmethod
    def ending(cls, due, allowed, in_hours):
        return cls(allowed, in_hours, due, warn_at(due, allowed, in_hours))

    def facts(self):
        """The columns of an issue; of a new due time nothing was told yet."""
        return {**asdict(self), "escalated": 0}


def limit_for(category_id, priority, day=None):
    """The limit on ``day`` of this category at this priority, else that of all categories; None where neither is set.

    Of several the newest that has begun holds.
    """
    day, found = day or wall_clock.today(), {}
    begun = (row for row in catalogues.rows(TimeLimit).values() if not row.valid_from or row.valid_from <= day)
    for row in sorted(begun, key=lambda row: row.valid_from or date.min):
        found[row.category_id, row.priority] = row
    return found.get((category_id, priority)) or found.get((None, priority))


def clock_from(category_id, priority, start, promised_for=None):
    """The clock of an issue that starts at ``start``: to the end of a working day, or so many hours.

    ``promised_for``: a day by which it is to be solved. It may shorten the limit, never lengthen it.
    """
    clock = _clock_by_rule(category_id, priority, start)
    if not promised_for or closing_of(promised_for) >= clock.due_at:
        return clock
    days = working_days_between(timezone.localdate(start), promised_for)
    return Clock.ending(closing_of(promised_for), max(1, days), False)


def _clock_by_rule(category_id, priority, start):
    limit = limit_for(category_id, priority, timezone.localdate(start))
    if limit and limit.hours:
        return Clock.ending(start + timedelta(hours=limit.hours), limit.hours, True)
    days = limit.working_days if limit else DAYS_WITHOUT_A_LIMIT
    return Clock.ending(later(start, days), days, False)


def due_at(category_id, priority, start):
    return clock_from(category_id, priority, start).due_at


def respond_by(category_id, priority, start):
    """By when somebody is to have taken it up."""
    limit = limit_for(category_id, priority, timezone.localdate(start))
    if limit and limit.response_hours:
        return start + timedelta(hours=limit.response_hours)
    return later(start, limit.response_days if limit else 1)


def later(moment, days):
    """The end of the ``days``-th working day after that of ``moment``."""
    return closing_of(add_working_days(timezone.localdate(moment), days))


def last_ended(moment):
    """The last day whose working hours were over at ``moment``."""
    day = timezone.localdate(moment)
    return day if moment >= closing_of(day) else day - timedelta(days=1)


def warn_at(due, allowed, in_hours):
    """When two thirds of the time are gone, or, if that is earlier, the working day before the last one begins."""
    if in_hours:
        return due - timedelta(hours=allowed) / 3
    last = timezone.localdate(due)
    one_day_left = timezone.make_aware(datetime.combine(subtract_working_days(last, 1), time()))
    return min(one_day_left, closing_of(subtract_working_days(last, allowed // 3)))


def clock_after_pause(issue, resumed_at):
    """The clock of a suspended issue, moved on by the working days (or hours) for which it stood still.

    A working day is used up when it ends: one that ends during the pause is not.
    """
    return Clock.ending(_moved(issue.due_at, issue, resumed_at), issue.allowed, issue.in_hours)


def _moved(due, issue, resumed_at):
    if issue.in_hours:
        return due + (resumed_at - issue.suspended_at)
    begun = last_ended(issue.suspended_at)
    if working_days_between(begun, timezone.localdate(due)) > issue.allowed:
        begun += timedelta(days=1)  # the day on which the clock started counts for nothing
    return later(due, max(0, working_days_between(begun, last_ended(resumed_at))))


def clock_extended(issue, extra):
    """The clock of ``issue`` with ``extra`` working days (or hours) more."""
    due = issue.due_at + timedelta(hours=extra) if issue.in_hours else later(issue.due_at, extra)
    return Clock.ending(due, issue.allowed + extra, issue.in_hours)


def end_clock_on(issue, day):
    """Let the clock of ``issue`` end on ``day``, which somebody outside has named; written at once."""
    days = max(1, working_days_between(timezone.localdate(issue.opened_at), day))
    facts = Clock.ending(closing_of(day), days, False).facts()
    Issue.objects.filter(pk=issue.pk).update(**facts, version=F("version") + 1)
    for name, value in {**facts, "version": issue.version + 1}.items():
        setattr(issue, name, value)


def passed_by(days, now):
    """The moment such that what was due before it is overdue by ``days`` working days or more at ``now``.

    A day counts once it has ended.
    """
    ended = last_ended(now)
    while days > 0:
        days -= is_workday(ended)
        ended -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(ended + timedelta(days=1), time()))


def time_left(issue, now=None):
    """How ``issue`` stands against its clock, as a status kind and words."""
    now = now or wall_clock.now()
    light = issue.light(now)
    if light:
        return _overdue(issue.due_at, now) if light == "red" else _left(issue, LIGHTS[light], now)
    if issue.status == Issue.Status.SUSPENDED:
        return TimeLeft("pause", _("Clock stopped until %(day)s") % {"day": day_words(issue.suspended_until)})
    if issue.status in Issue.SOLVED:
        return TimeLeft("ok", _("Solved %(day)s") % {"day": day_words(issue.resolved_at)})
    if issue.status == Issue.Status.CLOSED:
        return TimeLeft("ok", _("Closed %(day)s") % {"day": day_words(issue.closed_on)})
    ended = {"status": issue.get_status_display(), "day": day_words(issue.closed_on)}
    return TimeLeft("idle", _("%(status)s %(day)s") % ended)


def with_time_left(issues):
    """The same issues, each carrying ``left``."""
    now = wall_clock.now()
    for issue in issues:
        issue.left = time_left(issue, now)
    return issues


def _left(issue, kind, now):
    due = issue.due_at
    days = working_days_between(timezone.localdate(now), timezone.localdate(due))
    if days < 1 or issue.in_hours:
        hours = math.floor((due - now) / timedelta(hours=1))
        if hours < 1:
            return TimeLeft(kind, _("less than an hour left"))
        return TimeLeft(kind, ngettext("%(n)s hour left", "%(n)s hours left", hours) % {"n": hours})
    return TimeLeft(kind, ngettext("%(n)s working day left", "%(n)s working days left", days) % {"n": days})


def _overdue(due, now):
    days = working_days_between(timezone.localdate(due), timezone.localdate(now))
    if days >= 1:
        words = ngettext("Overdue %(n)s working day", "Overdue %(n)s working days", days) % {"n": days}
        return TimeLeft("late", words)
    hours = max(1, math.floor((now - due) / timedelta(hours=1)))
    if hours < 24:
        return TimeLeft("late", ngettext("Overdue %(n)s hour", "Overdue %(n)s hours", hours) % {"n": hours})
    return TimeLeft("late", ngettext("Overdue %(n)s day", "Overdue %(n)s days", hours // 24) % {"n": hours // 24})
