import uuid

import django.db.models.deletion
import pghistory
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0001_tables"),
        ("core", "__first__"),
        ("households", "0001_tables"),
        ("issues", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0002_further_tables"),
        ("visits", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Leaflet",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("version", models.CharField(blank=True, max_length=20, verbose_name="version")),
            ],
            options={"verbose_name": "leaflet", "ordering": ["order", "code"], "abstract": False},
        ),
        Tracked("Leaflet"),
        migrations.CreateModel(
            name="ActionOnVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.action"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="visits.visit"),
                ),
            ],
        ),
        Tracked("ActionOnVisit", pghistory.InsertEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("visit_id", models.UUIDField()),
                ("sha", models.CharField(max_length=64)),
                ("receipt", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("household_key", models.BigIntegerField()),
                ("household_name", models.CharField(blank=True, max_length=100)),
                ("kept_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("filed", "Filed as a visit"),
                            ("held", "Waits to be settled"),
                            ("set_aside", "Set aside"),
                        ],
                        default="filed",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("elsewhere", "The household is no longer among the worker's"),
                            ("unknown", "The household is not known here"),
                            ("closed", "The household is closed"),
                            ("conflict", "Another visit with other content is stored under the same key"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_why", models.CharField(blank=True, max_length=200, verbose_name="why")),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="worker",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-received_at", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "held")), fields=["area", "-received_at"], name="arrival_held"
                    ),
                    models.Index(
                        condition=models.Q(("reason", ""), _negated=True),
                        fields=["author", "-received_at"],
                        name="arrival_of_author",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("visit_id", "sha"), name="arrival_is_noted_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "filed"),
                            models.Q(models.Q(("reason", ""), _negated=True), models.Q(("said", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="arrival_held_says_why_and_what",
                    ),
                ],
            },
        ),
        Tracked(
            "Arrival", pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), fields=["state", "settled_by"]
        ),
        migrations.CreateModel(
            name="ArrivalFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("content_type", models.CharField(max_length=100)),
                ("file", models.FileField(upload_to="held/%Y%m")),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="doorstep.arrival"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("food", "Food"),
                            ("clothing", "Clothing"),
                            ("schooling", "Schooling"),
                            ("medical", "Medical care"),
                            ("housing", "Housing"),
                            ("water", "Drinking water"),
                            ("income", "Income"),
                            ("work", "Work"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("fine", "Fine"), ("risk", "At risk"), ("unknown", "Not known")], max_length=8
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A, safe"),
                            ("B", "B, mostly safe"),
                            ("C", "C, partly dangerous"),
                            ("D", "D, dangerous"),
                        ],
                        max_length=1,
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                (
                    "issue",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="issues.issue"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="visits.visit"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "item"), name="finding_once_per_visit_and_item"),
                    models.CheckConstraint(
                        condition=models.Q(("grade", ""), ("item", "housing"), _connector="OR"),
                        name="finding_grade_is_of_the_house",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade__in", ["C", "D"]), _negated=True), ("state", "risk"), _connector="OR"
                        ),
                        name="finding_dangerous_house_is_at_risk",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUpOnVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "follow_up",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.followup"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="visits.visit"),
                ),
            ],
        ),
        Tracked("FollowUpOnVisit", pghistory.InsertEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="HouseholdChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("illness", "Ill or in hospital"),
                            ("birth", "A birth"),
                            ("death", "A death"),
                            ("job_found", "Found work"),
                            ("job_lost", "Lost work"),
                            ("school", "School begun or left"),
                            ("accident", "An accident"),
                            ("disaster", "A disaster"),
                        ],
                        max_length=10,
                    ),
                ),
                ("entered_at", models.DateTimeField(null=True)),
                (
                    "entered_by",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="visits.visit"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "kind"), name="household_change_once_per_visit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entered_at__isnull", True), ("entered_by__isnull", False), _connector="OR"
                        ),
                        name="household_change_is_entered_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitLeaflet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(blank=True, max_length=20)),
                ("count", models.PositiveSmallIntegerField()),
                ("explained", models.BooleanField(default=False)),
                (
                    "leaflet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="doorstep.leaflet"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handed", to="visits.visit"
                    ),
                ),
            ],
            options={
                "ordering": ["leaflet__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "leaflet"), name="leaflet_once_per_visit"),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1), ("count__lte", 1000)),
                        name="leaflets_handed_are_plausible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitPhoto",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "Photo"), ("signature", "Signature")], default="photo", max_length=10
                    ),
                ),
                ("consented", models.BooleanField(default=False, verbose_name="the household agreed to the photos")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="visits.visit"
                    ),
                ),
            ],
            options={
                "verbose_name": "photo",
                "ordering": ["created_at", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "signature"), ("consented", True), _connector="OR"),
                        name="visit_photo_has_the_consent_of_the_household",
                    )
                ],
            },
        ),
        Tracked("VisitPhoto", pghistory.DeleteEvent()),
    ]
