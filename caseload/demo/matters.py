"""The issues of a household: problems found and difficulties voiced, each with the moves it is to take."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core.models import User
from caseload.core.services.calendar import is_workday
from caseload.demo import words
from caseload.demo.plan import RECENT_DAYS
from visits.issues.models import Issue
from visits.issues.services.deadlines import clock_from
from visits.models import Visit

S = Issue.Status
OPEN_STATES = (S.PROCESSING, S.SIGNED, S.ASSIGNED, S.RESOLVED, S.SUSPENDED)
NOT_FROM_VISITS = ("phone", "walk_in", "hotline", "department")
LATE = timedelta(days=21)
"""Opened so long ago, a matter of normal priority that is still open is overdue."""
SUSPENDED_FOR = timedelta(days=9)


@dataclass
class Move:
    """A move of the issue, with what it is asked."""

    verb: str
    by: User
    at: datetime
    asked: dict


@dataclass
class Matter:
    """``facts``: kind, priority, title and source. ``moves``: those after it was reported."""

    category: str
    facts: dict
    result: str
    opened_at: datetime
    worker: User
    overseer: User
    visit: Visit | None
    moves: list = field(default_factory=list)

    @property
    def ends(self):
        return bool(self.moves) and self.moves[-1].verb in ("close", "call_back")

    def clock(self):
        return clock_from(self.category, self.facts["priority"], self.opened_at)

    def move(self, verb, at, **asked):
        """By the household's worker, or by whoever oversees them."""
        by = self.worker if verb in ("sign", "start", "resolve", "suspend") else self.overseer
        self.moves.append(Move(verb, by, at, asked))


def closed_problem(rng, home, now):
    """Found on a visit, solved, and closed by a look at the spot: nobody is asked for a rating."""
    visit = rng.choice([visit for visit in home.visits if visit.was_made])
    matter = _matter(rng, "problem", home, visit.created_at, visit)
    end = _until_resolved(rng, matter, now)
    matter.move("close", end, note=rng.choice(words.CHECKED))
    return matter


def closed_difficulty(rng, home, now, rating):
    """Voiced and closed within the last RECENT_DAYS days, and rated when called back."""
    earliest = timezone.localdate(now) - timedelta(days=RECENT_DAYS - 5)
    recent = [visit for visit in home.visits if visit.was_made and visit.visited_on > earliest]
    visit = rng.choice(recent) if recent and rng.random() < 0.8 else None
    opened = visit.created_at if visit else _office_hours(rng, now - timedelta(days=rng.randrange(3, RECENT_DAYS - 5)))
    matter = _matter(rng, rng.choice(["difficulty", "difficulty", "errand"]), home, opened, visit)
    said = rng.choice(words.CALLED_FAIR if rating == Issue.Satisfaction.FAIR else words.CALLED)
    end = _until_resolved(rng, matter, now)
    matter.move("call_back", end, way="phone", satisfaction=rating, solved=True, note=said)
    return matter


def open_matter(rng, kind, home, now, place):
    """The ``place``-th open matter of its kind: the first is overdue, the next due soon, the others along the way."""
    state = OPEN_STATES[place % len(OPEN_STATES)] if place else S.PROCESSING
    opened = _office_hours(rng, now - (LATE if place == 0 else timedelta(days=rng.randrange(1, 3))))
    matter = _matter(rng, kind, home, opened, None)
    if place == 1:
        _make_due_soon(matter, now)
    opened = matter.opened_at
    if state != S.ASSIGNED:
        matter.move("sign", _later(opened, 1, now))
    if state in (S.PROCESSING, S.RESOLVED, S.SUSPENDED):
        matter.move("start", _later(opened, 4, now))
    if state == S.RESOLVED:
        matter.move("resolve", _later(opened, 20, now), result=matter.result)
    if state == S.SUSPENDED:
        until = timezone.localdate(now) + SUSPENDED_FOR
        matter.move("suspend", _later(opened, 6, now), reason=words.SUSPENDED, until=until)
    return matter


def _matter(rng, kind, home, opened, visit):
    category, title, result = words.matter(rng, kind)
    priority = "important" if rng.random() < 0.12 else "normal"
    source = "visit" if visit else rng.choice(NOT_FROM_VISITS)
    facts = {"kind": kind, "priority": priority, "title": title, "source": source}
    return Matter(category, facts, result, opened, home.worker, home.overseer, visit)


def _make_due_soon(matter, now):
    """Move the opening of ``matter`` back until it is due today or on the next working day."""
    matter.opened_at = _at_noon(now - timedelta(days=1))
    while matter.clock().warn_at > now:
        matter.opened_at -= timedelta(days=1)


def _at_noon(at):
    return timezone.localtime(at).replace(hour=12, minute=0, second=0, microsecond=0)


def _until_resolved(rng, matter, now):
    """Take it up to its solution; returns when it ends: within its time mostly, and by ``now`` always."""
    opened = matter.opened_at
    allowed = (matter.clock().due_at - opened) * (1.2 if rng.random() < 0.04 else rng.uniform(0.3, 0.9))
    end = min(_in_office_hours(opened + allowed), now)
    part = (end - opened) / 10
    matter.move("sign", opened + part)
    matter.move("start", opened + part * 3)
    matter.move("resolve", opened + part * 8, result=matter.result)
    return end


def _office_hours(rng, at):
    """A time between 8:30 and 17:00 on the day of ``at``, or on the working day before it."""
    day = timezone.localdate(at)
    while not is_workday(day):
        day -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(8, 30)) + timedelta(minutes=rng.randrange(510)))


def _in_office_hours(at):
    """``at``, moved to the afternoon of its day when it falls in the night."""
    local = timezone.localtime(at)
    return at if 8 <= local.hour < 18 else local.replace(hour=15, minute=at.minute)


def _later(at, hours, now):
    return min(at + timedelta(hours=hours), now)
