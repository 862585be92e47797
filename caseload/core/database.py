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
