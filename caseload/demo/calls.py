"""The visits of a household: on which days, what was found, and where that leaves the household today."""

from collections import Counter
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from caseload.core import catalogues
from caseload.core.services.calendar import is_workday
from caseload.demo import words
from caseload.demo.plan import DAYS
from households.services.rhythm import set_rhythm
from households.support.leaflets.models import Leaflet
from visits.doorstep.models import Finding
from visits.models import Visit
from visits.services.planning import next_try
from visits.vocab import NEEDS, PURPOSES

OPENING = time(8, 30)
"""When the office opens."""
EVERY_TRY = 28
"""One in so many made visits was preceded by a try at which nobody opened."""
KINDS = {Visit.Kind.HOME: 88, Visit.Kind.PHONE: 9, Visit.Kind.OFFICE: 3}
CONDITIONS = {Visit.Condition.WELL: 84, Visit.Condition.ATTENTION: 14, Visit.Condition.URGENT: 2}


def last_day(rng, moment, rule, today):
    """The day of the last visit that leaves a household overdue, due, within grace, done or calm today."""
    since = {
        "done": 0,
        "due": rule.interval_days,
        "grace": rule.interval_days + 1,
        "overdue": rule.interval_days + rule.grace_days + 1 + rng.randrange(1, 20),
        "nobody": rng.randrange(18, 28),
    }.get(moment)
    if since is None:
        since = rng.randrange(1, max(min(rule.interval_days, 26), 2))
    return today - timedelta(days=since)


def visit_days(rng, first, last, count, workdays):
    """``count`` days from ``first`` to ``last``, the last one included, spread evenly over ``workdays``."""
    open_days = [day for day in workdays if first <= day < last]
    step = len(open_days) / max(count - 1, 1)
    return [open_days[int((n + rng.random() * 0.9) * step)] for n in range(count - 1)] + [last]


def workdays_of(today):
    return [day for day in (today - timedelta(days=n) for n in range(DAYS - 1, -1, -1)) if is_workday(day)]


def make_visits(rng, household, worker, people, days, leaflets, now):
    """The visits on ``days`` (ascending) in the order in which they happened, tries included, not saved.

    ``people``: the names of the members. Who was met is told by their place among them, until they have keys.
    """
    visits, promised = [], False
    for n, day in enumerate(days):
        if n and rng.randrange(EVERY_TRY) == 0 and days[n - 1] < day - timedelta(days=3):
            visits.append(_try(rng, household, worker, day - timedelta(days=2), now))
        visit = _visit(rng, household, worker, people, day, now, leaflets[n])
        if promised:
            visit.promise_kept = rng.random() < 0.93
        promised = bool(visit.promise)
        visits.append(visit)
    return visits


def checked(household):
    """What the check-list finds: nothing amiss but what the file says of the house, as its part takes it."""
    for item in Finding.Item:
        grade = household.house_grade if item == Finding.Item.HOUSING else ""
        state = Finding.State.RISK if grade in Finding.DANGEROUS else Finding.State.FINE
        yield {"item": item, "state": state, "grade": grade}


def handed_out(rng, count):
    """Which leaflets ``count`` were, as their part takes them."""
    kinds = list(catalogues.rows(Leaflet).values())
    chosen = Counter(rng.choices(rng.sample(kinds, 2), [3, 1], k=count))
    said = [(leaflet, n, rng.random() < 0.4) for leaflet, n in chosen.items()]
    return [
        {"leaflet": leaflet, "count": n, "explained": explained, "understood": explained and n % 3 > 0}
        for leaflet, n, explained in said
    ]


def settle_facts(household, visits):
    """Put on ``household`` what follows from ``visits``, as ``services.planning`` does after each."""
    made = [visit for visit in reversed(visits) if visit.was_made]
    tried = [visit for visit in visits if not visit.was_made]
    household.last_visit_on = made[0].visited_on
    household.last_tried_on = tried[-1].visited_on if tried else None
    household.promise = next((visit.promise for visit in made if visit.promise or visit.promise_kept), "")
    set_rhythm(household)


def moment_of(rng, day, now):
    """A time of day within office hours on ``day``; today it lies before ``now``."""
    at = timezone.make_aware(datetime.combine(day, OPENING) + timedelta(minutes=5 * rng.randrange(104)))
    just_now = max(timezone.make_aware(datetime.combine(day, time())), now - timedelta(minutes=rng.randrange(5, 55)))
    return at if at <= now else just_now


def _visit(rng, household, worker, people, day, now, leaflets):
    condition = rng.choices(list(CONDITIONS), list(CONDITIONS.values()))[0]
    who = rng.randrange(len(people))
    needs = rng.sample(list(NEEDS), rng.randint(1, 2)) if rng.random() < 0.14 else []
    at = moment_of(rng, day, now)
    entered = min(at + timedelta(minutes=rng.randrange(8, 90)), now)
    return Visit(
        id=UUID(int=rng.getrandbits(128), version=4),
        receipt=UUID(int=rng.getrandbits(128), version=4),
        household=household,
        area_id=household.area_id,
        happened_in_id=household.area_id,
        worker=worker,
        kind=rng.choices(list(KINDS), list(KINDS.values()))[0],
        visited_at=at,
        ended_at=_end(at, entered),
        visited_on=day,
        outcome=Visit.Outcome.MET,
        condition=condition,
        met=[who],
        purposes=["regular"] if rng.random() < 0.6 else sorted(rng.sample(list(PURPOSES), 2)),
        needs=sorted(needs),
        note=words.note(rng, household.main_cause, people[who], condition),
        promise=rng.choice(words.PROMISES) if rng.random() < 0.22 else "",
        leaflets=leaflets,
        signed=Visit.Signed.PAPER if rng.random() < 0.05 else "",
        entered_at=entered,
        created_at=entered,
    )


def _end(at, entered):
    """Some say until when they were there."""
    minutes = (entered - at) // timedelta(minutes=2)
    return at + timedelta(minutes=minutes) if minutes and at.minute % 15 == 0 else None


def _try(rng, household, worker, day, now):
    at = moment_of(rng, day, now)
    entered = min(at + timedelta(minutes=2), now)
    return Visit(
        id=UUID(int=rng.getrandbits(128), version=4),
        receipt=UUID(int=rng.getrandbits(128), version=4),
        household=household,
        area_id=household.area_id,
        happened_in_id=household.area_id,
        worker=worker,
        visited_at=at,
        visited_on=day,
        outcome=Visit.Outcome.NOT_HOME,
        note=rng.choice(words.NOT_HOME),
        next_visit_on=next_try(day),
        entered_at=entered,
        created_at=entered,
    )
