from django.db import migrations, models

from caseload.core.light_migrations import LightMigration

STATES = [("filed", "Filed"), ("held", "Waits to be settled"), ("set_aside", "Set aside")]
REASONS = [
    ("elsewhere", "The household is no longer among the worker's"),
    ("unknown", "The household is not known here"),
    ("closed", "The household is closed"),
    ("conflict", "Another content arrived before under the same key"),
]
KINDS = [("visit", "Visit"), ("issue", "Issue"), ("household", "New household")]


class Migration(LightMigration):
    dependencies = [("doorstep", "0004_held_visits_follow_the_household")]

    operations = [
        migrations.RemoveConstraint("arrival", "arrival_is_noted_once"),
        migrations.RenameField("arrival", "visit_id", "key"),
        migrations.AddConstraint(
            "arrival", models.UniqueConstraint(fields=["key", "sha"], name="arrival_is_noted_once")
        ),
        migrations.AddField("arrival", "kind", models.CharField(choices=KINDS, default="visit", max_length=10)),
        migrations.AlterField("arrival", "reason", models.CharField(blank=True, choices=REASONS, max_length=10)),
        migrations.AlterField("arrival", "state", models.CharField(choices=STATES, default="filed", max_length=10)),
        migrations.AlterField(
            "arrivalstatesettledbyevent",
            "state",
            models.CharField(choices=STATES, default="filed", max_length=10),
        ),
    ]
