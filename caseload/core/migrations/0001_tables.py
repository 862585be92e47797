import uuid

import django.db.models.deletion
import django.db.models.functions.text
import pghistory
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=40, unique=True, verbose_name="staff number")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("email", models.EmailField(blank=True, editable=False, max_length=254)),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("sort_key", models.CharField(db_collation="C", default="", editable=False, max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("worker", "Social worker"),
                            ("supervisor", "Supervisor"),
                            ("office", "Street office"),
                            ("admin", "Administrator"),
                        ],
                        default="worker",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("is_demo", models.BooleanField(default=False, editable=False)),
                ("must_change_password", models.BooleanField(default=False, editable=False)),
                ("language", models.CharField(blank=True, max_length=10, verbose_name="language")),
                (
                    "size",
                    models.CharField(
                        choices=[("a", "A"), ("a-plus", "A+"), ("a-plus-plus", "A++")],
                        default="a",
                        max_length=12,
                        verbose_name="type size",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={"verbose_name": "person", "ordering": ["sort_key", "pk"]},
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("is_workday", models.BooleanField()),
                ("name", models.CharField(blank=True, max_length=60)),
            ],
            options={"ordering": ["day"]},
        ),
        migrations.CreateModel(
            name="AccessRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("reveal", "Full number shown"), ("export", "List exported")], max_length=10
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("rows", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"ordering": ["-at", "-pk"]},
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("level_no", models.PositiveSmallIntegerField(verbose_name="level")),
                ("level_name", models.CharField(max_length=40, verbose_name="name of the level")),
                ("path", models.CharField(db_collation="C", editable=False, max_length=255, unique=True)),
                (
                    "service_centre",
                    models.CharField(blank=True, max_length=100, verbose_name="party-mass service centre"),
                ),
                ("party_branch", models.CharField(blank=True, max_length=100, verbose_name="party branch of the grid")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="core.area",
                        verbose_name="parent area",
                    ),
                ),
            ],
            options={
                "verbose_name": "area",
                "ordering": ["path"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Za-z0-9-]+$")),
                        name="area_code_is_letters_digits_and_hyphens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "path__endswith",
                                django.db.models.functions.text.Concat(models.F("code"), models.Value("/")),
                            )
                        ),
                        name="area_path_ends_with_its_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="area_ends_after_it_begins",
                    ),
                ],
            },
        ),
        Tracked("Area", exclude=["version"]),
        migrations.AddField(
            model_name="user",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_column="area_path",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.area",
                to_field="path",
                verbose_name="posted to",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phone", ""), _negated=True), fields=("phone",), name="user_phone_is_used_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["worker", "supervisor", "office", "admin"])),
                name="user_role_is_in_the_rights_table",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("username", ""), _negated=True), name="user_has_a_staff_number"
            ),
        ),
        Tracked("User", exclude=["password", "last_login", "sort_key", "language", "size", "version"]),
        migrations.CreateModel(
            name="AreaGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(default=caseload.core.wall_clock.today, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="area",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "area granted",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="grant_ends_after_it_begins",
                    )
                ],
            },
        ),
        Tracked("AreaGrant", pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("value", models.UUIDField(default=uuid.uuid4)),
            ],
            options={"constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="epoch_is_one_row")]},
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("household_assigned", "Now yours: %(household)s"),
                            ("households_assigned", "%(count)s households are now yours"),
                            ("household_handed_on", "Handed on to %(worker)s: %(household)s"),
                            ("issue_assigned", "Issue %(number)s is now yours: %(title)s"),
                            ("issues_assigned", "%(count)s issues are now yours"),
                            ("issue_due_soon", "Issue %(number)s is due soon: %(title)s"),
                            ("issue_overdue", "Issue %(number)s is overdue: %(title)s"),
                            ("issue_chased", "%(by)s asks you to hurry with issue %(number)s: %(title)s"),
                            ("issue_reopened", "Issue %(number)s was reopened: %(title)s"),
                            ("issue_unanswered", "Nobody has responded to issue %(number)s in time: %(title)s"),
                            ("issue_to_chief", "Overdue below you: issue %(number)s, %(title)s"),
                            ("issue_to_centre", "Overdue by 2 working days: issue %(number)s, %(title)s"),
                            ("issue_to_street", "Overdue by 5 working days: issue %(number)s, %(title)s"),
                            ("issue_asked", "More is asked of you for issue %(number)s: %(title)s"),
                            ("issue_answered", "What you asked for was added to issue %(number)s: %(title)s"),
                            ("issue_handed_back", "A department handed back issue %(number)s: %(title)s"),
                            ("issue_disputed", "The household disputes issue %(number)s: %(title)s"),
                            ("issue_to_visit", "Reopened twice, please visit: issue %(number)s, %(title)s"),
                            ("visits_overdue", "%(count)s households are overdue for a visit"),
                            ("plan_to_agree", "Case plan %(number)s waits for your answer: %(household)s"),
                            ("plan_answered", "Case plan %(number)s was answered: %(household)s"),
                            ("plan_urgent", "Critical incident in case %(number)s: %(household)s"),
                            ("reviews_overdue", "%(count)s reviews of case plans are overdue"),
                            ("plan_handed_over", "Case plan %(number)s is now yours: %(household)s"),
                            ("visit_held", "A visit by %(worker)s waits to be settled: %(household)s"),
                            ("visit_settled", "Settled: your visit to %(household)s that was held"),
                            ("nobody_home", "Three times in a row nobody was at home: %(household)s"),
                            ("roster_applied", "Roster %(file)s was imported"),
                        ],
                        max_length=30,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("url", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["user", "-created_at", "-id"], name="notice_of_user"),
                    models.Index(condition=models.Q(("read_at__isnull", True)), fields=["user"], name="notice_unread"),
                ],
            },
        ),
    ]
