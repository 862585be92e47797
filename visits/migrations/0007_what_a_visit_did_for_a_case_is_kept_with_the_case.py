from django.db import migrations

LINKS = """
UPDATE households_action SET visit = link.visit_id FROM visits_visitaction AS link
WHERE link.action_id = households_action.id
"""


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
    dependencies = [
        ("visits", "0006_issues_are_found_by_pairs_of_characters"),
        ("households", "0003_answers_have_a_day_and_visits_are_named"),
    ]

    operations = [
        migrations.RunSQL(LINKS, migrations.RunSQL.noop),
        migrations.DeleteModel(name="VisitAction"),
        follow_visit("households_action"),
        follow_visit("households_followup"),
    ]
