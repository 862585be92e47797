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
                          WHERE attrelid = '{table}'::regclass AND attname = 'area_path')];
    EXECUTE format('ALTER TABLE {table} DROP CONSTRAINT %I', found);
    EXECUTE format('ALTER TABLE {table} ADD CONSTRAINT %I FOREIGN KEY (area_path) REFERENCES core_area (path)
                    {action} DEFERRABLE INITIALLY DEFERRED', found);
END $$
"""


def follow_area(table):
    """Rows of ``table`` follow their area when its path changes, so that moving an area is one update."""
    return migrations.RunSQL(
        FOLLOW.format(table=table, action="ON UPDATE CASCADE"), FOLLOW.format(table=table, action="")
    )


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
