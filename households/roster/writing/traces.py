"""What a roster writes leaves a trace: each row, and of a changed one the columns as they were and as they are."""

from django.db import connection
from django.db.models import Max

from households.models import CategoryPeriod, Household, Member
from households.roster.writing.saving import newly_listed

TABLES = {"household": Household, "member": Member, "period": CategoryPeriod}
HOME = {"household": "id", "member": "household_id", "period": "household_id"}
"""The column that says to which household a row belongs."""

BEFORE = "CREATE TEMPORARY TABLE {before} ON COMMIT DROP AS SELECT id, to_jsonb(t) AS doc FROM {table} t WHERE {which}"
CHANGED = """
INSERT INTO roster_rostertrace AS trace (batch_id, "table", row, household_key, before, after, is_undone)
SELECT %s, %s, t.id, t.{home}, changed.old, changed.new, false
FROM {before} b JOIN {table} t ON t.id = b.id
CROSS JOIN LATERAL (SELECT to_jsonb(t) AS doc OFFSET 0) now
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(was.key, was.value) AS old, jsonb_object_agg(was.key, now.doc -> was.key) AS new
    FROM jsonb_each(b.doc) was WHERE now.doc -> was.key IS DISTINCT FROM was.value
) changed
WHERE changed.old IS NOT NULL
ON CONFLICT (batch_id, "table", row) DO UPDATE
SET before = excluded.before || trace.before, after = trace.after || excluded.after
"""
"""Of a row that an earlier part of the roster changed too, what it was before that."""
ADDED = """
INSERT INTO roster_rostertrace (batch_id, "table", row, household_key, is_undone)
SELECT %s, %s, t.id, t.{home}, false FROM {table} t WHERE t.id = ANY(%s)
"""
ADDED_PERIODS = """
INSERT INTO roster_rostertrace (batch_id, "table", row, household_key, is_undone)
SELECT %s, 'period', t.id, t.household_id, false FROM {table} t
WHERE t.household_id = ANY(%s) AND NOT EXISTS (SELECT 1 FROM {before} b WHERE b.id = t.id)
"""


def begin_traces(part):
    """Remember the rows that are about to change as they are."""
    known = {row.pk for row in part.changed_households} | set(newly_listed(part))
    wanted = [
        ("household", "id", list(known)),
        ("member", "id", list(part.changed_members)),
        ("period", "household_id", _keys(part.moved)),
    ]
    with connection.cursor() as cursor:
        for table, column, keys in wanted:
            cursor.execute(f"DROP TABLE IF EXISTS {_before(table)}")
            cursor.execute(_sql(BEFORE, table, which=f"{column} = ANY(%s)"), [keys])


def save_traces(part):
    """What became of those rows, and which are new."""
    batch = part.roster.batch
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(_sql(CHANGED, table), [batch.pk, table])
        cursor.execute(_sql(ADDED_PERIODS, "period"), [batch.pk, _keys(part.moved)])
        for table, rows in (("household", part.new_households), ("member", part.new_members)):
            cursor.execute(_sql(ADDED, table), [batch.pk, table, _keys(rows)])


def _keys(rows):
    return [row.pk for row in rows]


def newest_events():
    """The newest event of the history of each table: what is newer was done since."""
    events = {table: TABLES[table].pgh_event_model.objects for table in ("household", "member")}
    return {table: found.aggregate(newest=Max("pgh_id"))["newest"] or 0 for table, found in events.items()}


def _before(table):
    return f"roster_before_{table}"


def _sql(statement, table, **more):
    return statement.format(table=TABLES[table]._meta.db_table, before=_before(table), home=HOME[table], **more)
