"""Taking back what a roster wrote: the rows it added go, the columns it changed get their old values, to the last bit.

First all that it added goes, and whoever gets another place steps aside: an ID number lives on one active member, and
a household has one head. Then the rows that it changed are put back, some thousand households at a time.
"""

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from households.events import households_changed, households_taken_back, rhythm_changed
from households.models import Household
from households.roster.models import RosterTrace
from households.roster.writing.progress import silent
from households.roster.writing.traces import TABLES

PART = 2_500
"""Households put back at a time, between two words on how far it is."""
WHICH = """trace.batch_id = %(batch)s AND trace."table" = '{table}' AND NOT trace.is_undone
AND NOT (trace.household_key = ANY(%(kept)s))"""
STEP_ASIDE = """
UPDATE households_member m SET is_head = false, is_active = false
FROM roster_rostertrace trace
WHERE {which} AND trace.row = m.id AND trace.before ?| ARRAY['is_head', 'is_active', 'id_index']
"""
STEPPED = """
UPDATE roster_rostertrace trace SET
    before = jsonb_build_object('is_head', m.is_head, 'is_active', m.is_active) || trace.before,
    after = trace.after || '{{"is_head": false, "is_active": false}}'
FROM households_member m
WHERE {which} AND trace.row = m.id AND trace.before ?| ARRAY['is_head', 'is_active', 'id_index']
"""
REMOVE = """
DELETE FROM {table} t USING roster_rostertrace trace
WHERE {which} AND trace.row = t.id AND trace.before IS NULL
"""
RESTORE = """
UPDATE {table} t SET {columns}
FROM (
    SELECT t.id, jsonb_populate_record(t, kept.doc) AS was
    FROM roster_rostertrace trace JOIN {table} t ON t.id = trace.row
    CROSS JOIN LATERAL (SELECT to_jsonb(t) AS doc OFFSET 0) now
    CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(old.key, old.value) AS doc FROM jsonb_each(trace.before) old
        WHERE now.doc -> old.key IS NOT DISTINCT FROM trace.after -> old.key
    ) kept
    WHERE {which} AND trace.household_key = ANY(%(part)s) AND trace.before IS NOT NULL AND kept.doc IS NOT NULL
) restored
WHERE t.id = restored.id
"""


def take_back(batch, kept, tell=silent):
    """Undo all of ``batch`` but the households ``kept`` (keys)."""
    known = {"batch": batch.pk, "kept": list(kept)}
    left = RosterTrace.objects.filter(batch=batch, is_undone=False).exclude(household_key__in=kept)
    changed = left.filter(before__isnull=False).order_by("household_key")
    keys = list(changed.values_list("household_key", flat=True).distinct())
    households_taken_back.tell(households=list(left.values_list("household_key", flat=True).distinct()))
    _run(STEPPED, "member", known)
    _run(STEP_ASIDE, "member", known)
    for table in ("period", "member", "household"):
        _run(REMOVE, table, known)
    for start in range(0, len(keys), PART):
        tell("restoring", start, len(keys))
        for table in ("household", "member", "period"):
            part = {**known, "part": keys[start : start + PART]}
            _run(RESTORE, table, part, columns=_columns(TABLES[table]))
        _time_anew(batch, keys[start : start + PART])
        households_changed.tell(households=keys[start : start + PART])
    left.update(is_undone=True)


def _time_anew(batch, keys):
    """Who was visited since: the next visit follows from that one, by the rule that holds again."""
    since = timezone.localdate(batch.applied_at)
    seen = Household.objects.filter(Q(last_visit_on__gte=since) | Q(last_tried_on__gte=since), pk__in=keys)
    if found := list(seen.order_by().values_list("pk", flat=True)):
        rhythm_changed.tell(households=found)


def _run(statement, table, known, **more):
    text = statement.format(table=TABLES[table]._meta.db_table, which=WHICH.format(table=table), **more)
    with connection.cursor() as cursor:
        cursor.execute(text, known)


def _columns(model):
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    return ", ".join(f'"{name}" = (restored.was)."{name}"' for name in names)
