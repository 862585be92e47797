"""What migrations of several rooms need of PostgreSQL beyond Django's own operations."""

from django.db import migrations

FOLLOW = """
DO $$
DECLARE
    found text;
BEGIN
    SELECT conname INTO found FROM pg_constraint
    WHERE contype = 'f' AND conrelid = '{table}'::regclass AND confrelid = 'core_area'::regclass
      AND conkey = ARRAY[(SELECT attnum FROM pg_attribute
                          WHERE attrelid = '{table}'::regclass AND attname = '{column}')];
    EXECUTE format('ALTER TABLE {table} DROP CONSTRAINT %I', found);
    EXECUTE format('ALTER TABLE {table} ADD CONSTRAINT %I FOREIGN KEY ({column}) REFERENCES core_area (path)
                    {action} DEFERRABLE INITIALLY DEFERRED', found);
END $$
"""


def follow_area(table, column="area_path"):
    """Rows of ``table`` follow their area when its path changes, so that moving an area is one update."""
    what = {"table": table, "column": column}
    return migrations.RunSQL(FOLLOW.format(**what, action="ON UPDATE CASCADE"), FOLLOW.format(**what, action=""))


def fill(*statements):
    """Write a new column of the rows there are, so that the migration may go on to what depends on it."""
    settle = ["SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"]
    return migrations.RunSQL([*statements, *settle], migrations.RunSQL.noop)


def begin_with(table, columns, rows):
    """``rows`` that ``table`` begins with, as they were when the migration was written: what is known since then, the
    command ``load_catalogues`` adds. ``columns``: their names, parted by spaces."""
    names = columns.split()
    line = f"({', '.join(['%s'] * len(names))})"
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO {table} ({listed}) VALUES {', '.join([line] * len(rows))}"  # noqa: S608 - names of our own
    statements = [(sql, [value for row in rows for value in row])]
    if "id" in names:
        statements.append(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {len(rows)})")
    return migrations.RunSQL(statements, migrations.RunSQL.noop)
