"""What hinders taking an import back: households whose rows somebody changed since, on which something was built, or
whose former number or ID number is somebody else's now. Such a household stays as it is, with all its members."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count, Q
from pghistory.models import Event

from households.models import CategoryPeriod, Household, Member
from households.roster.models import RosterLine, RosterTrace
from households.roster.models.batch import STANDING

STAYING = """
NOT EXISTS (
    SELECT 1 FROM roster_rostertrace theirs WHERE theirs.batch_id = trace.batch_id AND theirs."table" = trace."table"
    AND theirs.row = other.id AND NOT theirs.is_undone AND NOT (theirs.household_key = ANY(%s))
)
"""
"""The ``other`` row is not taken back with the rest."""
TAKEN = {
    "number_taken": """
SELECT trace.household_key, count(*) FROM roster_rostertrace trace
JOIN households_household other ON other.number = trace.before ->> 'number' AND other.id <> trace.row
WHERE trace.batch_id = %s AND trace."table" = 'household' AND NOT trace.is_undone
AND NOT (trace.household_key = ANY(%s)) AND {staying} GROUP BY 1
""",
    "person_elsewhere": """
SELECT trace.household_key, count(*) FROM roster_rostertrace trace
JOIN households_member own ON own.id = trace.row
CROSS JOIN LATERAL jsonb_populate_record(own, trace.before) was
JOIN households_member other ON other.id_index = was.id_index AND other.is_active AND other.id <> own.id
WHERE trace.batch_id = %s AND trace."table" = 'member' AND NOT trace.is_undone
AND NOT (trace.household_key = ANY(%s)) AND trace.before ?| ARRAY['is_active', 'id_index'] AND was.is_active
AND {staying} GROUP BY 1
""",
    "person_nowhere": """
SELECT trace.household_key, count(*) FROM roster_rostertrace trace
JOIN households_member own ON own.id = trace.row
JOIN households_member other ON other.id_index = own.id_index AND other.id <> own.id
JOIN roster_rostertrace left_home ON left_home.batch_id = trace.batch_id AND left_home."table" = 'member'
AND left_home.row = other.id AND NOT left_home.is_undone AND left_home.before ? 'is_active'
WHERE trace.batch_id = %s AND trace."table" = 'member' AND NOT trace.is_undone AND trace.before IS NULL
AND NOT (trace.household_key = ANY(%s)) AND left_home.household_key = ANY(%s) GROUP BY 1
""",
}
"""Reason → the households that cannot be what they were, for what must be one of a kind is somebody else's now,
or who came from a household that stays as it is would live nowhere."""


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
    _keep_collisions(batch, found)
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
        household_key__in=new, what="household", batch__status__in=STANDING, batch__applied_at__gt=batch.applied_at
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


def _keep_collisions(batch, found):
    """Each household that stays may keep a number, or a person, that another one had before."""
    before = None
    while before != len(found):
        before = len(found)
        for reason, statement in TAKEN.items():
            with connection.cursor() as cursor:
                cursor.execute(statement.format(staying=STAYING), [batch.pk, list(found), list(found)])
                for household, many in cursor.fetchall():
                    found[household] = Kept(household, [(reason, many)])


def _refers(relation):
    if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
        return False
    model = relation.related_model
    return (
        model not in (Household, Member) and not issubclass(model, Event) and not getattr(model, "is_worked_out", False)
    )
