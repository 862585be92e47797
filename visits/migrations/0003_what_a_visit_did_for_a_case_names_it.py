from django.db import migrations


def follow_visit(table):
    """What names a visit names one that there is: taken back, it is named no more."""
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ADD CONSTRAINT {table}_visit FOREIGN KEY (visit) REFERENCES visits_visit (id)
            ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
        CREATE INDEX {table}_visit ON {table} (visit) WHERE visit IS NOT NULL
        """,
        f"DROP INDEX {table}_visit; ALTER TABLE {table} DROP CONSTRAINT {table}_visit",
    )


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_areas_are_followed"), ("plans", "0002_further_tables")]

    operations = [follow_visit("plans_action"), follow_visit("plans_followup")]
