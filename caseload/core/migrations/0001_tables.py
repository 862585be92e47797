import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("core", "0001_initial"),
        ("core", "0003_notices_of_case_plans"),
        ("core", "0004_notice_of_chases"),
        ("core", "0005_notices_of_issues"),
        ("core", "0006_epoch"),
        ("core", "0007_notice_of_nobody_at_home"),
        ("core", "0008_notice_of_overdue_reviews"),
    ]

    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("is_workday", models.BooleanField()),
                ("name", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ["day"],
            },
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
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        verbose_name="posted to",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "ordering": ["sort_key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("phone", ""), _negated=True),
                        fields=("phone",),
                        name="user_phone_is_used_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["worker", "supervisor", "office", "admin"])),
                        name="user_role_is_in_the_rights_table",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("username", ""), _negated=True), name="user_has_a_staff_number"
                    ),
                ],
            },
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AreaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=32, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("level_no", models.PositiveSmallIntegerField(verbose_name="level")),
                ("level_name", models.CharField(max_length=40, verbose_name="name of the level")),
                ("path", models.CharField(db_collation="C", editable=False, max_length=255)),
                (
                    "service_centre",
                    models.CharField(blank=True, max_length=100, verbose_name="party-mass service centre"),
                ),
                ("party_branch", models.CharField(blank=True, max_length=100, verbose_name="party branch of the grid")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.area",
                        verbose_name="parent area",
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
                        to="core.area",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AreaGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
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
        migrations.CreateModel(
            name="AreaGrantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
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
                        to="core.areagrant",
                    ),
                ),
                (
                    "user",
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
            name="Epoch",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("value", models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="epoch_is_one_row")],
            },
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
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("username", models.CharField(max_length=40, verbose_name="staff number")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("email", models.EmailField(blank=True, editable=False, max_length=254)),
                ("name", models.CharField(max_length=100, verbose_name="name")),
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
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_column="area_path",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="posted to",
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "core_areaevent" ("code", "id", "level_name", "level_no", "name", "parent_id", "party_branch", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_centre", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."level_name", NEW."level_no", NEW."name", NEW."parent_id", NEW."party_branch", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_centre", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="6a9e943eb17e125907b290670054911424c79294",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e35d0",
                    table="core_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level_name" IS DISTINCT FROM (NEW."level_name") OR OLD."level_no" IS DISTINCT FROM (NEW."level_no") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."party_branch" IS DISTINCT FROM (NEW."party_branch") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."service_centre" IS DISTINCT FROM (NEW."service_centre") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func='INSERT INTO "core_areaevent" ("code", "id", "level_name", "level_no", "name", "parent_id", "party_branch", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_centre", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."level_name", NEW."level_no", NEW."name", NEW."parent_id", NEW."party_branch", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_centre", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="630e9fef6ced2c7ac353b0b25f02a2ba1c2dc9f6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_29e9b",
                    table="core_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "core_userevent" ("area_path", "date_joined", "email", "id", "is_active", "is_demo", "must_change_password", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "username") VALUES (NEW."area_path", NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_demo", NEW."must_change_password", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."role", NEW."username"); RETURN NULL;',
                    hash="dc2e0dd261a6d89356ddd9a774cad4c83e242892",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_45de6",
                    table="core_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."area_path" IS DISTINCT FROM (NEW."area_path") OR OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_demo" IS DISTINCT FROM (NEW."is_demo") OR OLD."must_change_password" IS DISTINCT FROM (NEW."must_change_password") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "core_userevent" ("area_path", "date_joined", "email", "id", "is_active", "is_demo", "must_change_password", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "username") VALUES (NEW."area_path", NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_demo", NEW."must_change_password", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."role", NEW."username"); RETURN NULL;',
                    hash="45d8a5fe14a88406b57a40d4e464ce677d92a351",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ccff",
                    table="core_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areagrant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "core_areagrantevent" ("area_path", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_to") VALUES (NEW."area_path", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="265662f41672f6c7974d5db785bd7f55d5f1cdae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_31dd8",
                    table="core_areagrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areagrant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "core_areagrantevent" ("area_path", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_to") VALUES (NEW."area_path", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="cd16777691e65fa6eee955180df93f974ebd0fdf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9e008",
                    table="core_areagrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areagrant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "core_areagrantevent" ("area_path", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_to") VALUES (OLD."area_path", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="cdf0677a03745f674e816ad8bc8d9b7103c254ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c1eb3",
                    table="core_areagrant",
                    when="AFTER",
                ),
            ),
        ),
    ]
