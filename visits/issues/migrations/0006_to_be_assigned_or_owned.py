"""What is to be assigned has no owner from now on: what had one already is with them, and not begun."""

from django.db import migrations, models

from caseload.core.light_migrations import LightMigration

GIVEN = "UPDATE issues_issue SET status = 'assigned', version = version + 1 WHERE status = 'reported'"
OWNED = """
UPDATE issues_issue SET version = version + 1, owner_id = COALESCE(
    (SELECT worker_id FROM households_household WHERE households_household.id = issues_issue.household_id), reporter_id
) WHERE status = 'reported' AND owner_id IS NULL
"""
SETTLE = "SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"
ENDED = models.Q(status__in=["closed", "rejected", "withdrawn", "merged"])


class Migration(LightMigration):
    dependencies = [
        ("households", "0009_categories_in_natural_english"),
        ("issues", "0005_more_time_is_asked_for"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="issue", name="issue_open_has_an_owner"),
        migrations.RunSQL([GIVEN, *SETTLE], [OWNED, *SETTLE]),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=ENDED
                | models.Q(status="reported", owner__isnull=True)
                | ~models.Q(status="reported") & models.Q(owner__isnull=False),
                name="issue_open_is_to_be_assigned_or_has_an_owner",
            ),
        ),
    ]
