import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [("pghistory", "0007_auto_20250421_0444"), ("plans", "0001_tables")]

    operations = [
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("indicator", ""), _negated=True)),
                name="goal_says_what_and_how_measured",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(("baseline", models.F("target")), _negated=True),
                name="goal_target_differs_from_its_beginning",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="goal_dropped_says_why",
            ),
        ),
        Tracked("Goal"),
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
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="plans.goal"
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plans.planversion",
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
        Tracked("Action"),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="problems", to="plans.assessment"
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
        Tracked("Problem"),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="referrals", to="plans.caseplan"
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
        Tracked("Referral", exclude=["version"]),
        migrations.CreateModel(
            name="ReferralStep",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="plans.referral"
                    ),
                ),
            ],
            options={"ordering": ["-at", "-pk"], "abstract": False},
        ),
        Protected("ReferralStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="ReferralPicture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="plans.referralstep"
                    ),
                ),
            ],
            options={"ordering": ["created_at", "pk"], "abstract": False},
        ),
        Protected("ReferralPicture", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="ReferralDocument",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="plans.referralstep"
                    ),
                ),
            ],
            options={"ordering": ["created_at", "pk"], "abstract": False},
        ),
        Protected("ReferralDocument", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="reviewed on")),
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
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.planversion"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="plans.caseplan"
                    ),
                ),
            ],
            options={"verbose_name": "review", "ordering": ["-on", "-pk"]},
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="plans.goal"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="plans.review"
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
            name="Satisfaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="asked on")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="satisfaction", to="plans.caseplan"
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
                ("on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="taken on")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="screens", to="plans.caseplan"
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
        migrations.AddField(
            model_name="review",
            name="screen",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.screen"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision", "continue"), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="review_that_changes_something_says_why",
            ),
        ),
        Tracked("Review"),
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
                ("written_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="plans.caseplan"
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
        Tracked("SessionNote"),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=150)),
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
                        to="plans.action",
                    ),
                ),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="settlements", to="plans.closing"
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
                        condition=models.Q(("title", ""), _negated=True), name="settlement_says_of_what"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("action__isnull", True)),
                        fields=("closing", "title"),
                        name="matter_is_settled_once",
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
    ]
