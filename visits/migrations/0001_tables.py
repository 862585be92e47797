import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import visits.models.callback


class Migration(migrations.Migration):
    replaces = [
        ("visits", "0001_initial"),
        ("visits", "0003_errands_and_papers"),
        ("visits", "0005_photos_of_visits"),
        ("visits", "0006_views_and_chases"),
        ("visits", "0007_the_loop_whole"),
        ("visits", "0009_arrivals_from_phones"),
        ("visits", "0011_what_one_save_writes"),
        ("visits", "0013_steps_of_plans_done_on_visits"),
        ("visits", "0014_pictures_of_steps"),
        ("visits", "0015_open_issues_by_due_time"),
    ]

    initial = True

    dependencies = [
        ("core", "0001_tables"),
        ("core", "__first__"),
        ("households", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Department",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "department",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssueCategory",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "issue category",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ErrandKind",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("department", models.CharField(blank=True, max_length=40, verbose_name="department")),
                (
                    "papers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        size=None,
                        verbose_name="papers usually needed",
                    ),
                ),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(default=15, verbose_name="working days until it is usually done"),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="visits.issuecategory",
                        verbose_name="category",
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of errand",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssueNumber",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
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
            options={
                "verbose_name": "leaflet",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
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
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="visits.arrival"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ArrivalStateSettledByEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                        related_name="state_settled_by_events",
                        to="visits.arrival",
                    ),
                ),
                (
                    "settled_by",
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
            name="CallBackRule",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("problem", "Problem found"),
                            ("difficulty", "Difficulty voiced"),
                            ("errand", "Errand"),
                        ],
                        max_length=12,
                        primary_key=True,
                        serialize=False,
                        verbose_name="kind",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=100, verbose_name="asked of every hundred")),
            ],
            options={
                "verbose_name": "sample of call-backs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)), name="call_back_rule_is_a_percentage"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=30, verbose_name="name of the view")),
                ("query", models.CharField(blank=True, editable=False, max_length=1000)),
                ("is_shared", models.BooleanField(default=False, verbose_name="colleagues may use it")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "view of issues",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="issue_view_name_once_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="TimeLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "priority",
                    models.CharField(
                        choices=[
                            ("normal", "Normal"),
                            ("important", "Important"),
                            ("urgent", "Urgent"),
                            ("critical", "Critical"),
                        ],
                        max_length=10,
                        verbose_name="priority",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("working_days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="working days")),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours")),
                (
                    "response_days",
                    models.PositiveSmallIntegerField(
                        blank=True, default=1, null=True, verbose_name="working days until the first response"
                    ),
                ),
                (
                    "response_hours",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="hours until the first response"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="visits.issuecategory",
                        verbose_name="category",
                    ),
                ),
            ],
            options={
                "verbose_name": "time limit",
                "ordering": ["category__order", "priority", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("category", "priority", "valid_from"),
                        name="time_limit_once_per_category_priority_and_day",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hours__isnull", True), ("working_days__gte", 1)),
                            models.Q(("hours__gte", 1), ("working_days__isnull", True)),
                            _connector="OR",
                        ),
                        name="time_limit_is_in_days_or_hours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("response_days__gte", 1), ("response_hours__isnull", True)),
                            models.Q(("response_days__isnull", True), ("response_hours__gte", 1)),
                            _connector="OR",
                        ),
                        name="time_limit_of_response_is_in_days_or_hours",
                    ),
                ],
            },
        ),
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
                ("visited_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
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
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("problem", "Problem found"),
                            ("difficulty", "Difficulty voiced"),
                            ("errand", "Errand"),
                        ],
                        default="problem",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[
                            ("normal", "Normal"),
                            ("important", "Important"),
                            ("urgent", "Urgent"),
                            ("critical", "Critical"),
                        ],
                        default="normal",
                        max_length=10,
                        verbose_name="priority",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("visit", "Visit"),
                            ("phone", "Phone"),
                            ("walk_in", "Walk-in"),
                            ("hotline", "Hotline 12345"),
                            ("department", "Department"),
                            ("patrol", "Patrol"),
                            ("resident", "Resident's report"),
                        ],
                        default="visit",
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="what it is about")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("department", models.CharField(blank=True, max_length=40, verbose_name="department")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "To be assigned"),
                            ("assigned", "Not started"),
                            ("signed", "Signed for"),
                            ("processing", "In progress"),
                            ("transferred", "With a department"),
                            ("suspended", "Suspended"),
                            ("resolved", "Waiting for call-back"),
                            ("checked", "Checked, waiting for call-back"),
                            ("closed", "Closed"),
                            ("rejected", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                            ("merged", "Merged with another"),
                        ],
                        default="reported",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("opened_on", models.DateField(editable=False)),
                ("due_at", models.DateTimeField(null=True, verbose_name="due")),
                ("warn_at", models.DateTimeField(editable=False, null=True)),
                ("allowed", models.PositiveSmallIntegerField(default=5, verbose_name="time allowed")),
                ("in_hours", models.BooleanField(default=False, editable=False)),
                (
                    "extended_by",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="extended by"),
                ),
                ("respond_by", models.DateTimeField(null=True, verbose_name="first response due")),
                ("responded_at", models.DateTimeField(editable=False, null=True, verbose_name="first response")),
                ("escalated", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("asked_at", models.DateTimeField(editable=False, null=True)),
                ("suspended_until", models.DateField(blank=True, null=True, verbose_name="suspended until")),
                ("suspended_at", models.DateTimeField(editable=False, null=True)),
                ("resolved_at", models.DateTimeField(editable=False, null=True)),
                ("result", models.TextField(blank=True, verbose_name="result")),
                ("call_back_due", models.BooleanField(default=True, verbose_name="to be called back")),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("closed_on", models.DateField(editable=False, null=True)),
                (
                    "satisfaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("fair", "Fairly satisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="satisfaction",
                    ),
                ),
                ("hand_backs", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="handed back")),
                ("reopened_count", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("papers_out", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
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
                    "household",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="households.household",
                        verbose_name="household",
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
                        verbose_name="member",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="visits.issue",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="visits.issuecategory",
                        verbose_name="category",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="issues",
                        to="visits.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "issue",
                "ordering": ["due_at", "pk"],
                "indexes": [
                    models.Index(fields=["owner", "due_at", "id"], name="issue_owner_due"),
                    models.Index(fields=["area", "due_at", "id"], name="issue_area_due"),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "reported",
                                    "assigned",
                                    "signed",
                                    "processing",
                                    "transferred",
                                    "suspended",
                                    "resolved",
                                    "checked",
                                ],
                            )
                        ),
                        fields=["due_at", "id"],
                        name="issue_open_due",
                    ),
                    models.Index(fields=["status", "due_at", "id"], name="issue_status_due"),
                    models.Index(fields=["area", "opened_on"], name="issue_area_opened"),
                    models.Index(fields=["area", "closed_on"], name="issue_area_closed"),
                    models.Index(fields=["household", "-opened_at"], name="issue_household"),
                    models.Index(fields=["closed_on", "id"], name="issue_closed"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["closed", "rejected", "withdrawn", "merged"]),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="issue_open_has_an_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["closed", "rejected", "withdrawn", "merged"]),
                            models.Q(("due_at__isnull", False), ("warn_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="issue_open_has_a_due_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["resolved", "checked", "closed"]), _negated=True),
                            models.Q(("result", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="issue_resolved_says_its_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["closed", "rejected", "withdrawn", "merged"]), _negated=True),
                            models.Q(("closed_at__isnull", False), ("closed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="issue_ended_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "suspended"), _negated=True),
                            ("suspended_until__isnull", False),
                            _connector="OR",
                        ),
                        name="issue_suspended_says_until_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("status", "merged")),
                            models.Q(models.Q(("status", "merged"), _negated=True), ("merged_into", None)),
                            _connector="OR",
                        ),
                        name="issue_merged_says_into_which",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["closed", "rejected", "withdrawn", "merged"]), _negated=True),
                            ("papers_out", 0),
                            _connector="OR",
                        ),
                        name="issue_ended_owes_no_papers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="issue_is_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "transferred"), _negated=True),
                            models.Q(("department", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="issue_transferred_says_whereto",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Errand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_by", models.CharField(blank=True, max_length=60, verbose_name="asked for by")),
                (
                    "authorisation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not needed"),
                            ("letter", "Letter of authorisation, signed"),
                            ("fingerprint", "Letter of authorisation, fingerprint"),
                            ("guardian", "Given by the guardian"),
                            ("missing", "Still to be brought"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="authorisation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("taken", "Papers taken"),
                            ("submitted", "Handed in"),
                            ("correction", "Needs correction"),
                            ("done", "Done"),
                            ("delivered", "Delivered"),
                            ("turned_down", "Turned down"),
                        ],
                        default="registered",
                        max_length=12,
                    ),
                ),
                ("handed_to", models.CharField(blank=True, max_length=60, verbose_name="handed to")),
                ("handed_on", models.DateField(blank=True, null=True, verbose_name="handed in on")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="expected by")),
                ("delivered_on", models.DateField(blank=True, null=True, verbose_name="delivered on")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "what",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="visits.errandkind",
                        verbose_name="what is to be done",
                    ),
                ),
                (
                    "issue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="errand", to="visits.issue"
                    ),
                ),
            ],
            options={
                "verbose_name": "errand",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["submitted", "correction"]), _negated=True),
                            models.Q(("handed_on__isnull", False), models.Q(("handed_to", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="errand_handed_in_says_where_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "delivered"), _negated=True),
                            ("delivered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="errand_delivered_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ErrandStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=20)),
                ("to_status", models.CharField(max_length=12)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("words", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="visits.errand"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["errand", "-at"], name="errand_step_of_errand")],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("response", "No response in time: the chief"),
                            ("soon", "Due soon: the owner"),
                            ("chief", "Overdue: the chief"),
                            ("centre", "Overdue by 2 working days: the centre"),
                            ("street", "Overdue by 5 working days: the street"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("told", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="visits.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "level", "due_at"), name="escalation_once_per_level_and_due_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ErrandEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("asked_by", models.CharField(blank=True, max_length=60, verbose_name="asked for by")),
                (
                    "authorisation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not needed"),
                            ("letter", "Letter of authorisation, signed"),
                            ("fingerprint", "Letter of authorisation, fingerprint"),
                            ("guardian", "Given by the guardian"),
                            ("missing", "Still to be brought"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="authorisation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("taken", "Papers taken"),
                            ("submitted", "Handed in"),
                            ("correction", "Needs correction"),
                            ("done", "Done"),
                            ("delivered", "Delivered"),
                            ("turned_down", "Turned down"),
                        ],
                        default="registered",
                        max_length=12,
                    ),
                ),
                ("handed_to", models.CharField(blank=True, max_length=60, verbose_name="handed to")),
                ("handed_on", models.DateField(blank=True, null=True, verbose_name="handed in on")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="expected by")),
                ("delivered_on", models.DateField(blank=True, null=True, verbose_name="delivered on")),
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
                        to="visits.errand",
                    ),
                ),
                (
                    "what",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="visits.errandkind",
                        verbose_name="what is to be done",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="visits.issue",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(default=visits.models.callback.end_of_cards)),
                ("nonce", models.BinaryField(max_length=16)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cards", to="visits.issue"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["issue"], name="card_of_issue")],
            },
        ),
        migrations.CreateModel(
            name="CallBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "By phone"),
                            ("visit", "On a visit"),
                            ("paper", "On paper"),
                            ("card", "By the card"),
                        ],
                        max_length=8,
                        verbose_name="how the household was asked",
                    ),
                ),
                ("reached", models.BooleanField(verbose_name="reached")),
                ("solved", models.BooleanField(null=True, verbose_name="solved, says the household")),
                (
                    "satisfaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("fair", "Fairly satisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="satisfaction",
                    ),
                ),
                ("words", models.TextField(blank=True)),
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call_backs", to="visits.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["issue", "-at"], name="call_back_of_issue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reached", True), ("solved__isnull", False)),
                            models.Q(("reached", False), ("satisfaction", ""), ("solved__isnull", True)),
                            _connector="OR",
                        ),
                        name="call_back_not_reached_says_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by__isnull", False), ("way", "card"), _connector="OR"),
                        name="call_back_is_by_somebody_or_by_the_card",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueChase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chases", to="visits.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "by", "on"), name="issue_chased_once_a_day_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=20)),
                ("from_status", models.CharField(blank=True, max_length=12)),
                ("to_status", models.CharField(max_length=12)),
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="visits.issue"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["issue", "-at"], name="issue_step_of_issue")],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="paper")),
                (
                    "kind",
                    models.CharField(
                        choices=[("original", "Original"), ("copy", "Copy"), ("money", "Money")],
                        max_length=10,
                        verbose_name="original or copy",
                    ),
                ),
                ("brought", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("in_hand", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("at_office", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("at_home", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("used", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                (
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="visits.errand"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("in_hand__gt", 0)), fields=["holder", "id"], name="paper_in_hand"),
                    models.Index(condition=models.Q(("in_hand__gt", 0)), fields=["id"], name="paper_in_any_hand"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "brought",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("in_hand"), "+", models.F("at_office")
                                        ),
                                        "+",
                                        models.F("at_home"),
                                    ),
                                    "+",
                                    models.F("used"),
                                ),
                            )
                        ),
                        name="paper_is_always_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at_home__gte", 0), ("at_office__gte", 0), ("in_hand__gte", 0), ("used__gte", 0)
                        ),
                        name="paper_is_nowhere_less_than_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("in_hand", 0), ("holder__isnull", False), _connector="OR"),
                        name="paper_in_hand_is_in_somebodys_hand",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("no", models.PositiveSmallIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("take", "Taken from the household"),
                            ("give_back", "Given back to the household"),
                            ("hand_in", "Handed in at the office"),
                            ("fetch", "Fetched from the office"),
                            ("issue", "Issued by the office"),
                            ("pass_on", "Passed on to a colleague"),
                            ("settle", "Spent, or kept by the office"),
                        ],
                        max_length=10,
                    ),
                ),
                ("with_whom", models.CharField(blank=True, max_length=60, verbose_name="who gave or took it")),
                (
                    "signed",
                    models.CharField(
                        choices=[
                            ("paper", "Signed on the slip"),
                            ("fingerprint", "Fingerprint on the slip"),
                            ("witness", "A witness signed"),
                            ("not_yet", "Not signed yet"),
                        ],
                        default="not_yet",
                        max_length=12,
                        verbose_name="signature",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="visits.errand"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="visits.visit"
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt",
                "ordering": ["-at", "-no"],
                "constraints": [
                    models.UniqueConstraint(fields=("errand", "no"), name="receipt_number_once_per_errand"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("way__in", ["take", "give_back"]), _negated=True),
                            models.Q(("with_whom", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="receipt_names_who_gave_or_took",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("way", "settle"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="receipt_of_spending_says_for_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperMovement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "from the giver"),
                            ("hand", "in the worker's hands"),
                            ("office", "at the office"),
                            ("home", "at home"),
                            ("used", "used up"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("", "from the giver"),
                            ("hand", "in the worker's hands"),
                            ("office", "at the office"),
                            ("home", "at home"),
                            ("used", "used up"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="visits.paper"
                    ),
                ),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="visits.receipt"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="movement_moves_something"),
                    models.CheckConstraint(
                        condition=models.Q(("target__in", ["hand", "office", "home", "used"])),
                        name="movement_ends_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepPicture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "shows",
                    models.CharField(
                        blank=True,
                        choices=[("before", "Before"), ("after", "After"), ("", "With a step")],
                        default="",
                        max_length=6,
                        verbose_name="what it shows",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="visits.issuestep"
                    ),
                ),
            ],
            options={
                "verbose_name": "picture of a step",
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("problem", "Problem found"),
                            ("difficulty", "Difficulty voiced"),
                            ("errand", "Errand"),
                        ],
                        default="problem",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[
                            ("normal", "Normal"),
                            ("important", "Important"),
                            ("urgent", "Urgent"),
                            ("critical", "Critical"),
                        ],
                        default="normal",
                        max_length=10,
                        verbose_name="priority",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("visit", "Visit"),
                            ("phone", "Phone"),
                            ("walk_in", "Walk-in"),
                            ("hotline", "Hotline 12345"),
                            ("department", "Department"),
                            ("patrol", "Patrol"),
                            ("resident", "Resident's report"),
                        ],
                        default="visit",
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="what it is about")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("department", models.CharField(blank=True, max_length=40, verbose_name="department")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "To be assigned"),
                            ("assigned", "Not started"),
                            ("signed", "Signed for"),
                            ("processing", "In progress"),
                            ("transferred", "With a department"),
                            ("suspended", "Suspended"),
                            ("resolved", "Waiting for call-back"),
                            ("checked", "Checked, waiting for call-back"),
                            ("closed", "Closed"),
                            ("rejected", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                            ("merged", "Merged with another"),
                        ],
                        default="reported",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("opened_on", models.DateField(editable=False)),
                ("due_at", models.DateTimeField(null=True, verbose_name="due")),
                ("warn_at", models.DateTimeField(editable=False, null=True)),
                ("allowed", models.PositiveSmallIntegerField(default=5, verbose_name="time allowed")),
                ("in_hours", models.BooleanField(default=False, editable=False)),
                (
                    "extended_by",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="extended by"),
                ),
                ("respond_by", models.DateTimeField(null=True, verbose_name="first response due")),
                ("responded_at", models.DateTimeField(editable=False, null=True, verbose_name="first response")),
                ("asked_at", models.DateTimeField(editable=False, null=True)),
                ("suspended_until", models.DateField(blank=True, null=True, verbose_name="suspended until")),
                ("suspended_at", models.DateTimeField(editable=False, null=True)),
                ("resolved_at", models.DateTimeField(editable=False, null=True)),
                ("result", models.TextField(blank=True, verbose_name="result")),
                ("call_back_due", models.BooleanField(default=True, verbose_name="to be called back")),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("closed_on", models.DateField(editable=False, null=True)),
                (
                    "satisfaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("fair", "Fairly satisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="satisfaction",
                    ),
                ),
                ("hand_backs", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="handed back")),
                ("reopened_count", models.PositiveSmallIntegerField(default=0, editable=False)),
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
                    "category",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="visits.issuecategory",
                        verbose_name="category",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                        verbose_name="household",
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
                        verbose_name="member",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="visits.issue",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
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
                        to="visits.issue",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="visits.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
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
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="visits.issue"
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
            name="VisitAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.action"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="visits.visit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "action"), name="visit_action_once_per_visit")
                ],
            },
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
            options={
                "constraints": [models.UniqueConstraint(fields=("area", "day"), name="visit_day_once_per_area")],
            },
        ),
        migrations.CreateModel(
            name="VisitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
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
                ("visited_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
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
                ("group", models.UUIDField(editable=False, null=True)),
                ("entered_at", models.DateTimeField(editable=False, null=True)),
                ("late_reason", models.CharField(blank=True, max_length=200, verbose_name="why it is entered late")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("corrected_at", models.DateTimeField(editable=False, null=True)),
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
                        to="visits.visit",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visits.leaflet"
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
            name="VisitMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_day", models.DateField()),
                ("to_day", models.DateField(verbose_name="new day")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
        migrations.CreateModel(
            name="VisitPhoto",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
        migrations.CreateModel(
            name="VisitPhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                        to="visits.visitphoto",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="visits.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrival",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."settled_by_id" IS DISTINCT FROM (NEW."settled_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "visits_arrivalstatesettledbyevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "state") VALUES (_pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."settled_by_id", OLD."state"); RETURN NULL;',
                    hash="f56b10dd27978b476e9339062a201a9b41b90880",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a2b05",
                    table="visits_arrival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrival",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_arrivalstatesettledbyevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "state") VALUES (_pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."settled_by_id", OLD."state"); RETURN NULL;',
                    hash="ba7959fe9e9c96888e01e4e711c811afc430e48f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a9e56",
                    table="visits_arrival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errandstep",
            trigger=pgtrigger.compiler.Trigger(
                name="is_written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="095b88254e8d22e3d32e48bef99c4bab84259515",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_is_written_once_8d127",
                    table="visits_errandstep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errand",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_errandevent" ("asked_by", "authorisation", "created_at", "delivered_on", "expected_on", "handed_on", "handed_to", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "what_id") VALUES (NEW."asked_by", NEW."authorisation", NEW."created_at", NEW."delivered_on", NEW."expected_on", NEW."handed_on", NEW."handed_to", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."what_id"); RETURN NULL;',
                    hash="842ec2dfb3b70361a707996f06621dbaa3215274",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7a16a",
                    table="visits_errand",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errand",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_by" IS DISTINCT FROM (NEW."asked_by") OR OLD."authorisation" IS DISTINCT FROM (NEW."authorisation") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."delivered_on" IS DISTINCT FROM (NEW."delivered_on") OR OLD."expected_on" IS DISTINCT FROM (NEW."expected_on") OR OLD."handed_on" IS DISTINCT FROM (NEW."handed_on") OR OLD."handed_to" IS DISTINCT FROM (NEW."handed_to") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issue_id" IS DISTINCT FROM (NEW."issue_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."what_id" IS DISTINCT FROM (NEW."what_id"))',
                    func='INSERT INTO "visits_errandevent" ("asked_by", "authorisation", "created_at", "delivered_on", "expected_on", "handed_on", "handed_to", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "what_id") VALUES (NEW."asked_by", NEW."authorisation", NEW."created_at", NEW."delivered_on", NEW."expected_on", NEW."handed_on", NEW."handed_to", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."what_id"); RETURN NULL;',
                    hash="fae101ff0941d248567b6593c1615b21c4b5df2d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9c0fe",
                    table="visits_errand",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="callback",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b3af7463aa7b152b12d6dd0cc117084f0cbff151",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9dac3",
                    table="visits_callback",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuestep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3e31cb1fbd8bd657eb4f3cb754e0124308a3f6e2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_17dc2",
                    table="visits_issuestep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="is_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="c33770218a4d60326dca1f796edc62e8b3c60611",
                    operation="DELETE",
                    pgid="pgtrigger_is_not_deleted_8ee40",
                    table="visits_paper",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="comes_by_a_receipt",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."brought" > 0)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                    hash="4019cc82c538a4c48f94821aafac11d7349dc5a6",
                    operation="INSERT",
                    pgid="pgtrigger_comes_by_a_receipt_1b7cc",
                    table="visits_paper",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="moves_by_receipts_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.* AND pg_trigger_depth() = 0)",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c93e10b729573a58e19421c5394606d0d4d9f03a",
                    operation="UPDATE",
                    pgid="pgtrigger_moves_by_receipts_only_e5590",
                    table="visits_paper",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="papermovement",
            trigger=pgtrigger.compiler.Trigger(
                name="is_written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="33e4b14c138d7f70e7de746167c6f23bdaeb033c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_is_written_once_07738",
                    table="visits_papermovement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="papermovement",
            trigger=pgtrigger.compiler.Trigger(
                name="moves_the_paper",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE visits_paper SET\n    brought = brought + CASE WHEN NEW.source = '' THEN NEW.quantity ELSE 0 END,\n    in_hand = in_hand + NEW.quantity * ((NEW.target = 'hand')::int - (NEW.source = 'hand')::int),\n    at_office = at_office + NEW.quantity * ((NEW.target = 'office')::int - (NEW.source = 'office')::int),\n    at_home = at_home + NEW.quantity * ((NEW.target = 'home')::int - (NEW.source = 'home')::int),\n    used = used + NEW.quantity * ((NEW.target = 'used')::int - (NEW.source = 'used')::int),\n    holder_id = CASE WHEN NEW.target = 'hand' THEN NEW.holder_id ELSE holder_id END\nWHERE id = NEW.paper_id;\nUPDATE visits_issue SET papers_out = (\n    SELECT count(*) FROM visits_paper paper WHERE paper.errand_id = errand.id\n    AND paper.kind IN ('original', 'money') AND (paper.in_hand > 0 OR paper.at_office > 0)\n)\nFROM visits_errand errand JOIN visits_paper moved ON moved.errand_id = errand.id\nWHERE moved.id = NEW.paper_id AND visits_issue.id = errand.issue_id;\nRETURN NULL;\n",
                    hash="22b0de31f6498e7846b1c0dbda0586afbb37d8b2",
                    operation="INSERT",
                    pgid="pgtrigger_moves_the_paper_cc986",
                    table="visits_papermovement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steppicture",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="543002b2f9aee36d4552335429e15c1f64631e8f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_90211",
                    table="visits_steppicture",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."area_path" IS DISTINCT FROM (NEW."area_path") OR OLD."companions" IS DISTINCT FROM (NEW."companions") OR OLD."condition" IS DISTINCT FROM (NEW."condition") OR OLD."corrected_at" IS DISTINCT FROM (NEW."corrected_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."late_reason" IS DISTINCT FROM (NEW."late_reason") OR OLD."leaflets" IS DISTINCT FROM (NEW."leaflets") OR OLD."met" IS DISTINCT FROM (NEW."met") OR OLD."met_other" IS DISTINCT FROM (NEW."met_other") OR OLD."needs" IS DISTINCT FROM (NEW."needs") OR OLD."next_visit_on" IS DISTINCT FROM (NEW."next_visit_on") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."promise" IS DISTINCT FROM (NEW."promise") OR OLD."promise_kept" IS DISTINCT FROM (NEW."promise_kept") OR OLD."purposes" IS DISTINCT FROM (NEW."purposes") OR OLD."signed" IS DISTINCT FROM (NEW."signed") OR OLD."visited_at" IS DISTINCT FROM (NEW."visited_at") OR OLD."visited_on" IS DISTINCT FROM (NEW."visited_on") OR OLD."worker_id" IS DISTINCT FROM (NEW."worker_id"))',
                    func='INSERT INTO "visits_visitevent" ("area_path", "companions", "condition", "corrected_at", "created_at", "entered_at", "group", "household_id", "id", "kind", "late_reason", "leaflets", "met", "met_other", "needs", "next_visit_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promise", "promise_kept", "purposes", "signed", "visited_at", "visited_on", "worker_id") VALUES (OLD."area_path", OLD."companions", OLD."condition", OLD."corrected_at", OLD."created_at", OLD."entered_at", OLD."group", OLD."household_id", OLD."id", OLD."kind", OLD."late_reason", OLD."leaflets", OLD."met", OLD."met_other", OLD."needs", OLD."next_visit_on", OLD."note", OLD."outcome", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."promise", OLD."promise_kept", OLD."purposes", OLD."signed", OLD."visited_at", OLD."visited_on", OLD."worker_id"); RETURN NULL;',
                    hash="18c1249953ca4f86d72d8008ea09f2a2fcb94226",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_41cf1",
                    table="visits_visit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_visitevent" ("area_path", "companions", "condition", "corrected_at", "created_at", "entered_at", "group", "household_id", "id", "kind", "late_reason", "leaflets", "met", "met_other", "needs", "next_visit_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promise", "promise_kept", "purposes", "signed", "visited_at", "visited_on", "worker_id") VALUES (OLD."area_path", OLD."companions", OLD."condition", OLD."corrected_at", OLD."created_at", OLD."entered_at", OLD."group", OLD."household_id", OLD."id", OLD."kind", OLD."late_reason", OLD."leaflets", OLD."met", OLD."met_other", OLD."needs", OLD."next_visit_on", OLD."note", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promise", OLD."promise_kept", OLD."purposes", OLD."signed", OLD."visited_at", OLD."visited_on", OLD."worker_id"); RETURN NULL;',
                    hash="7e17c06825a7dbf1f90576b5caac35dcb8961058",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a3dfb",
                    table="visits_visit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="e254bc2fe53479e70d370f50f89fe191391f7e07",
                    operation="DELETE",
                    pgid="pgtrigger_is_kept_2428b",
                    table="visits_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="is_written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."errand_id" IS DISTINCT FROM (NEW."errand_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."no" IS DISTINCT FROM (NEW."no") OR OLD."signed" IS DISTINCT FROM (NEW."signed") OR OLD."to_id" IS DISTINCT FROM (NEW."to_id") OR OLD."way" IS DISTINCT FROM (NEW."way") OR OLD."with_whom" IS DISTINCT FROM (NEW."with_whom") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ae6714829207d6670e4bcb9c5ad50c52ca4488c5",
                    operation="UPDATE",
                    pgid="pgtrigger_is_written_once_a6a2e",
                    table="visits_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_issueevent" ("allowed", "area_path", "asked_at", "call_back_due", "category_id", "closed_at", "closed_on", "department", "description", "due_at", "extended_by", "hand_backs", "household_id", "id", "in_hours", "kind", "member_id", "merged_into_id", "number", "opened_at", "opened_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "reopened_count", "reporter_id", "resolved_at", "resolved_by_id", "respond_by", "responded_at", "result", "satisfaction", "source", "status", "suspended_at", "suspended_until", "title", "visit_id", "warn_at") VALUES (NEW."allowed", NEW."area_path", NEW."asked_at", NEW."call_back_due", NEW."category_id", NEW."closed_at", NEW."closed_on", NEW."department", NEW."description", NEW."due_at", NEW."extended_by", NEW."hand_backs", NEW."household_id", NEW."id", NEW."in_hours", NEW."kind", NEW."member_id", NEW."merged_into_id", NEW."number", NEW."opened_at", NEW."opened_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."reopened_count", NEW."reporter_id", NEW."resolved_at", NEW."resolved_by_id", NEW."respond_by", NEW."responded_at", NEW."result", NEW."satisfaction", NEW."source", NEW."status", NEW."suspended_at", NEW."suspended_until", NEW."title", NEW."visit_id", NEW."warn_at"); RETURN NULL;',
                    hash="e851bf1fa7cbd3d5bd3db1c0429ecaf062df9b27",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0b5a6",
                    table="visits_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."allowed" IS DISTINCT FROM (NEW."allowed") OR OLD."area_path" IS DISTINCT FROM (NEW."area_path") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."call_back_due" IS DISTINCT FROM (NEW."call_back_due") OR OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."department" IS DISTINCT FROM (NEW."department") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."extended_by" IS DISTINCT FROM (NEW."extended_by") OR OLD."hand_backs" IS DISTINCT FROM (NEW."hand_backs") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_hours" IS DISTINCT FROM (NEW."in_hours") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."reopened_count" IS DISTINCT FROM (NEW."reopened_count") OR OLD."reporter_id" IS DISTINCT FROM (NEW."reporter_id") OR OLD."resolved_at" IS DISTINCT FROM (NEW."resolved_at") OR OLD."resolved_by_id" IS DISTINCT FROM (NEW."resolved_by_id") OR OLD."respond_by" IS DISTINCT FROM (NEW."respond_by") OR OLD."responded_at" IS DISTINCT FROM (NEW."responded_at") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."satisfaction" IS DISTINCT FROM (NEW."satisfaction") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."suspended_at" IS DISTINCT FROM (NEW."suspended_at") OR OLD."suspended_until" IS DISTINCT FROM (NEW."suspended_until") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."visit_id" IS DISTINCT FROM (NEW."visit_id") OR OLD."warn_at" IS DISTINCT FROM (NEW."warn_at"))',
                    func='INSERT INTO "visits_issueevent" ("allowed", "area_path", "asked_at", "call_back_due", "category_id", "closed_at", "closed_on", "department", "description", "due_at", "extended_by", "hand_backs", "household_id", "id", "in_hours", "kind", "member_id", "merged_into_id", "number", "opened_at", "opened_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "reopened_count", "reporter_id", "resolved_at", "resolved_by_id", "respond_by", "responded_at", "result", "satisfaction", "source", "status", "suspended_at", "suspended_until", "title", "visit_id", "warn_at") VALUES (NEW."allowed", NEW."area_path", NEW."asked_at", NEW."call_back_due", NEW."category_id", NEW."closed_at", NEW."closed_on", NEW."department", NEW."description", NEW."due_at", NEW."extended_by", NEW."hand_backs", NEW."household_id", NEW."id", NEW."in_hours", NEW."kind", NEW."member_id", NEW."merged_into_id", NEW."number", NEW."opened_at", NEW."opened_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."reopened_count", NEW."reporter_id", NEW."resolved_at", NEW."resolved_by_id", NEW."respond_by", NEW."responded_at", NEW."result", NEW."satisfaction", NEW."source", NEW."status", NEW."suspended_at", NEW."suspended_until", NEW."title", NEW."visit_id", NEW."warn_at"); RETURN NULL;',
                    hash="4137ce9b46ae610fb84b03af85cdbe90fa3b9475",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_52724",
                    table="visits_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visitphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_visitphotoevent" ("by_id", "consented", "created_at", "file", "height", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "visit_id", "width") VALUES (OLD."by_id", OLD."consented", OLD."created_at", OLD."file", OLD."height", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."visit_id", OLD."width"); RETURN NULL;',
                    hash="11ad21121269c3819b46ba4f4ba8fc4495876993",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0e7ee",
                    table="visits_visitphoto",
                    when="AFTER",
                ),
            ),
        ),
    ]
