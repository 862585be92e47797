import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration

ATTACHED = [
    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
    ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
    ("size", models.PositiveIntegerField()),
    ("sha256", models.CharField(max_length=64)),
    ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
    (
        "by",
        models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
    ),
]


def of_a_version(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to="leaflets.leafletversion"
    )


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0009_notices_say_what_was_held"),
        ("pghistory", "0007_auto_20250421_0444"),
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
            ],
            options={"verbose_name": "leaflet", "ordering": ["order", "code"], "abstract": False},
        ),
        Tracked("Leaflet"),
        migrations.CreateModel(
            name="LeafletVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, verbose_name="version")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("text", models.TextField(blank=True, verbose_name="what it says")),
                (
                    "leaflet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="leaflets.leaflet",
                        verbose_name="leaflet",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a leaflet",
                "ordering": [
                    "leaflet__order",
                    "leaflet",
                    models.OrderBy(models.F("valid_from"), nulls_first=True),
                    "pk",
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("leaflet", "number"),
                        name="leaflet_has_each_version_once",
                        violation_error_message="There is a version with this number already.",
                    ),
                    models.UniqueConstraint(
                        fields=("leaflet", "valid_from"),
                        name="leaflet_has_one_version_from_a_day_on",
                        nulls_distinct=False,
                        violation_error_message="Another version begins on this day already.",
                    ),
                    models.UniqueConstraint(fields=("id", "leaflet"), name="leaflet_version_and_its_leaflet"),
                ],
            },
        ),
        Tracked("LeafletVersion"),
        migrations.CreateModel(
            name="LeafletPicture",
            fields=[
                *ATTACHED,
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("version", of_a_version("pictures")),
            ],
            options={"ordering": ["created_at", "pk"], "abstract": False},
        ),
        migrations.CreateModel(
            name="LeafletFile",
            fields=[
                *ATTACHED,
                ("kind", models.CharField(choices=[("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")], max_length=4)),
                ("name", models.CharField(max_length=120, verbose_name="name of the file")),
                ("version", of_a_version("files")),
            ],
            options={"ordering": ["created_at", "pk"], "abstract": False},
        ),
    ]
