"""The one save at the door: the visit with all that its parts write beside it, and the taking back of both."""

from datetime import timedelta

from django.db import transaction

from caseload.core import wall_clock
from households.models import Household
from households.services.facts import HouseholdClosed
from visits.doorstep.parts import TAKING_BACK, WRITING
from visits.doorstep.parts.neighbours import together
from visits.models import Visit
from visits.services.planning import refresh_facts, tell_if_nobody_opens
from visits.services.visits import TooLate, may_undo, remove, store

SAME_TRY = timedelta(minutes=10)
"""Whoever rings twice within this has tried once."""


@transaction.atomic
def record_visit(*, by, id, household, visited_at, kind, outcome, entered_at=None, beside=None, **facts):
    """Store a visit once and write all that follows from it. Returns (visit, whether this call stored it).

    ``facts``: condition, met (keys of members), met_other, purposes, needs, note, promise, promise_kept, leaflets,
    ended_at, companions, signed, late_reason, next_visit_on (a day set by hand; None is the rule's).
    ``beside``: {name of a part: rows as its ``write`` takes them}.
    ``entered_at``: when a person entered it, by the clock of the screen. A key that is stored already writes nothing.
    Raises HouseholdClosed, KeyTaken, PapersRefused.
    """
    if not household.is_open:
        raise HouseholdClosed
    common = {"visited_at": visited_at, "kind": kind, "outcome": outcome, "entered_at": entered_at}
    sent = Visit(id=id, household=household, worker=by, **common, **facts)
    parts = parts_to_write(sent, beside or {})
    for part, rows in parts:
        part.mark(sent, rows)
    stored, is_new = store(sent)
    if is_new:
        for part, rows in parts:
            part.write(by=by, visit=stored, rows=rows)
        refresh_facts(household.pk)
        tell_if_nobody_opens(stored)
    return stored, is_new


def parts_to_write(visit, beside):
    """(part, its rows) of those that have any, in the order of their locks."""
    return [
        (part, beside[part.name]) for part in WRITING if beside.get(part.name) and (visit.was_made or not part.only_met)
    ]


@transaction.atomic
def record_not_home(*, by, id, household, at=None):
    """Somebody rang and nobody opened, just now or at ``at``. Returns what ``record_visit`` returns.

    Tapped again within a few minutes it is the same try, also under another key.
    """
    at = at or wall_clock.now()
    Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    near = (at - SAME_TRY, at + SAME_TRY)
    before = household.visits.tried().filter(worker=by, visited_at__range=near).select_related("household").first()
    if before:
        return before, False
    home = {"kind": Visit.Kind.HOME, "outcome": Visit.Outcome.NOT_HOME}
    return record_visit(by=by, id=id, household=household, visited_at=at, entered_at=at, **home)


@transaction.atomic
def undo_visit(*, by, visit):
    """Take back what one save wrote: its visits, and what came of them that nobody has touched. Raises TooLate."""
    if not may_undo(by, visit):
        raise TooLate
    for stored in together(visit).select_related("household").select_for_update(of=("self",)).order_by("pk"):
        for part in TAKING_BACK:
            part.take_back(by=by, visit=stored)
        remove(stored)
