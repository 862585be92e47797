import django.db.models.deletion
import pgtrigger
from django.db import migrations, models

from caseload.core.history_tables import Protected
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("doorstep", "0005_arrivals_of_other_kinds"),
        ("visits", "0004_visits_in_the_order_of_events"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="part_corrections",
                        to="visits.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "part", "at"), name="part_is_corrected_once_at_a_time")
                ],
            },
        ),
        Protected("PartCorrection", "never_changed", pgtrigger.Update),
    ]
