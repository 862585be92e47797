import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [("core", "__first__"), ("households", "0001_tables"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [
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
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answer by")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("normal", "Normal"), ("urgent", "Urgent"), ("critical", "Critical")],
                        default="normal",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("started_on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="begun on")),
                (
                    "stage_on",
                    models.DateField(default=caseload.core.wall_clock.today, verbose_name="in this stage since"),
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
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="households.household",
                        verbose_name="household",
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
                        to="plans.caseplan",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("waiting__in", ["intake", "approval", "closing"]),
                            ("answer_by__isnull", True),
                            _connector="XOR",
                        ),
                        name="plan_waits_for_the_supervisor_until_a_day",
                    ),
                ],
            },
        ),
        Tracked("CasePlan", exclude=["version"]),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="assessed on")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="assessments", to="plans.caseplan"
                    ),
                ),
            ],
            options={"verbose_name": "assessment", "ordering": ["-pk"]},
        ),
        Tracked("Assessment", exclude=["version"]),
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
                ("proposed_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="closing", to="plans.caseplan"
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
        Tracked("Closing"),
        migrations.CreateModel(
            name="Conference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="held on")),
                ("participants", models.CharField(max_length=300, verbose_name="participants")),
                ("question", models.TextField(verbose_name="question")),
                ("opinions", models.TextField(blank=True, verbose_name="opinions")),
                ("decision", models.TextField(verbose_name="decision")),
                ("written_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="conferences", to="plans.caseplan"
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
        Tracked("Conference"),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="follow_ups", to="plans.caseplan"
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
        Tracked("FollowUp"),
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
        Tracked("FollowUpRule"),
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
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="plans.caseplan"
                    ),
                ),
            ],
            options={"verbose_name": "goal", "ordering": ["order", "pk"]},
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="achievements", to="plans.closing"
                    ),
                ),
                (
                    "goal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="achievement", to="plans.goal"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="plans.goaltemplate"
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
                ("happened_on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="on")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="incidents", to="plans.caseplan"
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
                ("came_on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="first contact")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="intake", to="plans.caseplan"
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
        Tracked("Intake"),
        migrations.CreateModel(
            name="PlanStep",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="plans.caseplan"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "-at"], name="plan_step_of_plan")],
            },
        ),
        Protected("PlanStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("content", models.JSONField(default=list)),
                ("submitted_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="plans.caseplan"
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
        migrations.AddField(
            model_name="goal",
            name="since",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="plans.planversion"
            ),
        ),
        migrations.AddIndex(model_name="goal", index=models.Index(fields=["state_on"], name="goal_state_on")),
    ]
