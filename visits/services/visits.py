"""Visits are recorded, corrected and taken back here. The household's facts and the daily roll-up go with them."""

import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from caseload.core.permissions import P
from caseload.core.workflow import Overtaken
from visits.models import Visit, VisitDay
from visits.services.doorstep import WRITERS, key_for, take_back, together, write_beside
from visits.services.planning import next_try, refresh_facts, tell_if_nobody_opens

CORRECTABLE_FOR = timedelta(hours=24)
UNDOABLE_FOR = timedelta(minutes=2)


class HouseholdClosed(Exception):
    """No visits to a closed household."""


class KeyTaken(Exception):
    """Another visit, to another household or by somebody else, is stored under this key."""


class TooLate(Exception):
    """The visit cannot be taken back any more; it can be corrected."""


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


def store(sent):
    """Insert ``sent`` unless its key is stored. Returns (the stored visit, whether it is this one). Raises KeyTaken."""
    sent.receipt, sent.area_id = uuid.uuid4(), sent.household.area_id
    settle(sent)
    Visit.objects.bulk_create([sent], ignore_conflicts=True)
    stored = Visit.objects.select_related("household", "worker").get(pk=sent.pk)
    if (stored.household_id, stored.worker_id) != (sent.household_id, sent.worker_id):
        raise KeyTaken
    if stored.receipt != sent.receipt:
        return stored, False
    add_to_day(stored)
    return stored, True


def settle(visit):
    """Put what follows from the other columns of ``visit`` on it (not saved)."""
    visit.visited_on = timezone.localdate(visit.visited_at)
    if not visit.was_made:
        visit.condition, visit.met, visit.met_other = "", [], ""
        visit.next_visit_on = visit.next_visit_on or next_try(visit.visited_on)


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


def may_correct(user, visit):
    """The author within 24 hours of entering it; afterwards, and others, by their own right."""
    if user.may(P.VISIT_CORRECT_LATE):
        return True
    is_fresh = timezone.now() - visit.created_at < CORRECTABLE_FOR
    return visit.worker_id == user.pk and user.may(P.VISIT_RECORD) and is_fresh


@transaction.atomic
def correct_visit(*, by, visit, **changes):
    """Change what a visit says; the former version stays in its history.

    Raises Overtaken when somebody else corrected it meanwhile.
    """
    stored = Visit.objects.select_for_update().get(pk=visit.pk)
    if stored.version != visit.version:
        raise Overtaken
    take_from_day(stored)
    for field, value in changes.items():
        setattr(stored, field, value)
    settle(stored)
    stored.corrected_at = timezone.now()
    stored.version += 1
    stored.save()
    add_to_day(stored)
    refresh_facts(stored.household_id)
    return stored


def may_undo(user, visit):
    return visit.worker_id == user.pk and timezone.now() - visit.created_at < UNDOABLE_FOR


@transaction.atomic
def undo_visit(*, by, visit):
    """Take back what one save wrote: its visits, and what came of them that nobody has touched. Raises TooLate."""
    if not may_undo(by, visit):
        raise TooLate
    for stored in together(visit).select_related("household").select_for_update(of=("self",)).order_by("pk"):
        take_back(by=by, visit=stored)
        take_from_day(stored)
        stored.delete()
        refresh_facts(stored.household_id)


UPSERT_DAY = """
INSERT INTO {table} AS kept (area_path, day, visits, tried, leaflets) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (area_path, day) DO UPDATE
SET visits = kept.visits + EXCLUDED.visits, tried = kept.tried + EXCLUDED.tried,
    leaflets = kept.leaflets + EXCLUDED.leaflets
"""


def counted(visit):
    """What ``visit`` adds to its day: visits, tries, leaflets."""
    return int(visit.was_made), int(not visit.was_made), visit.leaflets


def add_to_day(visit):
    """Count ``visit`` in the roll-up of its area and day. One statement, so that two at once both count."""
    with connection.cursor() as cursor:
        sql = UPSERT_DAY.format(table=VisitDay._meta.db_table)
        cursor.execute(sql, [visit.area_id, visit.visited_on, *counted(visit)])


def take_from_day(visit):
    visits, tried, leaflets = counted(visit)
    VisitDay.objects.filter(area_id=visit.area_id, day=visit.visited_on).update(
        visits=F("visits") - visits, tried=F("tried") - tried, leaflets=F("leaflets") - leaflets
    )
