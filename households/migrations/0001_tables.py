import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
            name="Category",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={"verbose_name": "category", "ordering": ["order", "code"], "abstract": False},
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
                ("next_visit_on", models.DateField(default=caseload.core.wall_clock.today, editable=False)),
                ("overdue_from", models.DateField(default=caseload.core.wall_clock.today, editable=False)),
                ("promise", models.CharField(default="", editable=False, max_length=200)),
                ("open_issue_count", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
            options={"verbose_name": "household", "ordering": ["next_visit_on", "pk"]},
        ),
        migrations.CreateModel(
            name="CategoryPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(default=caseload.core.wall_clock.today)),
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
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(default=caseload.core.wall_clock.today)),
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
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
        Tracked("Member", exclude=["sort_key", "initials", "pinyin", "version"], level=pghistory.Statement),
        migrations.AddField(
            model_name="household",
            name="head",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.member"
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
            model_name="household", index=models.Index(fields=["next_visit_on", "id"], name="household_due")
        ),
        migrations.AddIndex(
            model_name="household", index=models.Index(fields=["sort_key", "id"], name="household_sorted")
        ),
        migrations.AddIndex(
            model_name="household",
            index=django.contrib.postgres.indexes.GinIndex(fields=["categories"], name="household_categories"),
        ),
        migrations.AddIndex(
            model_name="household",
            index=django.contrib.postgres.indexes.GinIndex(fields=["phones"], name="household_phones"),
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
        Tracked(
            "Household",
            exclude=[
                "sort_key",
                "search_text",
                "member_count",
                "visit_rule",
                "case_level",
                "last_visit_on",
                "last_tried_on",
                "next_visit_on",
                "overdue_from",
                "promise",
                "open_issue_count",
                "version",
            ],
            level=pghistory.Statement,
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
        Tracked("VisitRule"),
        migrations.AddField(
            model_name="category",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="households.visitrule",
                verbose_name="visit rule",
            ),
        ),
        Tracked("Category"),
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
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        default=3, verbose_name="working days for the supervisor's answer"
                    ),
                ),
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
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gte", 1)), name="case_level_leaves_a_day_for_the_answer"
                    ),
                ],
            },
        ),
        Tracked("CaseLevel"),
    ]
