import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("households", "0001_initial"),
        ("households", "0004_case_plans"),
        ("households", "0006_roster_headings_and_sources"),
        ("households", "0007_roster_lines_traces_and_overwrite_rules"),
        ("households", "0008_the_check_up_of_the_registry"),
        ("households", "0009_history_is_written_once_a_statement"),
        ("households", "0010_who_takes_an_issue_when_a_case_closes"),
        ("households", "0011_an_action_may_have_an_issue"),
    ]

    initial = True

    dependencies = [
        ("core", "0001_tables"),
        ("core", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="RosterBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(max_length=200, upload_to="rosters/%Y/%m/")),
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
                            ("read", "Read"),
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
                ("report", models.JSONField(default=dict)),
                ("failure", models.CharField(blank=True, max_length=20)),
                ("marks", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
            name="RosterHeading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("caption", models.CharField(max_length=60, verbose_name="heading in the file")),
                ("key", models.CharField(editable=False, max_length=60)),
                ("column", models.CharField(max_length=40, verbose_name="meaning")),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    models.UniqueConstraint(fields=("key",), name="roster_heading_has_one_meaning"),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="roster_heading_is_not_blank"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterHeadingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("caption", models.CharField(max_length=60, verbose_name="heading in the file")),
                ("key", models.CharField(editable=False, max_length=60)),
                ("column", models.CharField(max_length=40, verbose_name="meaning")),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.rosterheading",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RosterLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signature", models.CharField(editable=False, max_length=64)),
                ("name", models.CharField(max_length=255, verbose_name="first seen in")),
                (
                    "captions",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None),
                ),
                ("meanings", models.JSONField(verbose_name="meaning")),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    models.UniqueConstraint(fields=("signature",), name="roster_layout_is_kept_once_per_source"),
                    models.CheckConstraint(
                        condition=models.Q(("captions", []), _negated=True), name="roster_layout_has_captions"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterLayoutEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("signature", models.CharField(editable=False, max_length=64)),
                ("name", models.CharField(max_length=255, verbose_name="first seen in")),
                (
                    "captions",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None),
                ),
                ("meanings", models.JSONField(verbose_name="meaning")),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.rosterlayout",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
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
                        to="households.rosterbatch",
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
                        to="households.rosterbatch",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="traces", to="households.rosterbatch"
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
        migrations.CreateModel(
            name="VisitRule",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("interval_days", models.PositiveSmallIntegerField(verbose_name="days between visits")),
                ("grace_days", models.PositiveSmallIntegerField(default=0, verbose_name="days of grace")),
                ("priority", models.PositiveSmallIntegerField(default=0, verbose_name="priority")),
                ("is_default", models.BooleanField(default=False, verbose_name="for households without a group")),
            ],
            options={
                "verbose_name": "visit rule",
                "ordering": ["order", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("interval_days__gte", 1)), name="visit_rule_interval_is_a_day_or_more"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("is_default",),
                        name="visit_rule_has_one_default",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseLevel",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("review_days", models.PositiveSmallIntegerField(verbose_name="days between reviews")),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight in the workload")),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.visitrule",
                        verbose_name="contact rhythm",
                    ),
                ),
            ],
            options={
                "verbose_name": "case level",
                "ordering": ["order", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_days__gte", 1)), name="case_level_is_reviewed_a_day_later_or_more"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.visitrule",
                        verbose_name="visit rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUpRule",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("months", models.PositiveSmallIntegerField(unique=True, verbose_name="months after the closing")),
            ],
            options={
                "verbose_name": "follow-up rule",
                "ordering": ["order", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("months__gte", 1)), name="follow_up_is_a_month_later_or_more"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(max_length=40, verbose_name="cause of hardship")),
                ("title", models.CharField(max_length=120, verbose_name="goal")),
                ("indicator", models.CharField(max_length=120, verbose_name="how it is measured")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "baseline",
                    models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="at the beginning"),
                ),
                ("target", models.DecimalField(decimal_places=2, default=1, max_digits=12, verbose_name="target")),
                ("days", models.PositiveSmallIntegerField(default=180, verbose_name="days until the goal")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="offered until")),
            ],
            options={
                "verbose_name": "goal of the library",
                "ordering": ["cause", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("cause", "title"), name="goal_template_once_per_cause"),
                    models.CheckConstraint(
                        condition=models.Q(("baseline", models.F("target")), _negated=True),
                        name="goal_template_target_differs",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120, verbose_name="what is done")),
                (
                    "owner_kind",
                    models.CharField(
                        choices=[("worker", "Case worker"), ("household", "Household"), ("partner", "Partner")],
                        default="worker",
                        max_length=10,
                        verbose_name="who does it",
                    ),
                ),
                ("owner_name", models.CharField(blank=True, max_length=60, verbose_name="name")),
                ("days", models.PositiveSmallIntegerField(default=30, verbose_name="days until it is done")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="households.goaltemplate",
                    ),
                ),
            ],
            options={
                "verbose_name": "action of the library",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner_kind", "partner"), _negated=True),
                            models.Q(("owner_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="action_template_names_its_partner",
                    )
                ],
            },
        ),
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
        migrations.CreateModel(
            name="OverwriteRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.overwriterule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
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
                        to="households.rosterbatch",
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="household number")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "phones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="phones",
                    ),
                ),
                ("phone_owner", models.CharField(blank=True, max_length=40, verbose_name="whose phone")),
                ("head_name", models.CharField(max_length=100, verbose_name="head")),
                ("sort_key", models.CharField(db_collation="C", default="", editable=False, max_length=200)),
                ("search_text", models.TextField(default="", editable=False)),
                ("member_count", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "close_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Moved away"),
                            ("died", "All members died"),
                            ("lifted", "Lifted out of hardship"),
                            ("mistake", "Entered by mistake"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("close_note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="categories",
                    ),
                ),
                ("main_cause", models.CharField(blank=True, max_length=40, verbose_name="main cause of hardship")),
                (
                    "other_causes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other causes",
                    ),
                ),
                (
                    "risks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="risks",
                    ),
                ),
                (
                    "tenure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Own"),
                            ("rented", "Rented"),
                            ("public", "Public rental"),
                            ("borrowed", "Borrowed"),
                            ("none", "No house"),
                        ],
                        max_length=10,
                        verbose_name="house",
                    ),
                ),
                (
                    "house_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A, safe"),
                            ("B", "B, mostly safe"),
                            ("C", "C, partly dangerous"),
                            ("D", "D, dangerous"),
                        ],
                        max_length=1,
                        verbose_name="grade of the house",
                    ),
                ),
                (
                    "house_area_m2",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="floor area (m²)"
                    ),
                ),
                ("unsafe_house", models.BooleanField(blank=True, null=True, verbose_name="unsafe house")),
                ("hollow_house", models.BooleanField(default=False, verbose_name="hollow house")),
                ("elder_in_old_house", models.BooleanField(default=False, verbose_name="elder in an old house")),
                ("safe_water", models.BooleanField(blank=True, null=True, verbose_name="safe drinking water")),
                (
                    "inc_wage",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="wages (yuan a year)"
                    ),
                ),
                (
                    "inc_business",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="business income (yuan a year)",
                    ),
                ),
                (
                    "inc_property",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="property income (yuan a year)",
                    ),
                ),
                (
                    "inc_transfer",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="transfer income (yuan a year)",
                    ),
                ),
                (
                    "exp_business",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="business costs (yuan a year)",
                    ),
                ),
                (
                    "compliant_self_pay",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="self-paid expenses (yuan a year)",
                    ),
                ),
                (
                    "net_income",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="net income (yuan a year)"
                    ),
                ),
                (
                    "net_income_per_capita",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="net income per head (yuan a year)",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("roster", models.JSONField(default=dict, editable=False)),
                ("bank_account", models.BinaryField(null=True)),
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, editable=False, size=None
                    ),
                ),
                ("visit_rule", models.CharField(default="", editable=False, max_length=40)),
                ("case_level", models.CharField(default="", editable=False, max_length=40)),
                ("last_visit_on", models.DateField(editable=False, null=True)),
                ("last_tried_on", models.DateField(editable=False, null=True)),
                ("next_visit_on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ("overdue_from", models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ("promise", models.CharField(default="", editable=False, max_length=200)),
                ("open_issue_count", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                        verbose_name="area",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned worker",
                    ),
                ),
            ],
            options={
                "verbose_name": "household",
                "ordering": ["next_visit_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CasePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("episode", models.PositiveSmallIntegerField(default=1, verbose_name="episode")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("intake", "Intake"),
                            ("assessment", "Assessment"),
                            ("planning", "Planning"),
                            ("intervention", "Intervention"),
                            ("evaluation", "Evaluation"),
                            ("closed", "Case closed"),
                            ("follow_up", "Follow-up"),
                            ("finished", "Followed up to the end"),
                            ("referred", "Referred"),
                            ("declined", "Case not accepted"),
                        ],
                        default="intake",
                        max_length=14,
                        verbose_name="stage",
                    ),
                ),
                (
                    "waiting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "with the case worker"),
                            ("intake", "waits for the supervisor, intake"),
                            ("approval", "waits for the supervisor, plan"),
                            ("agreement", "waits for the household"),
                            ("closing", "waits for the supervisor, closing"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="waits for",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("normal", "Normal"), ("urgent", "Urgent"), ("critical", "Critical")],
                        default="normal",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("started_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="begun on")),
                (
                    "stage_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="in this stage since"),
                ),
                ("review_due_on", models.DateField(blank=True, null=True, verbose_name="next review")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.caselevel",
                        verbose_name="case level",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="households.caseplan",
                        verbose_name="earlier episode",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="case worker",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="households.household",
                        verbose_name="household",
                    ),
                ),
            ],
            options={
                "verbose_name": "case plan",
                "ordering": ["-started_on", "-pk"],
                "indexes": [
                    models.Index(fields=["worker", "status", "review_due_on"], name="plan_worker"),
                    models.Index(fields=["status", "waiting", "review_due_on"], name="plan_stage"),
                    models.Index(fields=["closed_on"], name="plan_closed"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["intake", "assessment", "planning", "intervention", "evaluation"])
                        ),
                        fields=("household",),
                        name="household_has_one_open_plan",
                    ),
                    models.UniqueConstraint(fields=("household", "episode"), name="plan_episode_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["closed", "follow_up", "finished", "referred", "declined"]),
                            ("closed_on__isnull", True),
                            _connector="XOR",
                        ),
                        name="plan_ended_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("waiting", ""),
                            models.Q(("status", "intake"), ("waiting", "intake")),
                            models.Q(("status", "planning"), ("waiting__in", ["approval", "agreement"])),
                            models.Q(
                                ("status__in", ["intake", "assessment", "planning", "intervention", "evaluation"]),
                                ("waiting", "closing"),
                            ),
                            _connector="OR",
                        ),
                        name="plan_waits_for_what_its_stage_knows",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=20)),
                ("from_status", models.CharField(blank=True, max_length=14)),
                ("to_status", models.CharField(max_length=14)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("words", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["plan", "-at"], name="plan_step_of_plan")],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("content", models.JSONField(default=list)),
                ("submitted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("approved_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.CharField(blank=True, max_length=100, verbose_name="who agreed for the household"),
                ),
                (
                    "agreed_how",
                    models.CharField(
                        blank=True,
                        choices=[("signed", "Signed on paper"), ("said", "Said so, written down here")],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("agreed_on", models.DateField(null=True, verbose_name="agreed on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="households.caseplan"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a plan",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plan_version_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("approved_by__isnull", False), _connector="OR"
                        ),
                        name="plan_version_is_approved_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            ("submitted_by__isnull", True),
                            models.Q(("approved_by", models.F("submitted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_version_is_not_approved_by_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_on__isnull", True),
                            models.Q(("approved_at__isnull", False), models.Q(("agreed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="plan_version_agreed_was_approved_and_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.CharField(max_length=100, verbose_name="to which office or organisation")),
                ("to_person", models.CharField(blank=True, max_length=60, verbose_name="contact there")),
                ("reason", models.TextField(verbose_name="why")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("normal", "Normal"), ("urgent", "Urgent"), ("critical", "Critical")],
                        default="normal",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("shared", models.TextField(verbose_name="what is shared")),
                ("consent_by", models.CharField(blank=True, max_length=100, verbose_name="who consents")),
                (
                    "consent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed on paper"),
                            ("oral", "Said so, written down here"),
                            ("guardian", "By the guardian"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="consent given on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("sent", "Sent"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("done", "Result known"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                ("reply_by", models.DateField(blank=True, null=True, verbose_name="answer by")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("reply", models.CharField(blank=True, max_length=300, verbose_name="answer")),
                ("result_by", models.DateField(blank=True, null=True, verbose_name="result by")),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="result on")),
                ("result", models.TextField(blank=True, verbose_name="result")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="referrals", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "referral",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "withdrawn"]),
                            models.Q(
                                ("consent_on__isnull", False),
                                ("reply_by__isnull", False),
                                ("sent_on__isnull", False),
                                models.Q(("consent_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referral_sent_has_consent_and_a_time_limit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "refused"), _negated=True),
                            models.Q(("reply", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_refused_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True),
                            models.Q(models.Q(("result", ""), _negated=True), ("result_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="referral_done_says_its_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("to", models.CharField(max_length=100, verbose_name="to which office or organisation")),
                ("to_person", models.CharField(blank=True, max_length=60, verbose_name="contact there")),
                ("reason", models.TextField(verbose_name="why")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("normal", "Normal"), ("urgent", "Urgent"), ("critical", "Critical")],
                        default="normal",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("shared", models.TextField(verbose_name="what is shared")),
                ("consent_by", models.CharField(blank=True, max_length=100, verbose_name="who consents")),
                (
                    "consent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed on paper"),
                            ("oral", "Said so, written down here"),
                            ("guardian", "By the guardian"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="consent given on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("sent", "Sent"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("done", "Result known"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                ("reply_by", models.DateField(blank=True, null=True, verbose_name="answer by")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("reply", models.CharField(blank=True, max_length=300, verbose_name="answer")),
                ("result_by", models.DateField(blank=True, null=True, verbose_name="result by")),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="result on")),
                ("result", models.TextField(blank=True, verbose_name="result")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.referral",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Satisfaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="asked on")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("phone", "By telephone"),
                            ("visit", "At home"),
                            ("paper", "On paper"),
                            ("for", "Filled in for them"),
                        ],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                (
                    "overall",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (5, "Very satisfied"),
                            (4, "Satisfied"),
                            (3, "Fairly satisfied"),
                            (2, "Dissatisfied"),
                            (1, "Very dissatisfied"),
                        ],
                        verbose_name="overall",
                    ),
                ),
                (
                    "attitude",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (5, "Very satisfied"),
                            (4, "Satisfied"),
                            (3, "Fairly satisfied"),
                            (2, "Dissatisfied"),
                            (1, "Very dissatisfied"),
                        ],
                        null=True,
                        verbose_name="attitude",
                    ),
                ),
                (
                    "timeliness",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (5, "Very satisfied"),
                            (4, "Satisfied"),
                            (3, "Fairly satisfied"),
                            (2, "Dissatisfied"),
                            (1, "Very dissatisfied"),
                        ],
                        null=True,
                        verbose_name="timeliness",
                    ),
                ),
                (
                    "result",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (5, "Very satisfied"),
                            (4, "Satisfied"),
                            (3, "Fairly satisfied"),
                            (2, "Dissatisfied"),
                            (1, "Very dissatisfied"),
                        ],
                        null=True,
                        verbose_name="result",
                    ),
                ),
                (
                    "secrecy",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (5, "Very satisfied"),
                            (4, "Satisfied"),
                            (3, "Fairly satisfied"),
                            (2, "Dissatisfied"),
                            (1, "Very dissatisfied"),
                        ],
                        null=True,
                        verbose_name="keeping things secret",
                    ),
                ),
                ("again", models.BooleanField(blank=True, null=True, verbose_name="would ask again")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="comment")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="satisfaction",
                        to="households.caseplan",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "satisfaction of the household",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("worker__isnull", True),
                            models.Q(("asked_by", models.F("worker")), _negated=True),
                            _connector="OR",
                        ),
                        name="satisfaction_is_not_asked_by_the_worker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("overall__gte", 1), ("overall__lte", 5)), name="satisfaction_is_one_to_five"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Screen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "At the beginning"), ("between", "On the way"), ("after", "At the end")],
                        max_length=8,
                        verbose_name="when",
                    ),
                ),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="taken on")),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None),
                ),
                ("needs", models.JSONField(default=dict)),
                ("total", models.PositiveSmallIntegerField()),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="screens", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "scored screen",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("items__len", 10)), name="screen_answers_all_ten"),
                    models.CheckConstraint(
                        condition=models.Q(("items__contained_by", [0, 1, 2])), name="screen_answers_are_zero_to_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total__lte", 20)), name="screen_total_is_at_most_twenty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="reviewed on")),
                ("due_on", models.DateField(editable=False, null=True)),
                (
                    "decision",
                    models.CharField(
                        choices=[("continue", "Continue"), ("replan", "Plan anew"), ("close", "Prepare to close")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.planversion"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="households.caseplan"
                    ),
                ),
                (
                    "screen",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.screen"
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", "continue"), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="review_that_changes_something_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="reviewed on")),
                ("due_on", models.DateField(editable=False, null=True)),
                (
                    "decision",
                    models.CharField(
                        choices=[("continue", "Continue"), ("replan", "Plan anew"), ("close", "Prepare to close")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.planversion",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.review",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
                (
                    "screen",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.screen",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SessionNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("home", "At home"),
                            ("phone", "By telephone"),
                            ("talk", "At the office"),
                            ("accompany", "Accompanied"),
                            ("online", "Online"),
                            ("meeting", "Meeting"),
                        ],
                        default="home",
                        max_length=10,
                        verbose_name="form of contact",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="begun at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="place")),
                ("present", models.CharField(blank=True, max_length=200, verbose_name="who was there")),
                ("aim", models.CharField(blank=True, max_length=200, verbose_name="aim of this contact")),
                ("facts", models.TextField(verbose_name="what happened (facts)")),
                ("observation", models.TextField(blank=True, verbose_name="observation")),
                ("analysis", models.TextField(blank=True, verbose_name="the worker's analysis")),
                ("tasks", models.CharField(blank=True, max_length=300, verbose_name="agreed until next time")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next contact")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("is_late", models.BooleanField(default=False, editable=False, verbose_name="late entry")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "session note",
                "ordering": ["-began_at", "-pk"],
                "indexes": [models.Index(fields=["plan", "-began_at"], name="note_of_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("facts", ""), _negated=True), name="note_says_the_facts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("began_at")), _connector="OR"
                        ),
                        name="note_contact_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_late", True),
                            (
                                "written_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("began_at"), "+", models.Value(datetime.timedelta(days=1))
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="note_after_a_day_is_marked_late",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionNoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("home", "At home"),
                            ("phone", "By telephone"),
                            ("talk", "At the office"),
                            ("accompany", "Accompanied"),
                            ("online", "Online"),
                            ("meeting", "Meeting"),
                        ],
                        default="home",
                        max_length=10,
                        verbose_name="form of contact",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="begun at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="place")),
                ("present", models.CharField(blank=True, max_length=200, verbose_name="who was there")),
                ("aim", models.CharField(blank=True, max_length=200, verbose_name="aim of this contact")),
                ("facts", models.TextField(verbose_name="what happened (facts)")),
                ("observation", models.TextField(blank=True, verbose_name="observation")),
                ("analysis", models.TextField(blank=True, verbose_name="the worker's analysis")),
                ("tasks", models.CharField(blank=True, max_length=300, verbose_name="agreed until next time")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next contact")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("is_late", models.BooleanField(default=False, editable=False, verbose_name="late entry")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.sessionnote",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="assessed on")),
                ("person", models.TextField(blank=True, verbose_name="person: health, self-care, mood, work")),
                ("family", models.TextField(blank=True, verbose_name="family: roles, conflict, support")),
                ("economy", models.TextField(blank=True, verbose_name="economy: income, expenses, debt")),
                ("housing", models.TextField(blank=True, verbose_name="housing and water")),
                ("network", models.TextField(blank=True, verbose_name="network: relatives, neighbours, organisations")),
                ("strengths", models.TextField(blank=True, verbose_name="strengths")),
                (
                    "risk_self",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                        verbose_name="risk to themselves",
                    ),
                ),
                (
                    "risk_others",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                        verbose_name="risk to others",
                    ),
                ),
                (
                    "risk_neglect",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                        verbose_name="risk of neglect",
                    ),
                ),
                ("risk_words", models.CharField(blank=True, max_length=500, verbose_name="about the risks")),
                (
                    "causes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="causes, gravest first",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="assessed on")),
                ("person", models.TextField(blank=True, verbose_name="person: health, self-care, mood, work")),
                ("family", models.TextField(blank=True, verbose_name="family: roles, conflict, support")),
                ("economy", models.TextField(blank=True, verbose_name="economy: income, expenses, debt")),
                ("housing", models.TextField(blank=True, verbose_name="housing and water")),
                ("network", models.TextField(blank=True, verbose_name="network: relatives, neighbours, organisations")),
                ("strengths", models.TextField(blank=True, verbose_name="strengths")),
                (
                    "risk_self",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                        verbose_name="risk to themselves",
                    ),
                ),
                (
                    "risk_others",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                        verbose_name="risk to others",
                    ),
                ),
                (
                    "risk_neglect",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                        verbose_name="risk of neglect",
                    ),
                ),
                ("risk_words", models.CharField(blank=True, max_length=500, verbose_name="about the risks")),
                (
                    "causes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="causes, gravest first",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.assessment",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("goals", "Goals reached"),
                            ("client", "Ended by the household"),
                            ("beyond", "Beyond our means, referred"),
                            ("changed", "Moved away or circumstances changed"),
                            ("died", "Died"),
                            ("lost", "Lost contact with the household"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="what was reached")),
                (
                    "reaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("positive", "Positive"),
                            ("denial", "Denial"),
                            ("regression", "Falling back"),
                            ("dependence", "Dependence"),
                            ("complaint", "Complaints"),
                            ("anger", "Anger"),
                            ("bargaining", "Bargaining"),
                            ("sadness", "Sadness"),
                        ],
                        max_length=12,
                        verbose_name="reaction of the household",
                    ),
                ),
                ("handling", models.CharField(blank=True, max_length=300, verbose_name="how it was handled")),
                ("remains", models.TextField(verbose_name="what remains")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("agreed_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closing", to="households.caseplan"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "closing report",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("remains", ""), _negated=True), name="closing_says_what_remains"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by__isnull", True),
                            models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="closing_is_not_agreed_by_its_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("goals", "Goals reached"),
                            ("client", "Ended by the household"),
                            ("beyond", "Beyond our means, referred"),
                            ("changed", "Moved away or circumstances changed"),
                            ("died", "Died"),
                            ("lost", "Lost contact with the household"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="what was reached")),
                (
                    "reaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("positive", "Positive"),
                            ("denial", "Denial"),
                            ("regression", "Falling back"),
                            ("dependence", "Dependence"),
                            ("complaint", "Complaints"),
                            ("anger", "Anger"),
                            ("bargaining", "Bargaining"),
                            ("sadness", "Sadness"),
                        ],
                        max_length=12,
                        verbose_name="reaction of the household",
                    ),
                ),
                ("handling", models.CharField(blank=True, max_length=300, verbose_name="how it was handled")),
                ("remains", models.TextField(verbose_name="what remains")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("agreed_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.closing",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Conference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="held on")),
                ("participants", models.CharField(max_length=300, verbose_name="participants")),
                ("question", models.TextField(verbose_name="question")),
                ("opinions", models.TextField(blank=True, verbose_name="opinions")),
                ("decision", models.TextField(verbose_name="decision")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conferences",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "case conference",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("participants", ""), _negated=True),
                            models.Q(("question", ""), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                        ),
                        name="conference_says_who_what_and_decided",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="held on")),
                ("participants", models.CharField(max_length=300, verbose_name="participants")),
                ("question", models.TextField(verbose_name="question")),
                ("opinions", models.TextField(blank=True, verbose_name="opinions")),
                ("decision", models.TextField(verbose_name="decision")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.conference",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("stable", "Stays solved"), ("attention", "To be watched"), ("relapse", "Relapse")],
                        max_length=10,
                        verbose_name="how they are",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("is_cancelled", models.BooleanField(default=False, editable=False)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="follow_ups", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True), ("is_cancelled", False)),
                        fields=["due_on"],
                        name="follow_up_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "due_on"), name="follow_up_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("is_cancelled", False)),
                            _connector="OR",
                        ),
                        name="follow_up_done_says_how_they_are",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("due_on", models.DateField(verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("stable", "Stays solved"), ("attention", "To be watched"), ("relapse", "Relapse")],
                        max_length=10,
                        verbose_name="how they are",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("is_cancelled", models.BooleanField(default=False, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.followup",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CategoryPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(default=django.utils.timezone.localdate)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=40)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.category"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="category_periods",
                        to="households.household",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("household", "category"),
                        name="category_runs_once_per_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="category_period_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CasePlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("episode", models.PositiveSmallIntegerField(default=1, verbose_name="episode")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("intake", "Intake"),
                            ("assessment", "Assessment"),
                            ("planning", "Planning"),
                            ("intervention", "Intervention"),
                            ("evaluation", "Evaluation"),
                            ("closed", "Case closed"),
                            ("follow_up", "Follow-up"),
                            ("finished", "Followed up to the end"),
                            ("referred", "Referred"),
                            ("declined", "Case not accepted"),
                        ],
                        default="intake",
                        max_length=14,
                        verbose_name="stage",
                    ),
                ),
                (
                    "waiting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "with the case worker"),
                            ("intake", "waits for the supervisor, intake"),
                            ("approval", "waits for the supervisor, plan"),
                            ("agreement", "waits for the household"),
                            ("closing", "waits for the supervisor, closing"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="waits for",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("normal", "Normal"), ("urgent", "Urgent"), ("critical", "Critical")],
                        default="normal",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("started_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="begun on")),
                (
                    "stage_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="in this stage since"),
                ),
                ("review_due_on", models.DateField(blank=True, null=True, verbose_name="next review")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caselevel",
                        verbose_name="case level",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.caseplan",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                        verbose_name="earlier episode",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="case worker",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                        verbose_name="household",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(default=django.utils.timezone.localdate)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
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
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="households.household",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("household",),
                        name="household_has_one_worker_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="assignment_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self_harm", "Self-harm"),
                            ("violence", "Violence at home"),
                            ("child", "A child was harmed"),
                        ],
                        max_length=10,
                        verbose_name="what happened",
                    ),
                ),
                ("words", models.TextField(verbose_name="facts, and what was done at once")),
                ("happened_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="on")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="incidents", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "critical incident",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="incident_says_what_happened"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("came_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="first contact")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outreach", "Outreach"),
                            ("worker", "Found by a social worker"),
                            ("self", "Asked for help themselves"),
                            ("relative", "Recommended by somebody"),
                            ("community", "Sent by the community"),
                            ("government", "Sent by an office"),
                            ("organisation", "Sent by another organisation"),
                            ("other", "Otherwise"),
                        ],
                        max_length=14,
                        verbose_name="how the case came",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=100, verbose_name="contact person")),
                ("problem", models.TextField(blank=True, verbose_name="problem in the client's words")),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="needs voiced",
                    ),
                ),
                ("earlier_help", models.TextField(blank=True, verbose_name="help so far")),
                ("eligibility", models.CharField(blank=True, max_length=200, verbose_name="why it is ours")),
                ("consent_by", models.CharField(blank=True, max_length=100, verbose_name="who consents")),
                (
                    "consent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed on paper"),
                            ("oral", "Said so, written down here"),
                            ("guardian", "By the guardian"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                (
                    "consent_scope",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="consents to",
                    ),
                ),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="consent given on")),
                (
                    "notice_version",
                    models.CharField(blank=True, max_length=20, verbose_name="version of the notice read out"),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accept", "Take the case on"),
                            ("decline", "Do not take it on"),
                            ("refer", "Refer it"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason of the decision"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="intake", to="households.caseplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "intake",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent_on__isnull", True),
                            models.Q(
                                models.Q(("consent_by", ""), _negated=True),
                                models.Q(("consent_how", ""), _negated=True),
                                models.Q(("notice_version", ""), _negated=True),
                                ("consent_scope__len__gte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="consent_says_who_how_what_for_and_by_which_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", ""), models.Q(("decision_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="intake_decision_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("came_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="first contact")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outreach", "Outreach"),
                            ("worker", "Found by a social worker"),
                            ("self", "Asked for help themselves"),
                            ("relative", "Recommended by somebody"),
                            ("community", "Sent by the community"),
                            ("government", "Sent by an office"),
                            ("organisation", "Sent by another organisation"),
                            ("other", "Otherwise"),
                        ],
                        max_length=14,
                        verbose_name="how the case came",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=100, verbose_name="contact person")),
                ("problem", models.TextField(blank=True, verbose_name="problem in the client's words")),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="needs voiced",
                    ),
                ),
                ("earlier_help", models.TextField(blank=True, verbose_name="help so far")),
                ("eligibility", models.CharField(blank=True, max_length=200, verbose_name="why it is ours")),
                ("consent_by", models.CharField(blank=True, max_length=100, verbose_name="who consents")),
                (
                    "consent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed on paper"),
                            ("oral", "Said so, written down here"),
                            ("guardian", "By the guardian"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                (
                    "consent_scope",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="consents to",
                    ),
                ),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="consent given on")),
                (
                    "notice_version",
                    models.CharField(blank=True, max_length=20, verbose_name="version of the notice read out"),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accept", "Take the case on"),
                            ("decline", "Do not take it on"),
                            ("refer", "Refer it"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason of the decision"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.intake",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_no", models.CharField(blank=True, max_length=40, verbose_name="person number")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("sort_key", models.CharField(db_collation="C", default="", editable=False, max_length=200)),
                (
                    "initials",
                    models.CharField(db_collation="C", db_index=True, default="", editable=False, max_length=60),
                ),
                (
                    "pinyin",
                    models.CharField(db_collation="C", db_index=True, default="", editable=False, max_length=200),
                ),
                ("relation", models.CharField(max_length=40, verbose_name="relation to the head")),
                ("is_head", models.BooleanField(default=False, editable=False)),
                ("id_cipher", models.BinaryField(null=True)),
                ("id_index", models.BinaryField(max_length=32, null=True)),
                (
                    "id_status",
                    models.CharField(
                        choices=[("known", "Has an ID number"), ("none", "Has no ID number yet")],
                        default="known",
                        max_length=8,
                        verbose_name="ID number",
                    ),
                ),
                (
                    "id_none_reason",
                    models.CharField(blank=True, max_length=100, verbose_name="why there is no ID number"),
                ),
                ("cert_type", models.CharField(blank=True, max_length=40, verbose_name="kind of certificate")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("M", "Male"), ("F", "Female"), ("", "Unknown")],
                        default="",
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
                ("ethnicity", models.CharField(blank=True, max_length=40, verbose_name="ethnicity")),
                ("political_status", models.CharField(blank=True, max_length=40, verbose_name="political status")),
                ("education", models.CharField(blank=True, max_length=40, verbose_name="education")),
                ("school_status", models.CharField(blank=True, max_length=40, verbose_name="school")),
                (
                    "dropout_reason",
                    models.CharField(blank=True, max_length=60, verbose_name="reason for not attending school"),
                ),
                (
                    "health",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="health",
                    ),
                ),
                ("disability_type", models.CharField(blank=True, max_length=40, verbose_name="disability")),
                ("disability_level", models.CharField(blank=True, max_length=20, verbose_name="level of disability")),
                ("labour_skill", models.CharField(blank=True, max_length=40, verbose_name="ability to work")),
                ("work_place", models.CharField(blank=True, max_length=120, verbose_name="place of work")),
                ("work_employer", models.CharField(blank=True, max_length=120, verbose_name="employer")),
                (
                    "work_months",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="months worked in the year"
                    ),
                ),
                ("welfare_post", models.CharField(blank=True, max_length=40, verbose_name="public-welfare post")),
                (
                    "phones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="phones",
                    ),
                ),
                (
                    "medical_insurance",
                    models.BooleanField(blank=True, null=True, verbose_name="resident medical insurance"),
                ),
                (
                    "pension_insurance",
                    models.BooleanField(blank=True, null=True, verbose_name="resident pension insurance"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "Lives here"),
                            ("dead", "Died"),
                            ("moved", "Moved away"),
                            ("married", "Married out"),
                            ("prison", "In prison"),
                            ("lost", "Lost contact"),
                            ("other", "Gone for another reason"),
                        ],
                        default="present",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="since")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("roster", models.JSONField(default=dict, editable=False)),
                ("is_active", models.BooleanField(default=True, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="households.household"
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "ordering": ["-is_head", "pk"],
                "indexes": [
                    models.Index(fields=["id_index"], name="member_id_index"),
                    django.contrib.postgres.indexes.GinIndex(fields=["phones"], name="member_phones"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_active", True)),
                        fields=("id_index",),
                        name="member_id_number_lives_on_one_active_member",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_active", True), ("is_head", True)),
                        fields=("household",),
                        name="household_has_one_head",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("id_cipher__isnull", True), ("id_index__isnull", True)),
                            models.Q(("id_cipher__isnull", False), ("id_index__isnull", False)),
                            _connector="OR",
                        ),
                        name="member_id_number_is_stored_with_its_index",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_active", False), ("status", "present"), _connector="OR"),
                        name="member_active_lives_here",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("work_months__isnull", True),
                            models.Q(("work_months__gte", 0), ("work_months__lte", 12)),
                            _connector="OR",
                        ),
                        name="member_works_at_most_twelve_months",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200, verbose_name="problem")),
                ("cause", models.CharField(blank=True, max_length=40, verbose_name="cause")),
                ("severity", models.PositiveSmallIntegerField(verbose_name="severity, 1 to 5")),
                ("priority", models.PositiveSmallIntegerField(verbose_name="priority")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="problems", to="households.assessment"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="households.member",
                        verbose_name="whose",
                    ),
                ),
            ],
            options={
                "verbose_name": "problem of an assessment",
                "ordering": ["priority", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="problem_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(("severity__gte", 1), ("severity__lte", 5)),
                        name="problem_severity_is_one_to_five",
                    ),
                    models.UniqueConstraint(fields=("assessment", "priority"), name="problem_has_its_own_priority"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProblemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("what", models.CharField(max_length=200, verbose_name="problem")),
                ("cause", models.CharField(blank=True, max_length=40, verbose_name="cause")),
                ("severity", models.PositiveSmallIntegerField(verbose_name="severity, 1 to 5")),
                ("priority", models.PositiveSmallIntegerField(verbose_name="priority")),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.assessment",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.member",
                        verbose_name="whose",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.problem",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QualityFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=3)),
                ("evidence", models.JSONField(default=dict)),
                ("found_on", models.DateField(default=django.utils.timezone.localdate)),
                ("checked_at", models.DateTimeField(default=django.utils.timezone.now)),
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
        migrations.CreateModel(
            name="QualityWaiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=3)),
                ("reason", models.CharField(max_length=200, verbose_name="does not apply because")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
        migrations.CreateModel(
            name="QualityWaiverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("rule", models.CharField(max_length=3)),
                ("reason", models.CharField(max_length=200, verbose_name="does not apply because")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.member",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.qualitywaiver",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="goal")),
                ("cause", models.CharField(blank=True, max_length=40, verbose_name="cause")),
                ("indicator", models.CharField(max_length=120, verbose_name="how it is measured")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                ("baseline", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="at the beginning")),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target")),
                (
                    "current",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="now"),
                ),
                ("due_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "Under way"),
                            ("met", "Goal met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("dropped", "No longer wanted"),
                        ],
                        default="active",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("state_on", models.DateField(blank=True, editable=False, null=True)),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="households.caseplan"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="households.member",
                        verbose_name="for whom",
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="households.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "goal",
                "ordering": ["order", "pk"],
                "indexes": [models.Index(fields=["state_on"], name="goal_state_on")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("indicator", ""), _negated=True)
                        ),
                        name="goal_says_what_and_how_measured",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("baseline", models.F("target")), _negated=True),
                        name="goal_target_differs_from_its_beginning",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="goal_dropped_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120, verbose_name="what is done")),
                (
                    "owner_kind",
                    models.CharField(
                        choices=[("worker", "Case worker"), ("household", "Household"), ("partner", "Partner")],
                        default="worker",
                        max_length=10,
                        verbose_name="who does it",
                    ),
                ),
                ("owner_name", models.CharField(blank=True, max_length=60, verbose_name="name")),
                ("due_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("todo", "Not begun"),
                            ("doing", "Begun"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                            ("handed", "Handed to somebody"),
                        ],
                        default="todo",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("handed_to", models.CharField(blank=True, max_length=60, verbose_name="handed to")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("issue_number", models.CharField(blank=True, editable=False, max_length=20, verbose_name="issue")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="households.goal"
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="households.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "action",
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["todo", "doing"])), fields=["due_on"], name="action_due"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="action_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner_kind", "partner"), _negated=True),
                            models.Q(("owner_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="action_of_a_partner_names_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["todo", "doing"]), ("ended_on__isnull", False), _connector="XOR"
                        ),
                        name="action_ended_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="action_dropped_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "handed"), _negated=True),
                            models.Q(("handed_to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="action_handed_on_names_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issue_number", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=120)),
                (
                    "how",
                    models.CharField(
                        choices=[("done", "Done"), ("dropped", "Dropped, because"), ("handed", "Handed to")],
                        max_length=8,
                        verbose_name="what becomes of it",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason or result")),
                ("handed_to", models.CharField(blank=True, max_length=60, verbose_name="to whom")),
                (
                    "action",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlement",
                        to="households.action",
                    ),
                ),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="settlements", to="households.closing"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("action__isnull", True), ("issue_number", ""), _connector="XOR"),
                        name="settlement_is_of_an_action_or_an_issue",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("issue_number", ""), _negated=True),
                        fields=("closing", "issue_number"),
                        name="issue_is_settled_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="settlement_dropped_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "handed"), _negated=True),
                            models.Q(("handed_to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="settlement_handed_on_names_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("what", models.CharField(max_length=120, verbose_name="what is done")),
                (
                    "owner_kind",
                    models.CharField(
                        choices=[("worker", "Case worker"), ("household", "Household"), ("partner", "Partner")],
                        default="worker",
                        max_length=10,
                        verbose_name="who does it",
                    ),
                ),
                ("owner_name", models.CharField(blank=True, max_length=60, verbose_name="name")),
                ("due_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("todo", "Not begun"),
                            ("doing", "Begun"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                            ("handed", "Handed to somebody"),
                        ],
                        default="todo",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("handed_to", models.CharField(blank=True, max_length=60, verbose_name="handed to")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("issue_number", models.CharField(blank=True, editable=False, max_length=20, verbose_name="issue")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.action",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.goal",
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.planversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Achievement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("percent", models.PositiveSmallIntegerField(verbose_name="reached, per cent")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="in words")),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="achievements",
                        to="households.closing",
                    ),
                ),
                (
                    "goal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="achievement", to="households.goal"
                    ),
                ),
            ],
            options={
                "ordering": ["goal__order", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="achievement_is_at_most_all")
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("met", "Goal met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("dropped", "No longer wanted"),
                        ],
                        max_length=8,
                        verbose_name="how it stands",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="now"),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="households.goal"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="households.review"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "goal"), name="goal_is_reviewed_once_in_a_review"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "dropped"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="goal_no_longer_wanted_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseholdEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=40, verbose_name="household number")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "phones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="phones",
                    ),
                ),
                ("phone_owner", models.CharField(blank=True, max_length=40, verbose_name="whose phone")),
                ("head_name", models.CharField(max_length=100, verbose_name="head")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "close_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Moved away"),
                            ("died", "All members died"),
                            ("lifted", "Lifted out of hardship"),
                            ("mistake", "Entered by mistake"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("close_note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="categories",
                    ),
                ),
                ("main_cause", models.CharField(blank=True, max_length=40, verbose_name="main cause of hardship")),
                (
                    "other_causes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other causes",
                    ),
                ),
                (
                    "risks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="risks",
                    ),
                ),
                (
                    "tenure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Own"),
                            ("rented", "Rented"),
                            ("public", "Public rental"),
                            ("borrowed", "Borrowed"),
                            ("none", "No house"),
                        ],
                        max_length=10,
                        verbose_name="house",
                    ),
                ),
                (
                    "house_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A, safe"),
                            ("B", "B, mostly safe"),
                            ("C", "C, partly dangerous"),
                            ("D", "D, dangerous"),
                        ],
                        max_length=1,
                        verbose_name="grade of the house",
                    ),
                ),
                (
                    "house_area_m2",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="floor area (m²)"
                    ),
                ),
                ("unsafe_house", models.BooleanField(blank=True, null=True, verbose_name="unsafe house")),
                ("hollow_house", models.BooleanField(default=False, verbose_name="hollow house")),
                ("elder_in_old_house", models.BooleanField(default=False, verbose_name="elder in an old house")),
                ("safe_water", models.BooleanField(blank=True, null=True, verbose_name="safe drinking water")),
                (
                    "inc_wage",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="wages (yuan a year)"
                    ),
                ),
                (
                    "inc_business",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="business income (yuan a year)",
                    ),
                ),
                (
                    "inc_property",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="property income (yuan a year)",
                    ),
                ),
                (
                    "inc_transfer",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="transfer income (yuan a year)",
                    ),
                ),
                (
                    "exp_business",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="business costs (yuan a year)",
                    ),
                ),
                (
                    "compliant_self_pay",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="self-paid expenses (yuan a year)",
                    ),
                ),
                (
                    "net_income",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="net income (yuan a year)"
                    ),
                ),
                (
                    "net_income_per_capita",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="net income per head (yuan a year)",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("roster", models.JSONField(default=dict, editable=False)),
                ("bank_account", models.BinaryField(null=True)),
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, editable=False, size=None
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="area",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.household",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned worker",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.member",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GoalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=120, verbose_name="goal")),
                ("cause", models.CharField(blank=True, max_length=40, verbose_name="cause")),
                ("indicator", models.CharField(max_length=120, verbose_name="how it is measured")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                ("baseline", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="at the beginning")),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target")),
                (
                    "current",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="now"),
                ),
                ("due_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "Under way"),
                            ("met", "Goal met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("dropped", "No longer wanted"),
                        ],
                        default="active",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("state_on", models.DateField(blank=True, editable=False, null=True)),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.goal",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.caseplan",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.member",
                        verbose_name="for whom",
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.planversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("person_no", models.CharField(blank=True, max_length=40, verbose_name="person number")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("relation", models.CharField(max_length=40, verbose_name="relation to the head")),
                ("is_head", models.BooleanField(default=False, editable=False)),
                ("id_cipher", models.BinaryField(null=True)),
                ("id_index", models.BinaryField(max_length=32, null=True)),
                (
                    "id_status",
                    models.CharField(
                        choices=[("known", "Has an ID number"), ("none", "Has no ID number yet")],
                        default="known",
                        max_length=8,
                        verbose_name="ID number",
                    ),
                ),
                (
                    "id_none_reason",
                    models.CharField(blank=True, max_length=100, verbose_name="why there is no ID number"),
                ),
                ("cert_type", models.CharField(blank=True, max_length=40, verbose_name="kind of certificate")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("M", "Male"), ("F", "Female"), ("", "Unknown")],
                        default="",
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
                ("ethnicity", models.CharField(blank=True, max_length=40, verbose_name="ethnicity")),
                ("political_status", models.CharField(blank=True, max_length=40, verbose_name="political status")),
                ("education", models.CharField(blank=True, max_length=40, verbose_name="education")),
                ("school_status", models.CharField(blank=True, max_length=40, verbose_name="school")),
                (
                    "dropout_reason",
                    models.CharField(blank=True, max_length=60, verbose_name="reason for not attending school"),
                ),
                (
                    "health",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="health",
                    ),
                ),
                ("disability_type", models.CharField(blank=True, max_length=40, verbose_name="disability")),
                ("disability_level", models.CharField(blank=True, max_length=20, verbose_name="level of disability")),
                ("labour_skill", models.CharField(blank=True, max_length=40, verbose_name="ability to work")),
                ("work_place", models.CharField(blank=True, max_length=120, verbose_name="place of work")),
                ("work_employer", models.CharField(blank=True, max_length=120, verbose_name="employer")),
                (
                    "work_months",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="months worked in the year"
                    ),
                ),
                ("welfare_post", models.CharField(blank=True, max_length=40, verbose_name="public-welfare post")),
                (
                    "phones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="phones",
                    ),
                ),
                (
                    "medical_insurance",
                    models.BooleanField(blank=True, null=True, verbose_name="resident medical insurance"),
                ),
                (
                    "pension_insurance",
                    models.BooleanField(blank=True, null=True, verbose_name="resident pension insurance"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "Lives here"),
                            ("dead", "Died"),
                            ("moved", "Moved away"),
                            ("married", "Married out"),
                            ("prison", "In prison"),
                            ("lost", "Lost contact"),
                            ("other", "Gone for another reason"),
                        ],
                        default="present",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="since")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("roster", models.JSONField(default=dict, editable=False)),
                ("is_active", models.BooleanField(default=True, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="households.member",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="Household",
            name="head",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.member"
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "closed"), ("head__isnull", False), _connector="OR"),
                name="household_open_has_a_head",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("close_reason", ""), ("closed_on__isnull", True), ("status", "open")),
                    models.Q(
                        ("closed_on__isnull", False),
                        ("status", "closed"),
                        models.Q(("close_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="household_closed_has_date_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(("overdue_from__gte", models.F("next_visit_on"))),
                name="household_is_due_before_it_is_overdue",
            ),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["area", "next_visit_on", "id"], name="household_area_due"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["worker", "next_visit_on", "id"], name="household_worker_due"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["next_visit_on", "id"], name="household_due"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=models.Index(fields=["sort_key", "id"], name="household_sorted"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=django.contrib.postgres.indexes.GinIndex(fields=["categories"], name="household_categories"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=django.contrib.postgres.indexes.GinIndex(fields=["phones"], name="household_phones"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overwriterule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_overwriteruleevent" ("column", "id", "may", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."column", NEW."id", NEW."may", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source"); RETURN NULL;',
                    hash="ed5c25ada532a92ffdedbf2bb844f6b7a38614e3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ff757",
                    table="households_overwriterule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overwriterule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_overwriteruleevent" ("column", "id", "may", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."column", NEW."id", NEW."may", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source"); RETURN NULL;',
                    hash="9be43e2aa75efa2ac4030b85a02162f7eef76edf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_81d18",
                    table="households_overwriterule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_assessmentevent" ("by_id", "causes", "economy", "family", "housing", "id", "network", "on", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "risk_neglect", "risk_others", "risk_self", "risk_words", "strengths") VALUES (NEW."by_id", NEW."causes", NEW."economy", NEW."family", NEW."housing", NEW."id", NEW."network", NEW."on", NEW."person", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."risk_neglect", NEW."risk_others", NEW."risk_self", NEW."risk_words", NEW."strengths"); RETURN NULL;',
                    hash="82c62f290777cefcf71de324bb6141fcc01e0c83",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_34cac",
                    table="households_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."causes" IS DISTINCT FROM (NEW."causes") OR OLD."economy" IS DISTINCT FROM (NEW."economy") OR OLD."family" IS DISTINCT FROM (NEW."family") OR OLD."housing" IS DISTINCT FROM (NEW."housing") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."network" IS DISTINCT FROM (NEW."network") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."person" IS DISTINCT FROM (NEW."person") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."risk_neglect" IS DISTINCT FROM (NEW."risk_neglect") OR OLD."risk_others" IS DISTINCT FROM (NEW."risk_others") OR OLD."risk_self" IS DISTINCT FROM (NEW."risk_self") OR OLD."risk_words" IS DISTINCT FROM (NEW."risk_words") OR OLD."strengths" IS DISTINCT FROM (NEW."strengths"))',
                    func='INSERT INTO "households_assessmentevent" ("by_id", "causes", "economy", "family", "housing", "id", "network", "on", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "risk_neglect", "risk_others", "risk_self", "risk_words", "strengths") VALUES (NEW."by_id", NEW."causes", NEW."economy", NEW."family", NEW."housing", NEW."id", NEW."network", NEW."on", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."risk_neglect", NEW."risk_others", NEW."risk_self", NEW."risk_words", NEW."strengths"); RETURN NULL;',
                    hash="15f7d685a4575b9effad0abeb8ed8798c817ba09",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5c216",
                    table="households_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_closingevent" ("agreed_at", "agreed_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "proposed_at", "proposed_by_id", "reaction", "reason", "remains", "words") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."proposed_at", NEW."proposed_by_id", NEW."reaction", NEW."reason", NEW."remains", NEW."words"); RETURN NULL;',
                    hash="92e1a8e2af2437edb8309a8551fd45de84570114",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_20b40",
                    table="households_closing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_closingevent" ("agreed_at", "agreed_by_id", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "proposed_at", "proposed_by_id", "reaction", "reason", "remains", "words") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."proposed_at", NEW."proposed_by_id", NEW."reaction", NEW."reason", NEW."remains", NEW."words"); RETURN NULL;',
                    hash="9106a50e89b4a9c58cafc835d41a7abdbb6acebd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22f48",
                    table="households_closing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conference",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_conferenceevent" ("by_id", "decision", "id", "on", "opinions", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "question", "written_at") VALUES (NEW."by_id", NEW."decision", NEW."id", NEW."on", NEW."opinions", NEW."participants", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."question", NEW."written_at"); RETURN NULL;',
                    hash="059c90ddf943f01193e2ebd0bf86001e91951900",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3106",
                    table="households_conference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conference",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_conferenceevent" ("by_id", "decision", "id", "on", "opinions", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "question", "written_at") VALUES (NEW."by_id", NEW."decision", NEW."id", NEW."on", NEW."opinions", NEW."participants", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."question", NEW."written_at"); RETURN NULL;',
                    hash="3bd5aaae755e2d80707204fe09a1013e5eb2d8a8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_372ec",
                    table="households_conference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_followupevent" ("by_id", "done_on", "due_on", "id", "is_cancelled", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "words") VALUES (NEW."by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."is_cancelled", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."words"); RETURN NULL;',
                    hash="d3ca513f567d26db39a9d0b32c3f2a2a0c32f718",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29045",
                    table="households_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_followupevent" ("by_id", "done_on", "due_on", "id", "is_cancelled", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "words") VALUES (NEW."by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."is_cancelled", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."words"); RETURN NULL;',
                    hash="624ce53f8cdf7517b49bd95e64e21d038820ee0a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4ba6a",
                    table="households_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_caseplanevent" ("closed_on", "created_by_id", "episode", "household_id", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "review_due_on", "stage_on", "started_on", "status", "urgency", "waiting", "worker_id") VALUES (NEW."closed_on", NEW."created_by_id", NEW."episode", NEW."household_id", NEW."id", NEW."level_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."previous_id", NEW."review_due_on", NEW."stage_on", NEW."started_on", NEW."status", NEW."urgency", NEW."waiting", NEW."worker_id"); RETURN NULL;',
                    hash="33708fe454edbe1071d54202aab92d1a9a2d0854",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f3ac8",
                    table="households_caseplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."episode" IS DISTINCT FROM (NEW."episode") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level_id" IS DISTINCT FROM (NEW."level_id") OR OLD."previous_id" IS DISTINCT FROM (NEW."previous_id") OR OLD."review_due_on" IS DISTINCT FROM (NEW."review_due_on") OR OLD."stage_on" IS DISTINCT FROM (NEW."stage_on") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."urgency" IS DISTINCT FROM (NEW."urgency") OR OLD."waiting" IS DISTINCT FROM (NEW."waiting") OR OLD."worker_id" IS DISTINCT FROM (NEW."worker_id"))',
                    func='INSERT INTO "households_caseplanevent" ("closed_on", "created_by_id", "episode", "household_id", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "review_due_on", "stage_on", "started_on", "status", "urgency", "waiting", "worker_id") VALUES (NEW."closed_on", NEW."created_by_id", NEW."episode", NEW."household_id", NEW."id", NEW."level_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previous_id", NEW."review_due_on", NEW."stage_on", NEW."started_on", NEW."status", NEW."urgency", NEW."waiting", NEW."worker_id"); RETURN NULL;',
                    hash="0c560388548f6d8f5fcb0fb7014e20904a63a84b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96bd3",
                    table="households_caseplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intake",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_intakeevent" ("came_on", "consent_by", "consent_how", "consent_on", "consent_scope", "contact", "decision", "decision_reason", "earlier_help", "eligibility", "id", "needs", "notice_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "source", "version") VALUES (NEW."came_on", NEW."consent_by", NEW."consent_how", NEW."consent_on", NEW."consent_scope", NEW."contact", NEW."decision", NEW."decision_reason", NEW."earlier_help", NEW."eligibility", NEW."id", NEW."needs", NEW."notice_version", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."problem", NEW."source", NEW."version"); RETURN NULL;',
                    hash="3c00db95aa63e0c14f3e32247cb48030274b44db",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9d5f",
                    table="households_intake",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intake",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_intakeevent" ("came_on", "consent_by", "consent_how", "consent_on", "consent_scope", "contact", "decision", "decision_reason", "earlier_help", "eligibility", "id", "needs", "notice_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "source", "version") VALUES (NEW."came_on", NEW."consent_by", NEW."consent_how", NEW."consent_on", NEW."consent_scope", NEW."contact", NEW."decision", NEW."decision_reason", NEW."earlier_help", NEW."eligibility", NEW."id", NEW."needs", NEW."notice_version", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."problem", NEW."source", NEW."version"); RETURN NULL;',
                    hash="c4f5e089ce1dc402f1664dd2dcaefbb8860c3f9f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_38182",
                    table="households_intake",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="member",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_memberevent" ("birth_date", "cert_type", "created_at", "disability_level", "disability_type", "dropout_reason", "education", "ethnicity", "health", "household_id", "id", "id_cipher", "id_index", "id_none_reason", "id_status", "is_active", "is_head", "labour_skill", "left_on", "medical_insurance", "name", "note", "pension_insurance", "person_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "political_status", "relation", "roster", "school_status", "sex", "status", "welfare_post", "work_employer", "work_months", "work_place") SELECT new_values."birth_date", new_values."cert_type", new_values."created_at", new_values."disability_level", new_values."disability_type", new_values."dropout_reason", new_values."education", new_values."ethnicity", new_values."health", new_values."household_id", new_values."id", new_values."id_cipher", new_values."id_index", new_values."id_none_reason", new_values."id_status", new_values."is_active", new_values."is_head", new_values."labour_skill", new_values."left_on", new_values."medical_insurance", new_values."name", new_values."note", new_values."pension_insurance", new_values."person_no", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phones", new_values."political_status", new_values."relation", new_values."roster", new_values."school_status", new_values."sex", new_values."status", new_values."welfare_post", new_values."work_employer", new_values."work_months", new_values."work_place" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c6c83a4f8bf0ebdd2d4c541ed7b2d44421a812bb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6fdfd",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="households_member",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="member",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_memberevent" ("birth_date", "cert_type", "created_at", "disability_level", "disability_type", "dropout_reason", "education", "ethnicity", "health", "household_id", "id", "id_cipher", "id_index", "id_none_reason", "id_status", "is_active", "is_head", "labour_skill", "left_on", "medical_insurance", "name", "note", "pension_insurance", "person_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "political_status", "relation", "roster", "school_status", "sex", "status", "welfare_post", "work_employer", "work_months", "work_place") SELECT new_values."birth_date", new_values."cert_type", new_values."created_at", new_values."disability_level", new_values."disability_type", new_values."dropout_reason", new_values."education", new_values."ethnicity", new_values."health", new_values."household_id", new_values."id", new_values."id_cipher", new_values."id_index", new_values."id_none_reason", new_values."id_status", new_values."is_active", new_values."is_head", new_values."labour_skill", new_values."left_on", new_values."medical_insurance", new_values."name", new_values."note", new_values."pension_insurance", new_values."person_no", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phones", new_values."political_status", new_values."relation", new_values."roster", new_values."school_status", new_values."sex", new_values."status", new_values."welfare_post", new_values."work_employer", new_values."work_months", new_values."work_place" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."birth_date" IS DISTINCT FROM (new_values."birth_date") OR old_values."cert_type" IS DISTINCT FROM (new_values."cert_type") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."disability_level" IS DISTINCT FROM (new_values."disability_level") OR old_values."disability_type" IS DISTINCT FROM (new_values."disability_type") OR old_values."dropout_reason" IS DISTINCT FROM (new_values."dropout_reason") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."ethnicity" IS DISTINCT FROM (new_values."ethnicity") OR old_values."health" IS DISTINCT FROM (new_values."health") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_cipher" IS DISTINCT FROM (new_values."id_cipher") OR old_values."id_index" IS DISTINCT FROM (new_values."id_index") OR old_values."id_none_reason" IS DISTINCT FROM (new_values."id_none_reason") OR old_values."id_status" IS DISTINCT FROM (new_values."id_status") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_head" IS DISTINCT FROM (new_values."is_head") OR old_values."labour_skill" IS DISTINCT FROM (new_values."labour_skill") OR old_values."left_on" IS DISTINCT FROM (new_values."left_on") OR old_values."medical_insurance" IS DISTINCT FROM (new_values."medical_insurance") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."pension_insurance" IS DISTINCT FROM (new_values."pension_insurance") OR old_values."person_no" IS DISTINCT FROM (new_values."person_no") OR old_values."phones" IS DISTINCT FROM (new_values."phones") OR old_values."political_status" IS DISTINCT FROM (new_values."political_status") OR old_values."relation" IS DISTINCT FROM (new_values."relation") OR old_values."roster" IS DISTINCT FROM (new_values."roster") OR old_values."school_status" IS DISTINCT FROM (new_values."school_status") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."welfare_post" IS DISTINCT FROM (new_values."welfare_post") OR old_values."work_employer" IS DISTINCT FROM (new_values."work_employer") OR old_values."work_months" IS DISTINCT FROM (new_values."work_months") OR old_values."work_place" IS DISTINCT FROM (new_values."work_place")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="123edabd03a60c16ccc0ca832cfeb2013edcad19",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_733b8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="households_member",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="household",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdevent" ("address", "area_path", "bank_account", "categories", "close_note", "close_reason", "closed_on", "compliant_self_pay", "created_at", "elder_in_old_house", "exp_business", "head_id", "head_name", "hollow_house", "house_area_m2", "house_grade", "id", "inc_business", "inc_property", "inc_transfer", "inc_wage", "main_cause", "net_income", "net_income_per_capita", "note", "number", "other_causes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_owner", "phones", "risks", "roster", "safe_water", "sources", "status", "tenure", "unsafe_house", "worker_id") SELECT new_values."address", new_values."area_path", new_values."bank_account", new_values."categories", new_values."close_note", new_values."close_reason", new_values."closed_on", new_values."compliant_self_pay", new_values."created_at", new_values."elder_in_old_house", new_values."exp_business", new_values."head_id", new_values."head_name", new_values."hollow_house", new_values."house_area_m2", new_values."house_grade", new_values."id", new_values."inc_business", new_values."inc_property", new_values."inc_transfer", new_values."inc_wage", new_values."main_cause", new_values."net_income", new_values."net_income_per_capita", new_values."note", new_values."number", new_values."other_causes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone_owner", new_values."phones", new_values."risks", new_values."roster", new_values."safe_water", new_values."sources", new_values."status", new_values."tenure", new_values."unsafe_house", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="355cb2c69f304eafa0b213486d634c84e415aec4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eae56",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="households_household",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="household",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdevent" ("address", "area_path", "bank_account", "categories", "close_note", "close_reason", "closed_on", "compliant_self_pay", "created_at", "elder_in_old_house", "exp_business", "head_id", "head_name", "hollow_house", "house_area_m2", "house_grade", "id", "inc_business", "inc_property", "inc_transfer", "inc_wage", "main_cause", "net_income", "net_income_per_capita", "note", "number", "other_causes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_owner", "phones", "risks", "roster", "safe_water", "sources", "status", "tenure", "unsafe_house", "worker_id") SELECT new_values."address", new_values."area_path", new_values."bank_account", new_values."categories", new_values."close_note", new_values."close_reason", new_values."closed_on", new_values."compliant_self_pay", new_values."created_at", new_values."elder_in_old_house", new_values."exp_business", new_values."head_id", new_values."head_name", new_values."hollow_house", new_values."house_area_m2", new_values."house_grade", new_values."id", new_values."inc_business", new_values."inc_property", new_values."inc_transfer", new_values."inc_wage", new_values."main_cause", new_values."net_income", new_values."net_income_per_capita", new_values."note", new_values."number", new_values."other_causes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone_owner", new_values."phones", new_values."risks", new_values."roster", new_values."safe_water", new_values."sources", new_values."status", new_values."tenure", new_values."unsafe_house", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."area_path" IS DISTINCT FROM (new_values."area_path") OR old_values."bank_account" IS DISTINCT FROM (new_values."bank_account") OR old_values."categories" IS DISTINCT FROM (new_values."categories") OR old_values."close_note" IS DISTINCT FROM (new_values."close_note") OR old_values."close_reason" IS DISTINCT FROM (new_values."close_reason") OR old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."compliant_self_pay" IS DISTINCT FROM (new_values."compliant_self_pay") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."elder_in_old_house" IS DISTINCT FROM (new_values."elder_in_old_house") OR old_values."exp_business" IS DISTINCT FROM (new_values."exp_business") OR old_values."head_id" IS DISTINCT FROM (new_values."head_id") OR old_values."head_name" IS DISTINCT FROM (new_values."head_name") OR old_values."hollow_house" IS DISTINCT FROM (new_values."hollow_house") OR old_values."house_area_m2" IS DISTINCT FROM (new_values."house_area_m2") OR old_values."house_grade" IS DISTINCT FROM (new_values."house_grade") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."inc_business" IS DISTINCT FROM (new_values."inc_business") OR old_values."inc_property" IS DISTINCT FROM (new_values."inc_property") OR old_values."inc_transfer" IS DISTINCT FROM (new_values."inc_transfer") OR old_values."inc_wage" IS DISTINCT FROM (new_values."inc_wage") OR old_values."main_cause" IS DISTINCT FROM (new_values."main_cause") OR old_values."net_income" IS DISTINCT FROM (new_values."net_income") OR old_values."net_income_per_capita" IS DISTINCT FROM (new_values."net_income_per_capita") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."other_causes" IS DISTINCT FROM (new_values."other_causes") OR old_values."phone_owner" IS DISTINCT FROM (new_values."phone_owner") OR old_values."phones" IS DISTINCT FROM (new_values."phones") OR old_values."risks" IS DISTINCT FROM (new_values."risks") OR old_values."roster" IS DISTINCT FROM (new_values."roster") OR old_values."safe_water" IS DISTINCT FROM (new_values."safe_water") OR old_values."sources" IS DISTINCT FROM (new_values."sources") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tenure" IS DISTINCT FROM (new_values."tenure") OR old_values."unsafe_house" IS DISTINCT FROM (new_values."unsafe_house") OR old_values."worker_id" IS DISTINCT FROM (new_values."worker_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b75058204cf5421ca1f87d035f6e2719ac8880fb",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d279e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="households_household",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_goalevent" ("baseline", "cause", "created_at", "current", "due_on", "id", "indicator", "member_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "since_id", "state", "state_on", "target", "title", "unit") VALUES (NEW."baseline", NEW."cause", NEW."created_at", NEW."current", NEW."due_on", NEW."id", NEW."indicator", NEW."member_id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."reason", NEW."since_id", NEW."state", NEW."state_on", NEW."target", NEW."title", NEW."unit"); RETURN NULL;',
                    hash="d2cf84cc987722c8e3d8d70b5fa46e6a3473d50b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_16375",
                    table="households_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_goalevent" ("baseline", "cause", "created_at", "current", "due_on", "id", "indicator", "member_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "since_id", "state", "state_on", "target", "title", "unit") VALUES (NEW."baseline", NEW."cause", NEW."created_at", NEW."current", NEW."due_on", NEW."id", NEW."indicator", NEW."member_id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."reason", NEW."since_id", NEW."state", NEW."state_on", NEW."target", NEW."title", NEW."unit"); RETURN NULL;',
                    hash="381cff035a731208c04af885a79216460e78c91c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9fb6a",
                    table="households_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_actionevent" ("created_at", "due_on", "ended_by_id", "ended_on", "goal_id", "handed_to", "id", "issue_number", "order", "owner_kind", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "since_id", "state", "what") VALUES (NEW."created_at", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."goal_id", NEW."handed_to", NEW."id", NEW."issue_number", NEW."order", NEW."owner_kind", NEW."owner_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."result", NEW."since_id", NEW."state", NEW."what"); RETURN NULL;',
                    hash="6a72461b558f4fa179514508631556bab006c61b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0cdb5",
                    table="households_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_actionevent" ("created_at", "due_on", "ended_by_id", "ended_on", "goal_id", "handed_to", "id", "issue_number", "order", "owner_kind", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "since_id", "state", "what") VALUES (NEW."created_at", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."goal_id", NEW."handed_to", NEW."id", NEW."issue_number", NEW."order", NEW."owner_kind", NEW."owner_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."result", NEW."since_id", NEW."state", NEW."what"); RETURN NULL;',
                    hash="99ae1dca34349cbfb960ef481e77a009af83fc08",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89ea7",
                    table="households_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="problem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_problemevent" ("assessment_id", "cause", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "severity", "what") VALUES (NEW."assessment_id", NEW."cause", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."severity", NEW."what"); RETURN NULL;',
                    hash="e644250df3fa87b62fa9b2340cb68417cd453949",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7269a",
                    table="households_problem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="problem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_problemevent" ("assessment_id", "cause", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "severity", "what") VALUES (NEW."assessment_id", NEW."cause", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."severity", NEW."what"); RETURN NULL;',
                    hash="45dc90c79f6790c1fc8e31135400d835d8fe6baf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_efec6",
                    table="households_problem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualitywaiver",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_qualitywaiverevent" ("at", "by_id", "ended_at", "ended_by_id", "household_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule") VALUES (NEW."at", NEW."by_id", NEW."ended_at", NEW."ended_by_id", NEW."household_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rule"); RETURN NULL;',
                    hash="18d107a299a1edafcf22b4d183a6330b7154e2df",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8ecb6",
                    table="households_qualitywaiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualitywaiver",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_qualitywaiverevent" ("at", "by_id", "ended_at", "ended_by_id", "household_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule") VALUES (NEW."at", NEW."by_id", NEW."ended_at", NEW."ended_by_id", NEW."household_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."rule"); RETURN NULL;',
                    hash="916df339980353a7f90cb726fbadaa9e80acd823",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_db685",
                    table="households_qualitywaiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_referralevent" ("by_id", "consent_by", "consent_how", "consent_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "replied_on", "reply", "reply_by", "result", "result_by", "result_on", "sent_on", "shared", "status", "to", "to_person", "urgency") VALUES (NEW."by_id", NEW."consent_by", NEW."consent_how", NEW."consent_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."reason", NEW."replied_on", NEW."reply", NEW."reply_by", NEW."result", NEW."result_by", NEW."result_on", NEW."sent_on", NEW."shared", NEW."status", NEW."to", NEW."to_person", NEW."urgency"); RETURN NULL;',
                    hash="f70e9e45207d649262bc8f3ed3019cb24d52a0a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4d756",
                    table="households_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."consent_by" IS DISTINCT FROM (NEW."consent_by") OR OLD."consent_how" IS DISTINCT FROM (NEW."consent_how") OR OLD."consent_on" IS DISTINCT FROM (NEW."consent_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."replied_on" IS DISTINCT FROM (NEW."replied_on") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."reply_by" IS DISTINCT FROM (NEW."reply_by") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."result_by" IS DISTINCT FROM (NEW."result_by") OR OLD."result_on" IS DISTINCT FROM (NEW."result_on") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."shared" IS DISTINCT FROM (NEW."shared") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."to" IS DISTINCT FROM (NEW."to") OR OLD."to_person" IS DISTINCT FROM (NEW."to_person") OR OLD."urgency" IS DISTINCT FROM (NEW."urgency"))',
                    func='INSERT INTO "households_referralevent" ("by_id", "consent_by", "consent_how", "consent_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "replied_on", "reply", "reply_by", "result", "result_by", "result_on", "sent_on", "shared", "status", "to", "to_person", "urgency") VALUES (NEW."by_id", NEW."consent_by", NEW."consent_how", NEW."consent_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."reason", NEW."replied_on", NEW."reply", NEW."reply_by", NEW."result", NEW."result_by", NEW."result_on", NEW."sent_on", NEW."shared", NEW."status", NEW."to", NEW."to_person", NEW."urgency"); RETURN NULL;',
                    hash="2c43bd1d99e65517992ba3b85647ad49dd3759d4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b4b6",
                    table="households_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterheading",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_rosterheadingevent" ("added_at", "added_by_id", "caption", "column", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."caption", NEW."column", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="e32c5d765f99bd3d1b159c5fc99568b05df92352",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74dfa",
                    table="households_rosterheading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterheading",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_rosterheadingevent" ("added_at", "added_by_id", "caption", "column", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."caption", NEW."column", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="b865a5243f846cbd6de2bac5a6f06c8d4961db6b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_21528",
                    table="households_rosterheading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterheading",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_rosterheadingevent" ("added_at", "added_by_id", "caption", "column", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."caption", OLD."column", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="86c4d528c81a5e2ff7e0ff1d924833bc958c5203",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9f473",
                    table="households_rosterheading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterlayout",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_rosterlayoutevent" ("captions", "id", "meanings", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "signature") VALUES (NEW."captions", NEW."id", NEW."meanings", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."signature"); RETURN NULL;',
                    hash="fddbb95dedb3c08af12bb64afa6d608c9fb30173",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ad5f1",
                    table="households_rosterlayout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterlayout",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_rosterlayoutevent" ("captions", "id", "meanings", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "signature") VALUES (NEW."captions", NEW."id", NEW."meanings", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."signature"); RETURN NULL;',
                    hash="e3a7c870be930f5b6a6eb3eb628d942a5b7491ca",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_08f2e",
                    table="households_rosterlayout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterlayout",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_rosterlayoutevent" ("captions", "id", "meanings", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "signature") VALUES (OLD."captions", OLD."id", OLD."meanings", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."signature"); RETURN NULL;',
                    hash="931037a17a68f94cbe9f401e76ed226c9ea890d7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c818b",
                    table="households_rosterlayout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_reviewevent" ("at", "by_id", "decision", "due_on", "id", "of_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "screen_id", "words") VALUES (NEW."at", NEW."by_id", NEW."decision", NEW."due_on", NEW."id", NEW."of_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."screen_id", NEW."words"); RETURN NULL;',
                    hash="692bd1d783944e2c0cba3b18a691d92ff8320f2f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92335",
                    table="households_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_reviewevent" ("at", "by_id", "decision", "due_on", "id", "of_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "screen_id", "words") VALUES (NEW."at", NEW."by_id", NEW."decision", NEW."due_on", NEW."id", NEW."of_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."screen_id", NEW."words"); RETURN NULL;',
                    hash="ff37dc71bbb55edfcb30fdb115d8699e56fa8492",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_52ee0",
                    table="households_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionnote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_sessionnoteevent" ("aim", "analysis", "began_at", "by_id", "ended_at", "facts", "form", "id", "is_late", "next_on", "observation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "present", "tasks", "written_at") VALUES (NEW."aim", NEW."analysis", NEW."began_at", NEW."by_id", NEW."ended_at", NEW."facts", NEW."form", NEW."id", NEW."is_late", NEW."next_on", NEW."observation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_id", NEW."present", NEW."tasks", NEW."written_at"); RETURN NULL;',
                    hash="045dfdc5bb94597c489e2be8b7805e30e46cc745",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4830d",
                    table="households_sessionnote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionnote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_sessionnoteevent" ("aim", "analysis", "began_at", "by_id", "ended_at", "facts", "form", "id", "is_late", "next_on", "observation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "present", "tasks", "written_at") VALUES (NEW."aim", NEW."analysis", NEW."began_at", NEW."by_id", NEW."ended_at", NEW."facts", NEW."form", NEW."id", NEW."is_late", NEW."next_on", NEW."observation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan_id", NEW."present", NEW."tasks", NEW."written_at"); RETURN NULL;',
                    hash="a1218b063b424f4eddc477726f4b27f0a59ba7ff",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b1cb9",
                    table="households_sessionnote",
                    when="AFTER",
                ),
            ),
        ),
    ]
