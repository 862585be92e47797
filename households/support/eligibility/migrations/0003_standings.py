import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0010_history_names_what_changed"),
        ("eligibility", "0002_first_rules"),
        ("households", "0013_when_the_level_of_a_case_began"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("policies", "0005_payments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Judging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begun_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("done_at", models.DateTimeField(null=True)),
                ("households", models.PositiveIntegerField(default=0)),
                ("judged", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-begun_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Stale",
            fields=[
                (
                    "household",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="households.household",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=caseload.core.wall_clock.today)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.member"
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policies.policy"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="NotApplicable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policies.policy"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gap", "Looks eligible, does not receive"),
                            ("soon", "About to be entitled"),
                            ("losing", "May lose soon"),
                            ("unknown", "Cannot be told"),
                            ("under_way", "Being applied for"),
                            ("receives", "Receives now"),
                            ("aside", "Does not apply"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("birthday", "by the birthday"),
                            ("ends", "its period ends"),
                            ("facts", "the facts have changed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("turns_on", models.DateField(null=True)),
                ("facts", models.JSONField(default=dict)),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("since", models.DateField(default=caseload.core.wall_clock.today)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
                (
                    "entitlement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="policies.entitlement",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.member"
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="policies.policy",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="eligibility.rule"
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="explanation",
            constraint=models.UniqueConstraint(
                fields=("household", "policy", "member", "on"),
                name="policy_is_explained_once_a_day",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="notapplicable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("household", "policy", "member"),
                name="not_applicable_stands_once_for_each_policy",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="notapplicable",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="not_applicable_gives_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="notapplicable",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at__isnull", True), ("ended_at__gte", models.F("at")), _connector="OR"),
                name="not_applicable_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["kind", "area", "policy"], name="standing_area"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["kind", "since", "id"], name="standing_age"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                fields=("household", "policy", "member"), name="standing_is_one_for_each_policy", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "losing"), models.Q(("because", ""), _negated=True)),
                    models.Q(models.Q(("kind", "losing"), _negated=True), ("because", "")),
                    _connector="OR",
                ),
                name="standing_says_why_it_may_be_lost",
            ),
        ),
        Tracked("Explanation"),
        Tracked("NotApplicable"),
    ]
