"""The visit log: rows are stored once, corrected, removed. The household's facts and the daily roll-up go along."""

import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.casework.moves import Overtaken
from caseload.core.permissions import P
from households.services.facts import area_of
from visits.models import Visit, VisitDay
from visits.services.planning import next_try, refresh_facts

CORRECTABLE_FOR = timedelta(hours=24)
UNDOABLE_FOR = timedelta(minutes=2)


class KeyTaken(Exception):
    """Another visit, to another household or by somebody else, is stored under this key."""


class TooLate(Exception):
    """The visit cannot be taken back any more; it can be corrected."""


def store(sent):
    """Insert ``sent`` unless its key is stored. Returns (the stored visit, whether it is this one). Raises KeyTaken."""
    sent.receipt = uuid.uuid4()
    sent.area_id = sent.happened_in_id = area_of(sent.household)
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
        visit.condition, visit.met, visit.met_other, visit.ended_at = "", [], "", None
        visit.next_visit_on = visit.next_visit_on or next_try(visit.visited_on)


def may_correct(user, visit):
    """The author within 24 hours of entering it; afterwards, and others, by their own right."""
    if user.may(P.VISIT_CORRECT_LATE):
        return True
    is_fresh = wall_clock.now() - visit.created_at < CORRECTABLE_FOR
    return visit.worker_id == user.pk and user.may(P.VISIT_RECORD) and is_fresh


def locked(visit):
    """Its stored row, locked. Raises Overtaken when it is another version than ``visit``."""
    stored = Visit.objects.select_related("household").select_for_update(of=("self",)).get(pk=visit.pk)
    if stored.version != visit.version:
        raise Overtaken
    return stored


@transaction.atomic
def correct_visit(*, by, visit, **changes):
    """Change what a visit says; the former version stays in its history.

    Raises Overtaken when somebody else corrected it meanwhile.
    """
    stored = locked(visit)
    take_from_day(stored)
    for field, value in changes.items():
        setattr(stored, field, value)
    settle(stored)
    stored.corrected_at = wall_clock.now()
    stored.version += 1
    stored.save()
    add_to_day(stored)
    refresh_facts(stored.household_id)
    return stored


def may_undo(user, visit):
    return visit.worker_id == user.pk and wall_clock.now() - visit.created_at < UNDOABLE_FOR


def remove(visit):
    """Take ``visit`` out of the log; what was written beside it is taken back before."""
    take_from_day(visit)
    visit.delete()
    refresh_facts(visit.household_id)


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
        cursor.execute(sql, [visit.happened_in_id, visit.visited_on, *counted(visit)])


def take_from_day(visit):
    visits, tried, leaflets = counted(visit)
    VisitDay.objects.filter(area_id=visit.happened_in_id, day=visit.visited_on).update(
        visits=F("visits") - visits, tried=F("tried") - tried, leaflets=F("leaflets") - leaflets
    )
