"""By when an issue is to be solved, and how much of that time is left. One definition for every screen."""

import math
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import catalogue
from caseload.core.services.calendar import CLOSING, add_working_days, closing_of, working_days_between
from caseload.core.templatetags.reading import day as day_words
from visits.models import Issue, TimeLimit, end_of_soon

DAYS_WITHOUT_A_LIMIT = 5
"""Working days for a category that nobody gave a limit: every open issue has a due time."""


@dataclass(frozen=True)
class TimeLeft:
    """``kind``: ok (solved), warn (due soon), late, pause, idle, or empty while there is time; ``words`` say it."""

    kind: str
    words: str


def limit_for(category_id, priority):
    """The limit of this category at this priority, else that of all categories; None where neither is set."""
    limits = {(row.category_id, row.priority): row for row in catalogue.rows(TimeLimit).values()}
    return limits.get((category_id, priority)) or limits.get((None, priority))


def due_at(category_id, priority, start):
    """When an issue whose clock starts at ``start`` is due: the end of a working day, or so many hours later."""
    limit = limit_for(category_id, priority)
    if limit and limit.hours:
        return start + timedelta(hours=limit.hours)
    days = limit.working_days if limit else DAYS_WITHOUT_A_LIMIT
    return closing_of(add_working_days(timezone.localdate(start), days))


def due_after_pause(due, suspended_at, resumed_at):
    """The due time moved on by the working days (of an hour's clock: the hours) for which the clock stood still."""
    if runs_by_the_hour(due):
        return due + (resumed_at - suspended_at)
    stood = working_days_between(timezone.localdate(suspended_at), timezone.localdate(resumed_at))
    return closing_of(add_working_days(timezone.localdate(due), stood))


def runs_by_the_hour(due):
    """A limit in working days ends with a day; any other time of day comes from a limit in hours."""
    return timezone.localtime(due).time() != CLOSING


def time_left(issue, now=None):
    """How ``issue`` stands against its clock, as a status kind and words."""
    now = now or timezone.now()
    if issue.is_running:
        return _overdue(issue.due_at, now) if issue.due_at < now else _left(issue.due_at, now)
    if issue.status == Issue.Status.SUSPENDED:
        return TimeLeft("pause", _("Clock stopped until %(day)s") % {"day": day_words(issue.suspended_until)})
    if issue.status == Issue.Status.RESOLVED:
        return TimeLeft("ok", _("Solved %(day)s") % {"day": day_words(issue.resolved_at)})
    if issue.status == Issue.Status.CLOSED:
        return TimeLeft("ok", _("Closed %(day)s") % {"day": day_words(issue.closed_on)})
    return TimeLeft("idle", _("Not accepted %(day)s") % {"day": day_words(issue.closed_on)})


def with_time_left(issues):
    """The same issues, each carrying ``left``."""
    now = timezone.now()
    for issue in issues:
        issue.left = time_left(issue, now)
    return issues


def _left(due, now):
    kind = "warn" if due <= end_of_soon(now) else ""
    days = working_days_between(timezone.localdate(now), timezone.localdate(due))
    if days < 1 or runs_by_the_hour(due):
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
