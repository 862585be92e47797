"""Call-backs: whether the household is asked, what it answered, and what follows. See ``issues`` for the moves."""

from dataclasses import dataclass
from zlib import crc32

from caseload.core import catalogues, wall_clock
from visits.issues.models import CallBack, CallBackRule, Issue

NOT_REACHED = "not_reached"
"""The answer to a call-back that found nobody."""
TRIES = 3
"""After so many tries that reached nobody an issue is closed without a rating."""


@dataclass(frozen=True)
class Outcome:
    """``reopens``: dissatisfied, or not solved; ``again``: nobody was reached, and it is to be tried once more."""

    satisfaction: str = ""
    reopens: bool = False
    again: bool = False


def is_sampled(issue):
    """Whether the household of ``issue`` is asked: by its number, so that nobody chooses whom to ask."""
    if not issue.household_id:
        return False
    rule = catalogues.rows(CallBackRule).get(issue.kind)
    return rule is None or crc32(issue.number.encode()) % 100 < rule.percent


def answered(issue, asked, by, now):
    """Write down one call-back from what the move asked for; returns the Outcome."""
    rating = asked["satisfaction"]
    reached = rating != NOT_REACHED
    solved = asked.get("solved", True) if reached else None
    CallBack.objects.create(
        issue=issue,
        by=by,
        at=now,
        way=asked.get("way") or CallBack.Way.PHONE,
        reached=reached,
        solved=solved,
        satisfaction=rating if reached else "",
        words=asked.get("note") or "",
    )
    if not reached:
        return Outcome(again=tries_so_far(issue) < TRIES)
    return Outcome(satisfaction=rating, reopens=not solved or rating in Issue.DISSATISFIED)


def tries_so_far(issue):
    """How often nobody was reached since it was solved."""
    since = issue.resolved_at or wall_clock.now()
    return CallBack.objects.filter(issue=issue, reached=False, at__gte=since).count()
