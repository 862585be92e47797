"""The one save at the door: the visit with all that is written beside it, and the taking back of both."""

from django.db import transaction
from django.utils import timezone

from households.services.facts import HouseholdClosed
from visits.doorstep.services.beside import WRITERS, key_for, take_back, together, write_beside
from visits.models import Visit
from visits.services.planning import refresh_facts, tell_if_nobody_opens
from visits.services.visits import TooLate, may_undo, remove, store


@transaction.atomic
def record_visit(*, by, id, household, visited_at, kind, outcome, also=(), entered_at=None, **said):
    """Store a visit once and write all that follows from it. Returns (visit, whether this call stored it).

    ``said``: condition, met (keys of members), met_other, purposes, needs, note, promise, promise_kept, leaflets,
    companions, signed, late_reason, next_visit_on (a day set by hand; None is the rule's); and what is written beside
    it, each as ``services.doorstep`` takes it: issues, errands, photos, signature, findings, changes, handed.
    ``also``: other households of the same meeting, each with a visit of its own that says what is common to all.
    ``entered_at``: when a person entered it, by the clock of the screen. A key that is stored already writes nothing.
    Raises HouseholdClosed, KeyTaken, PapersRefused.
    """
    if not household.is_open:
        raise HouseholdClosed
    beside = {name: said.pop(name) for name in WRITERS if name in said}
    common = {"visited_at": visited_at, "kind": kind, "entered_at": entered_at}
    stored, is_new = store(
        Visit(id=id, household=household, worker=by, outcome=outcome, group=id if also else None, **common, **said)
    )
    if not is_new:
        return stored, False
    write_beside(by=by, visit=stored, beside=beside)
    refresh_facts(household.pk)
    tell_if_nobody_opens(stored)
    common |= {name: said[name] for name in COMMON if name in said}
    for other in also:
        store(Visit(id=key_for(id, other), household=other, worker=by, outcome=outcome, group=id, **common))
        refresh_facts(other.pk)
    return stored, True


COMMON = ["condition", "purposes", "note", "companions", "late_reason"]
"""What a meeting says of each household. Leaflets, issues and promises are told of the first one alone."""


def record_not_home(*, by, id, household):
    """Somebody rang and nobody opened, just now. Returns what ``record_visit`` returns."""
    return record_visit(
        by=by,
        id=id,
        household=household,
        visited_at=timezone.now(),
        entered_at=timezone.now(),
        kind=Visit.Kind.HOME,
        outcome=Visit.Outcome.NOT_HOME,
    )


@transaction.atomic
def undo_visit(*, by, visit):
    """Take back what one save wrote: its visits, and what came of them that nobody has touched. Raises TooLate."""
    if not may_undo(by, visit):
        raise TooLate
    for stored in together(visit).select_related("household").select_for_update(of=("self",)).order_by("pk"):
        take_back(by=by, visit=stored)
        remove(stored)
