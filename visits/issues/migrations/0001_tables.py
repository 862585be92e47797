import uuid

import django.db.models.deletion
import pghistory
import pgtrigger
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
import visits.issues.models.callback
from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0001_tables"),
        ("core", "__first__"),
        ("households", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0002_further_tables"),
        ("visits", "0001_tables"),
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
            options={"verbose_name": "department", "ordering": ["order", "code"], "abstract": False},
        ),
        Tracked("Department"),
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
            options={"verbose_name": "issue category", "ordering": ["order", "code"], "abstract": False},
        ),
        Tracked("IssueCategory"),
        migrations.CreateModel(
            name="IssueNumber",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
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
        Tracked("CallBackRule"),
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
                ("opened_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
                (
                    "resolved_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("resolved_at"), template="((%(expressions)s AT TIME ZONE 'Asia/Shanghai')::date)"
                        ),
                        output_field=models.DateField(),
                    ),
                ),
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
                ("said_solved", models.BooleanField(editable=False, null=True)),
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
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.department",
                        verbose_name="department",
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
                        to="issues.issue",
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
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="issues",
                        to="visits.visit",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issuecategory",
                        verbose_name="category",
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
                    models.Index(
                        fields=["opened_on"],
                        include=(
                            "area",
                            "category",
                            "department",
                            "status",
                            "household",
                            "respond_by",
                            "responded_at",
                            "said_solved",
                            "reopened_count",
                        ),
                        name="issue_found_counted",
                    ),
                    models.Index(
                        fields=["closed_on"],
                        include=(
                            "area",
                            "category",
                            "department",
                            "status",
                            "opened_on",
                            "resolved_at",
                            "resolved_on",
                            "due_at",
                            "satisfaction",
                        ),
                        name="issue_closed_counted",
                    ),
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
                            ("department__isnull", False),
                            _connector="OR",
                        ),
                        name="issue_transferred_says_whereto",
                    ),
                ],
            },
        ),
        Tracked("Issue", exclude=["escalated", "resolved_on", "said_solved", "papers_out", "version"]),
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
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("told", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="issues.issue"
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
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("expires_at", models.DateTimeField(default=visits.issues.models.callback.end_of_cards)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="cards", to="issues.issue"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["issue"], name="card_of_issue")]},
        ),
        migrations.CreateModel(
            name="CallBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="call_backs", to="issues.issue"
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
        Protected("CallBack", "append_only", pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.migrations.AddTrigger(
            model_name="callback",
            trigger=pgtrigger.compiler.Trigger(
                name="is_kept_on_the_issue",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."reached")',
                    func="\nUPDATE issues_issue SET said_solved = COALESCE(said_solved, true) AND NEW.solved WHERE id = NEW.issue_id;\nRETURN NULL;\n",
                    hash="2a1474825be11ec70c78b4d8c5b10563613ca9b1",
                    operation="INSERT",
                    pgid="pgtrigger_is_kept_on_the_issue_39fe2",
                    table="issues_callback",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="IssueChase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=caseload.core.wall_clock.today)),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chases", to="issues.issue"
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
            name="IssueOfAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.action"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="issues.issue"),
                ),
            ],
        ),
        Tracked("IssueOfAction", pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="IssueStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=20)),
                ("from_status", models.CharField(blank=True, max_length=14)),
                ("to_status", models.CharField(max_length=14)),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="issues.issue"
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
                "abstract": False,
                "indexes": [
                    models.Index(fields=["issue", "-at"], name="issue_step_of_issue"),
                    models.Index(condition=models.Q(("verb", "hand_back")), fields=["at"], name="issue_step_hand_back"),
                ],
            },
        ),
        Protected("IssueStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
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
            name="SettledIssue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "issue",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="issues.issue"),
                ),
                (
                    "settlement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.settlement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StepDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("kind", models.CharField(choices=[("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")], max_length=4)),
                ("name", models.CharField(max_length=120, verbose_name="name of the file")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="issues.issuestep"
                    ),
                ),
            ],
            options={"verbose_name": "document of a step", "ordering": ["created_at", "pk"], "abstract": False},
        ),
        Protected("StepDocument", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="StepPicture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="issues.issuestep"
                    ),
                ),
            ],
            options={"verbose_name": "picture of a step", "ordering": ["created_at", "pk"], "abstract": False},
        ),
        Protected("StepPicture", "append_only", pgtrigger.Update | pgtrigger.Delete),
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
                        to="issues.issuecategory",
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
        Tracked("TimeLimit"),
    ]
