import django.db.models.deletion
from django.db import migrations, models

import caseload.core.models.copied
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("activities", "0004_private_calendar_feeds"),
        ("leaflets", "0003_stocks_and_handouts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityLeaflet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("count", models.PositiveIntegerField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handed", to="activities.activity"
                    ),
                ),
                (
                    "leaflet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="leaflets.leaflet"
                    ),
                ),
                (
                    "stock",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="leaflets.stock"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="leaflets.leafletversion"
                    ),
                ),
            ],
            options={
                "ordering": ["leaflet__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "leaflet"), name="leaflet_once_per_activity"),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1), ("count__lte", 10000)),
                        name="leaflets_at_an_activity_are_plausible",
                    ),
                    caseload.core.models.copied.Copied(
                        fields=("version", "leaflet"), name="activity_leaflet_is_that_of_its_version"
                    ),
                ],
            },
        ),
    ]
