"""Taking back what a roster wrote: the rows it added go, the columns it changed get their old values.

A household whose rows somebody changed since, or on which something was built since, stays as it is with all its
members; the others are put back to the last bit.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count, Q
from pghistory.models import Event

from households.models import CategoryPeriod, Household, Member
from households.roster.models import RosterBatch, RosterLine, RosterTrace
from households.roster.writing.traces import TABLES

WRITTEN = (RosterBatch.Status.APPLIED, RosterBatch.Status.PARTLY)
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
    WHERE {which} AND trace.before IS NOT NULL AND kept.doc IS NOT NULL
) restored
WHERE t.id = restored.id
"""
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
WHICH = """trace.batch_id = %s AND trace."table" = '{table}' AND NOT trace.is_undone
AND NOT (trace.household_key = ANY(%s))"""


@dataclass
class Kept:
    """A household that cannot be taken back. ``reasons``: [(model, or word of REASONS, how many)]."""

    household: int
    reasons: list = field(default_factory=list)


def kept_of(batch):
    """{household's key: Kept} of those on which something depends."""
    traces = _Traces(batch)
    found = {}
    later = [*_edited(batch, traces), *_written_later(batch, traces), *_listed_later(batch, traces)]
    for household, reason, many in [*later, *_built_upon(traces)]:
        found.setdefault(household, Kept(household)).reasons.append((reason, many))
    return found


class _Traces:
    """What of a batch is not undone yet: keys by table, ``new`` those of rows it added."""

    def __init__(self, batch):
        self.all, self.new, self.home = defaultdict(set), defaultdict(set), {}
        rows = RosterTrace.objects.filter(batch=batch, is_undone=False)
        for table, row, household, is_new in rows.values_list("table", "row", "household_key", Q(before__isnull=True)):
            self.all[table].add(row)
            self.home[table, row] = household
            if is_new:
                self.new[table].add(row)
        self.households = set(self.home.values())


def _edited(batch, traces):
    """Rows of these households that were changed since, also members added or taken away."""
    keys = list(traces.households)
    homes = Household.pgh_event_model.objects.filter(pgh_id__gt=batch.newest_events["household"], pgh_obj_id__in=keys)
    people = Member.pgh_event_model.objects.filter(pgh_id__gt=batch.newest_events["member"], household_id__in=keys)
    for events, key in ((homes, "pgh_obj_id"), (people, "household_id")):
        by_hand = events.exclude(pgh_context__metadata__has_key="roster")
        for household, many in by_hand.order_by().values_list(key).annotate(many=Count("pk")):
            yield household, "edit", many


def _written_later(batch, traces):
    """Households in which a later roster wrote something that still stands."""
    later = RosterTrace.objects.filter(
        household_key__in=list(traces.households), is_undone=False, batch__applied_at__gt=batch.applied_at
    )
    for household, many in later.order_by().values_list("household_key").annotate(many=Count("pk")):
        yield household, "roster", many


def _listed_later(batch, traces):
    """Households that this roster added and a later one lists unchanged."""
    new = list(traces.new["household"])
    later = RosterLine.objects.filter(
        household_key__in=new, what="household", batch__status__in=WRITTEN, batch__applied_at__gt=batch.applied_at
    ).exclude(kind=RosterLine.Kind.ABSENT)
    for household, many in later.order_by().values_list("household_key").annotate(many=Count("batch", distinct=True)):
        yield household, "listed", many


def _built_upon(traces):
    """Rows of any table that refer to a household or member that this roster added."""
    for table, model in (("household", Household), ("member", Member)):
        keys = list(traces.new[table])
        for relation in model._meta.get_fields(include_hidden=True):
            if not keys or not _refers(relation):
                continue
            column = relation.field.attname
            rows = relation.related_model._base_manager.filter(**{f"{column}__in": keys})
            if relation.related_model is CategoryPeriod:
                rows = rows.exclude(pk__in=traces.new["period"])
            for key, many in rows.order_by().values_list(column).annotate(many=Count("pk")):
                yield traces.home[table, key], relation.related_model, many


def _refers(relation):
    if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
        return False
    return relation.related_model not in (Household, Member) and not issubclass(relation.related_model, Event)


def take_back(batch, kept):
    """Undo all of ``batch`` but the households ``kept`` (keys). In a fixed number of statements."""
    with connection.cursor() as cursor:

        def run(statement, table, **more):
            which = WHICH.format(table=table)
            cursor.execute(
                statement.format(table=TABLES[table]._meta.db_table, which=which, **more), [batch.pk, list(kept)]
            )

        run(STEPPED, "member")
        run(STEP_ASIDE, "member")
        for table in ("household", "member", "period"):
            run(RESTORE, table, columns=_columns(TABLES[table]))
        for table in ("period", "member", "household"):
            run(REMOVE, table)
    RosterTrace.objects.filter(batch=batch).exclude(household_key__in=kept).update(is_undone=True)


def _columns(model):
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    return ", ".join(f'"{name}" = (restored.was)."{name}"' for name in names)
