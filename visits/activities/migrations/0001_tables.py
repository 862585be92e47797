import uuid

import django.db.models.deletion
import pghistory
import pgtrigger
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0009_notices_say_what_was_held"),
        ("households", "0011_living_conditions_land_helper_and_why_flagged"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityKind",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "kind of activity",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        Tracked("ActivityKind"),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activitykind",
                        verbose_name="kind",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="area",
                    ),
                ),
                ("place", models.CharField(max_length=120, verbose_name="place")),
                ("day", models.DateField(verbose_name="day")),
                ("begins", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="until")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who runs it",
                    ),
                ),
                ("plan", models.TextField(blank=True, verbose_name="plan")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held"),
                            ("evaluated", "Evaluated"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why it is cancelled")),
                ("outsiders", models.PositiveIntegerField(default=0, verbose_name="others who came, not named")),
                ("leaflets", models.PositiveIntegerField(default=0, verbose_name="leaflets handed out")),
                ("very_satisfied", models.PositiveIntegerField(default=0, verbose_name="very satisfied")),
                ("satisfied", models.PositiveIntegerField(default=0, verbose_name="satisfied")),
                ("fair", models.PositiveIntegerField(default=0, verbose_name="fairly satisfied")),
                ("dissatisfied", models.PositiveIntegerField(default=0, verbose_name="dissatisfied")),
                ("evaluation", models.TextField(blank=True, verbose_name="evaluation")),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "activity",
                "ordering": ("-day", "-begins", "-pk"),
                "indexes": [
                    models.Index(fields=["area", "-day"], name="activity_area_day"),
                    models.Index(fields=["-day", "-begins", "-id"], name="activity_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("begins"))), name="activity_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="activity_cancelled_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "evaluated"), _negated=True),
                            models.Q(("evaluation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="activity_evaluated_says_how_it_was",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["held", "evaluated"]), ("leaflets", 0), _connector="OR"),
                        name="activity_with_leaflets_was_held",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("leaflets__lte", 10000), ("outsiders__lte", 10000)),
                        name="activity_numbers_are_plausible",
                    ),
                ],
            },
        ),
        Tracked("Activity", exclude=["version"]),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="activities.activity",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.member",
                        verbose_name="member",
                    ),
                ),
                ("outsider", models.CharField(blank=True, max_length=60, verbose_name="name")),
                ("came", models.BooleanField(default=False, verbose_name="came")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
            ],
            options={
                "verbose_name": "attendance",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "member"), name="member_attends_an_activity_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("outsider", ""), _negated=True),
                        fields=("activity", "outsider"),
                        name="outsider_attends_an_activity_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("member__isnull", True), models.Q(("outsider", ""), _negated=True)),
                            models.Q(("member__isnull", False), ("outsider", "")),
                            _connector="OR",
                        ),
                        name="attendance_is_of_a_member_or_an_outsider",
                    ),
                ],
            },
        ),
        Tracked("Attendance", pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="activities.activity",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("volunteer", "Volunteer, hours"), ("cost", "Cost, yuan"), ("gift", "Gifts, pieces")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=60, verbose_name="who, or what for")),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="how much")),
            ],
            options={
                "verbose_name": "contribution",
                "ordering": ["-kind", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)), name="contribution_is_more_than_nothing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "volunteer"), _negated=True), ("quantity__lte", 24), _connector="OR"
                        ),
                        name="volunteer_helps_within_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=20)),
                ("from_status", models.CharField(blank=True, max_length=14)),
                ("to_status", models.CharField(max_length=14)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("words", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="activities.activity"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        Protected("ActivityStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="ActivityPhoto",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="activities.activity"
                    ),
                ),
                ("consented", models.BooleanField(default=False, verbose_name="those who can be seen agreed to it")),
            ],
            options={
                "verbose_name": "photo",
                "ordering": ["created_at", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("consented", True)),
                        name="activity_photo_has_the_consent_of_those_who_can_be_seen",
                    )
                ],
            },
        ),
        Tracked("ActivityPhoto", pghistory.DeleteEvent()),
    ]
