import django.db.models.deletion
import pghistory
from django.db import migrations, models

from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("doorstep", "0012_leaflets_are_drawn_from_stocks"),
        ("eligibility", "0004_standings_follow_their_household"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("policies", "0006_policies_name_their_leaflet"),
        ("visits", "0006_history_names_the_outcome"),
    ]

    operations = [
        migrations.CreateModel(
            name="BeginningOnVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entitlement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policies.entitlement"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="visits.visit"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExplanationOnVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "explanation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="eligibility.explanation"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="visits.visit"),
                ),
            ],
        ),
        Tracked("ExplanationOnVisit", pghistory.InsertEvent(), pghistory.DeleteEvent()),
        Tracked("BeginningOnVisit", pghistory.InsertEvent(), pghistory.DeleteEvent()),
    ]
