import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [("core", "__first__"), ("households", "0001_tables"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.CreateModel(
            name="QualityWaiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=3)),
                ("reason", models.CharField(max_length=200, verbose_name="does not apply because")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.member"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("rule", "household", "member"),
                        name="quality_waiver_stands_once_for_each_rule",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="quality_waiver_gives_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("at")), _connector="OR"
                        ),
                        name="quality_waiver_ends_after_it_begins",
                    ),
                ],
            },
        ),
        Tracked("QualityWaiver"),
        migrations.CreateModel(
            name="QualityFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=3)),
                ("evidence", models.JSONField(default=dict)),
                ("found_on", models.DateField(default=caseload.core.wall_clock.today)),
                ("checked_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.member"
                    ),
                ),
            ],
            options={
                "ordering": ["rule", "pk"],
                "indexes": [models.Index(fields=["rule", "id"], name="quality_finding_by_rule")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "household", "member"),
                        name="quality_finding_stands_once_for_each_rule",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
