import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import pghistory
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0001_tables"),
        ("core", "__first__"),
        ("households", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("receipt", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("companions", models.CharField(blank=True, max_length=120, verbose_name="together with")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("home", "Home visit"),
                            ("phone", "By phone"),
                            ("office", "In the office"),
                            ("meeting", "At a meeting"),
                        ],
                        default="home",
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("visited_at", models.DateTimeField(default=caseload.core.wall_clock.now, verbose_name="when")),
                ("visited_on", models.DateField(editable=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("met", "Met"), ("not_home", "Not at home")], default="met", max_length=10
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        choices=[("well", "All well"), ("attention", "Needs attention"), ("urgent", "Urgent")],
                        max_length=10,
                        verbose_name="this time",
                    ),
                ),
                (
                    "met",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="who was met",
                    ),
                ),
                ("met_other", models.CharField(blank=True, max_length=60, verbose_name="who else was met")),
                (
                    "purposes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="purposes",
                    ),
                ),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="needs voiced",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what happened")),
                ("promise", models.CharField(blank=True, max_length=200, verbose_name="promised")),
                (
                    "promise_kept",
                    models.BooleanField(blank=True, null=True, verbose_name="what was promised last time is done"),
                ),
                ("leaflets", models.PositiveIntegerField(default=0, verbose_name="leaflets handed out")),
                ("next_visit_on", models.DateField(blank=True, null=True, verbose_name="next visit")),
                (
                    "signed",
                    models.CharField(
                        blank=True,
                        choices=[("screen", "Signed on the screen"), ("paper", "Signed on paper")],
                        max_length=8,
                        verbose_name="signed",
                    ),
                ),
                ("group", models.UUIDField(db_index=True, editable=False, null=True)),
                ("entered_at", models.DateTimeField(editable=False, null=True)),
                ("late_reason", models.CharField(blank=True, max_length=200, verbose_name="why it is entered late")),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("corrected_at", models.DateTimeField(editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="households.household"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="worker",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit",
                "ordering": ["-visited_on", "-id"],
                "indexes": [
                    models.Index(fields=["area", "-visited_on", "-id"], name="visit_area_day"),
                    models.Index(fields=["household", "-visited_on", "-id"], name="visit_household_day"),
                    models.Index(fields=["worker", "-visited_on"], name="visit_worker_day"),
                    models.Index(fields=["-visited_on", "-id"], name="visit_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "not_home"), models.Q(("condition", ""), _negated=True), _connector="OR"
                        ),
                        name="visit_made_says_how_the_household_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entered_at__isnull", True),
                            (
                                "entered_at__lt",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("visited_at"), "+", models.Value(datetime.timedelta(days=1))
                                ),
                            ),
                            models.Q(("late_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="visit_entered_late_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entered_at__isnull", True),
                            (
                                "entered_at__lt",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("visited_at"), "+", models.Value(datetime.timedelta(days=8))
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="visit_is_entered_within_a_week",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("leaflets__lte", 1000)), name="visit_leaflets_are_plausible"
                    ),
                ],
            },
        ),
        Tracked(
            "Visit", pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), exclude=["receipt", "version"]
        ),
        migrations.CreateModel(
            name="VisitDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("visits", models.PositiveIntegerField(default=0)),
                ("tried", models.PositiveIntegerField(default=0)),
                ("leaflets", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("area", "day"), name="visit_day_once_per_area")]},
        ),
        migrations.CreateModel(
            name="VisitMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_day", models.DateField()),
                ("to_day", models.DateField(verbose_name="new day")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visit_moves",
                        to="households.household",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["household", "-at"], name="visit_move_of_household")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="visit_move_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_day", models.F("from_day")), _negated=True),
                        name="visit_move_goes_to_another_day",
                    ),
                ],
            },
        ),
    ]
