"""The issues of a household: problems found and difficulties voiced, each with the steps it took."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core.services.calendar import is_workday
from caseload.demo import words
from caseload.demo.plan import RECENT_DAYS
from visits.issues.models import CallBack, Issue, IssueStep
from visits.issues.services.deadlines import clock_from, respond_by

S = Issue.Status
OPEN_STATES = (S.PROCESSING, S.ASSIGNED, S.REPORTED, S.RESOLVED, S.SUSPENDED)
NOT_FROM_VISITS = ("phone", "walk_in", "hotline", "department")
LATE = timedelta(days=21)
"""Opened so long ago, a matter of normal priority that is still open is overdue."""


@dataclass
class Matter:
    issue: Issue
    steps: list = field(default_factory=list)
    call_back: CallBack | None = None

    def step(self, verb, to, by, at, said="", **facts):
        source = self.steps[-1].to_status if self.steps else ""
        self.steps.append(
            IssueStep(
                verb=verb,
                from_status=source,
                to_status=to,
                by=by,
                at=at,
                words=said,
                facts=facts,
                owner=self.issue.owner,
            )
        )


def closed_problem(rng, household, worker, overseer, visits, now):
    """Found on one of ``visits``, solved, and closed by a look at the spot: nobody was asked for a rating."""
    visit = rng.choice([visit for visit in visits if visit.was_made])
    opened = visit.created_at
    matter = _matter(rng, "problem", household, worker, opened, visit)
    return _close(rng, matter, overseer, opened, now, "", rng.choice(words.CHECKED))


def closed_difficulty(rng, household, worker, overseer, visits, now, rating):
    """Voiced and closed within the last RECENT_DAYS days, and rated when called back."""
    earliest = timezone.localdate(now) - timedelta(days=RECENT_DAYS - 5)
    recent = [visit for visit in visits if visit.was_made and visit.visited_on > earliest]
    visit = rng.choice(recent) if recent and rng.random() < 0.8 else None
    opened = visit.created_at if visit else _office_hours(rng, now - timedelta(days=rng.randrange(3, RECENT_DAYS - 5)))
    matter = _matter(rng, rng.choice(["difficulty", "difficulty", "errand"]), household, worker, opened, visit)
    said = words.CALLED_FAIR if rating == Issue.Satisfaction.FAIR else words.CALLED
    return _close(rng, matter, overseer, opened, now, rating, rng.choice(said))


def open_matter(rng, kind, household, worker, overseer, now, place):
    """The ``place``-th open matter of its kind: the first is overdue, the next due soon, the others along the way."""
    state = OPEN_STATES[place % len(OPEN_STATES)] if place else S.PROCESSING
    opened = _office_hours(rng, now - (LATE if place == 0 else timedelta(days=rng.randrange(1, 3))))
    matter = _matter(rng, kind, household, worker, opened, None)
    if place == 1:
        opened = _make_due_soon(matter.issue, now)
    issue, result = matter.issue, matter.issue.result
    issue.result = ""
    matter.step("report", S.REPORTED, issue.reporter, opened)
    if state in (S.ASSIGNED, S.PROCESSING, S.RESOLVED, S.SUSPENDED):
        matter.step("assign", S.ASSIGNED, overseer, _later(opened, 1, now))
    if state in (S.PROCESSING, S.RESOLVED, S.SUSPENDED):
        matter.step("start", S.PROCESSING, worker, _later(opened, 4, now))
    if state == S.RESOLVED:
        issue.result, issue.resolved_at, issue.resolved_by = result, _later(opened, 20, now), worker
        matter.step("resolve", state, worker, issue.resolved_at, result)
    if state == S.SUSPENDED:
        issue.suspended_at = _later(opened, 6, now)
        issue.suspended_until = timezone.localdate(now) + timedelta(days=9)
        matter.step("suspend", state, worker, issue.suspended_at, words.SUSPENDED, until=str(issue.suspended_until))
    return _end(matter, state)


def _matter(rng, kind, household, worker, opened, visit):
    category, title, result = words.matter(rng, kind)
    priority = "important" if rng.random() < 0.12 else "normal"
    return Matter(
        Issue(
            kind=kind,
            category_id=category,
            priority=priority,
            source="visit" if visit else rng.choice(NOT_FROM_VISITS),
            title=title,
            household=household,
            visit=visit,
            area_id=household.area_id,
            happened_in_id=household.area_id,
            reporter=worker,
            owner=worker,
            opened_at=opened,
            opened_on=timezone.localdate(opened),
            result=result,
            **_clocks(category, priority, opened),
        )
    )


def _make_due_soon(issue, now):
    """Move the opening of ``issue`` back until it is due today or on the next working day."""
    opened = _at_noon(now - timedelta(days=1))
    while clock_from(issue.category_id, issue.priority, opened).warn_at > now:
        opened -= timedelta(days=1)
    issue.opened_at, issue.opened_on = opened, timezone.localdate(opened)
    for column, value in _clocks(issue.category_id, issue.priority, opened).items():
        setattr(issue, column, value)
    return opened


def _clocks(category, priority, opened):
    return {"respond_by": respond_by(category, priority, opened), **clock_from(category, priority, opened).facts()}


def _at_noon(at):
    return timezone.localtime(at).replace(hour=12, minute=0, second=0, microsecond=0)


def _close(rng, matter, overseer, opened, now, rating, said):
    """Take the matter to its end within its time mostly, and by ``now`` always."""
    issue, worker = matter.issue, matter.issue.owner
    allowed = (issue.due_at - opened) * (1.2 if rng.random() < 0.04 else rng.uniform(0.3, 0.9))
    end = min(_in_office_hours(opened + allowed), now)
    part = (end - opened) / 10
    matter.step("report", S.REPORTED, issue.reporter, opened)
    matter.step("accept", S.ASSIGNED, overseer, opened + part)
    matter.step("start", S.PROCESSING, worker, opened + part * 3)
    issue.resolved_at, issue.resolved_by = opened + part * 8, worker
    matter.step("resolve", S.RESOLVED, worker, issue.resolved_at, issue.result)
    issue.closed_at, issue.closed_on = end, timezone.localdate(end)
    issue.satisfaction, issue.call_back_due = rating, bool(rating)
    if rating:
        issue.said_solved = True
        matter.step("call_back", S.CLOSED, overseer, end, said, satisfaction=rating, way="phone")
        matter.call_back = CallBack(
            by=overseer, at=end, way="phone", reached=True, solved=True, satisfaction=rating, words=said
        )
    else:
        matter.step("close", S.CLOSED, overseer, end, said)
    return _end(matter, S.CLOSED)


def _end(matter, state):
    matter.issue.status = state
    matter.issue.version = len(matter.steps)
    matter.issue.responded_at = matter.steps[1].at if len(matter.steps) > 1 else None
    return matter


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
