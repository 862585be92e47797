import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [("core", "0001_tables"), ("core", "__first__"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.CreateModel(
            name="RosterBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(max_length=200, upload_to="rosters/%Y/%m/")),
                ("error_workbook", models.FileField(blank=True, max_length=200, upload_to="rosters/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("poverty", "Lifted and monitored households"),
                            ("dibao", "Minimum living allowance"),
                            ("tekun", "Destitute support"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("refused", "Refused"),
                            ("read", "Read"),
                            ("checking", "Being checked"),
                            ("checked", "Checked"),
                            ("waiting", "Being imported"),
                            ("applied", "Imported"),
                            ("partly", "Partly undone"),
                            ("undone", "Undone"),
                        ],
                        default="read",
                        max_length=10,
                    ),
                ),
                ("options", models.JSONField(default=dict)),
                ("is_large", models.BooleanField(default=False)),
                ("understood", models.JSONField(default=dict)),
                ("report", models.JSONField(default=dict)),
                ("failure", models.CharField(blank=True, max_length=20)),
                ("newest_events", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_column="area_path",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
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
                    "covers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "roster",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["applied", "partly", "undone"]), _negated=True),
                            ("applied_at__isnull", False),
                            _connector="OR",
                        ),
                        name="roster_imported_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["partly", "undone"]), _negated=True),
                            ("undone_at__isnull", False),
                            _connector="OR",
                        ),
                        name="roster_undone_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signature", models.CharField(editable=False, max_length=64)),
                ("name", models.CharField(max_length=255, verbose_name="first seen in")),
                (
                    "captions",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None),
                ),
                ("meanings", models.JSONField(verbose_name="meaning")),
                ("saved_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "source of rosters",
                "ordering": ["-saved_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("signature",), name="column_mapping_is_kept_once_per_source"),
                    models.CheckConstraint(
                        condition=models.Q(("captions", []), _negated=True), name="column_mapping_has_captions"
                    ),
                ],
            },
        ),
        Tracked("ColumnMapping", pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="ColumnName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("caption", models.CharField(max_length=60, verbose_name="heading in the file")),
                ("key", models.CharField(editable=False, max_length=60)),
                ("column", models.CharField(max_length=40, verbose_name="meaning")),
                ("added_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "roster heading",
                "ordering": ["column", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("key",), name="column_name_has_one_meaning"),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="column_name_is_not_blank"
                    ),
                ],
            },
        ),
        Tracked("ColumnName", pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="OverwriteRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("poverty", "Lifted and monitored households"),
                            ("dibao", "Minimum living allowance"),
                            ("tekun", "Destitute support"),
                        ],
                        max_length=10,
                        verbose_name="kind of roster",
                    ),
                ),
                ("column", models.CharField(max_length=40, verbose_name="column")),
                (
                    "may",
                    models.CharField(
                        choices=[
                            ("always", "Overwrite, also what a worker corrected"),
                            ("ask", "Overwrite, but ask where a worker corrected it"),
                            ("fill", "Fill in only where nothing is known"),
                            ("never", "Leave as it is"),
                        ],
                        max_length=10,
                        verbose_name="may",
                    ),
                ),
            ],
            options={
                "verbose_name": "overwrite rule",
                "ordering": ["source", "column"],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "column"), name="overwrite_rule_stands_once"),
                    models.CheckConstraint(
                        condition=models.Q(("may__in", ["always", "ask", "fill", "never"])),
                        name="overwrite_rule_is_one_of_four",
                    ),
                ],
            },
        ),
        Tracked("OverwriteRule"),
        migrations.CreateModel(
            name="RosterProgress",
            fields=[
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="progress",
                        serialize=False,
                        to="roster.rosterbatch",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for its turn"),
                            ("reading", "Reading the file"),
                            ("checking", "Checking against the registry"),
                            ("writing", "Writing"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="RosterLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("unchanged", "Unchanged"),
                            ("absent", "No longer listed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("what", models.CharField(choices=[("household", "household"), ("member", "member")], max_length=10)),
                ("sheet", models.CharField(blank=True, max_length=255)),
                ("row", models.PositiveIntegerField(null=True)),
                ("name", models.CharField(max_length=100)),
                ("head", models.CharField(blank=True, max_length=100)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveIntegerField(default=0)),
                (
                    "home",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("unchanged", "Unchanged"),
                            ("absent", "No longer listed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("household_key", models.BigIntegerField(null=True)),
                ("member_key", models.BigIntegerField(null=True)),
                ("cells", models.JSONField(default=list)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("conflicts", models.PositiveSmallIntegerField(default=0)),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="roster.rosterbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "indexes": [
                    models.Index(fields=["batch", "kind", "position"], name="roster_line_kind"),
                    models.Index(
                        condition=models.Q(("conflicts__gt", 0)),
                        fields=["batch", "position"],
                        name="roster_line_conflicts",
                    ),
                    models.Index(fields=["household_key"], name="roster_line_household"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "position"), name="roster_line_has_its_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterProblem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("sheet", models.CharField(blank=True, max_length=255)),
                ("row", models.PositiveIntegerField(null=True)),
                ("column", models.CharField(blank=True, max_length=200)),
                ("level", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=40)),
                ("raw", models.CharField(blank=True, max_length=60)),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="roster.rosterbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "indexes": [models.Index(fields=["batch", "level", "code", "position"], name="roster_problem_code")],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "position"), name="roster_problem_has_its_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterTrace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=10)),
                ("row", models.BigIntegerField()),
                ("household_key", models.BigIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("is_undone", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="traces", to="roster.rosterbatch"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["household_key"], name="roster_trace_household")],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "table", "row"), name="roster_traces_a_row_once")
                ],
            },
        ),
    ]
