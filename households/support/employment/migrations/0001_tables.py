import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0010_history_names_what_changed"),
        ("households", "0013_when_the_level_of_a_case_began"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("welfare", "Public-welfare post"),
                            ("workshop", "Workshop for households in hardship"),
                            ("enterprise", "Enterprise"),
                            ("casual", "Casual work"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="work")),
                ("post", models.CharField(blank=True, max_length=40, verbose_name="kind of public-welfare post")),
                ("employer", models.CharField(max_length=100, verbose_name="employer")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place of work")),
                (
                    "times",
                    models.CharField(
                        choices=[
                            ("full", "Full time"),
                            ("part", "Part time"),
                            ("season", "By season"),
                            ("home", "At home, by the piece"),
                        ],
                        default="full",
                        max_length=8,
                        verbose_name="working hours",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(500),
                        ],
                        verbose_name="places",
                    ),
                ),
                ("filled", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "pay",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="pay (yuan a month)",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="contract (months)",
                    ),
                ),
                (
                    "youngest",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(16),
                            django.core.validators.MaxValueValidator(80),
                        ],
                        verbose_name="from the age of",
                    ),
                ),
                (
                    "oldest",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(16),
                            django.core.validators.MaxValueValidator(80),
                        ],
                        verbose_name="up to the age of",
                    ),
                ),
                ("requirements", models.CharField(blank=True, max_length=300, verbose_name="requirements")),
                ("contact", models.CharField(blank=True, max_length=60, verbose_name="contact person")),
                ("open_from", models.DateField(default=caseload.core.wall_clock.today, verbose_name="open from")),
                ("open_until", models.DateField(blank=True, null=True, verbose_name="open until")),
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
                        verbose_name="for households in",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "opening",
                "ordering": ["-open_from", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("interviewed", "Interviewed"),
                            ("placed", "At work"),
                            ("not_taken", "Not taken"),
                            ("left", "Left"),
                            ("ended", "Contract ended"),
                        ],
                        default="recommended",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "recommended_on",
                    models.DateField(default=caseload.core.wall_clock.today, verbose_name="recommended on"),
                ),
                ("interviewed_on", models.DateField(blank=True, null=True, verbose_name="interviewed on")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="at work since")),
                ("contract_until", models.DateField(blank=True, null=True, verbose_name="contract until")),
                (
                    "pay",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="pay (yuan a month)",
                    ),
                ),
                ("next_look_on", models.DateField(blank=True, editable=False, null=True, verbose_name="next look on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="last day at work")),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unfit", "Does not meet the requirements"),
                            ("declined", "Does not want it"),
                            ("health", "Health"),
                            ("care", "Somebody to care for at home"),
                            ("pay", "Pay"),
                            ("far", "Too far"),
                            ("laid_off", "Laid off"),
                            ("better", "Found other work"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.household",
                        verbose_name="household",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.member",
                        verbose_name="member",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="employment.opening",
                        verbose_name="opening",
                    ),
                ),
            ],
            options={
                "verbose_name": "job placement",
                "ordering": ["-recommended_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PlacementStep",
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
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="employment.placement"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlacementPicture",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="employment.placementstep",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlacementDocument",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="employment.placementstep",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "seeks",
                    models.CharField(
                        choices=[
                            ("looking", "Looks for work"),
                            ("content", "Has work and is content"),
                            ("not_now", "Cannot or does not want to now"),
                        ],
                        default="looking",
                        max_length=10,
                        verbose_name="looking for work?",
                    ),
                ),
                ("skills", models.CharField(blank=True, max_length=200, verbose_name="what they can do")),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("welfare", "Public-welfare post"),
                                ("workshop", "Workshop for households in hardship"),
                                ("enterprise", "Enterprise"),
                                ("casual", "Casual work"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="kinds of work",
                    ),
                ),
                (
                    "times",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "Full time"),
                            ("part", "Part time"),
                            ("season", "By season"),
                            ("home", "At home, by the piece"),
                        ],
                        max_length=8,
                        verbose_name="working hours",
                    ),
                ),
                (
                    "distance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "At home only"),
                            ("near", "Within the community"),
                            ("district", "Within the district"),
                            ("anywhere", "Anywhere"),
                        ],
                        max_length=10,
                        verbose_name="how far",
                    ),
                ),
                (
                    "least_pay",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        verbose_name="pay wished for (yuan a month), at least",
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="why not now")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("asked_on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="asked on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="households.member",
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "abilities and wishes",
                "ordering": ["-asked_on", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["area", "open_from", "id"], name="opening_area"),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("filled__lte", models.F("places"))), name="opening_is_never_filled_twice"
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="opening_has_a_place"),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("employer", ""), _negated=True)),
                name="opening_says_what_and_with_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("pay", None), ("pay__gt", 0), _connector="OR"),
                name="opening_pays_something_if_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "welfare"), ("post", ""), _connector="OR"),
                name="opening_names_a_post_of_public_welfare_only",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("open_until", None), ("open_until__gte", models.F("open_from")), _connector="OR"),
                name="opening_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("youngest", None), ("oldest", None), ("oldest__gte", models.F("youngest")), _connector="OR"
                ),
                name="opening_is_for_some_age",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opening",
            trigger=pgtrigger.compiler.Trigger(
                name="is_filled_by_its_placements",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_trigger_depth() = 0 AND OLD.filled IS DISTINCT FROM NEW.filled)",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="949e0d3bd83fc5308d711869a30f11c0a1c8c3c3",
                    operation="UPDATE",
                    pgid="pgtrigger_is_filled_by_its_placements_faf9f",
                    table="employment_opening",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(fields=["household", "-recommended_on"], name="placement_household"),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(fields=["started_on"], name="placement_took_up"),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("status", "placed")), fields=["next_look_on"], name="placement_looks"
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "placed")), fields=("member",), name="one_person_has_one_post"
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["recommended", "interviewed"])),
                fields=("opening", "member"),
                name="member_is_recommended_for_an_opening_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["placed", "left", "ended"]), _negated=True),
                    ("started_on__isnull", False),
                    _connector="OR",
                ),
                name="placement_at_work_has_a_first_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["left", "ended"]), _negated=True),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="placement_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["left", "not_taken"]), _negated=True),
                    models.Q(("why", ""), _negated=True),
                    _connector="OR",
                ),
                name="placement_that_failed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_look_on", None), ("status", "placed"), _connector="OR"),
                name="placement_is_looked_at_while_at_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contract_until", None), ("contract_until__gte", models.F("started_on")), _connector="OR"
                ),
                name="placement_contract_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("pay", None), ("pay__gt", 0), _connector="OR"),
                name="placement_pays_something_if_said",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="counts_on_its_opening",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE employment_opening SET\n    filled = filled + (NEW.status = 'placed')::int - COALESCE((OLD.status = 'placed')::int, 0)\nWHERE id = NEW.opening_id\nAND (NEW.status = 'placed') IS DISTINCT FROM COALESCE(OLD.status = 'placed', false);\nRETURN NULL;\n",
                    hash="aa4a7e4a947940c1b592b56a593a11e79febbef0",
                    operation='INSERT OR UPDATE OF "status"',
                    pgid="pgtrigger_counts_on_its_opening_d41b2",
                    table="employment_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="is_ended_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="4770ebb705e12287467af9737bc3a18c14074d31",
                    operation="DELETE",
                    pgid="pgtrigger_is_ended_not_deleted_b374f",
                    table="employment_placement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_whose_it_is",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."opening_id" IS DISTINCT FROM (NEW."opening_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0e43a8640f709684cce791e41b18dc65e32419ec",
                    operation="UPDATE",
                    pgid="pgtrigger_stays_whose_it_is_d45ee",
                    table="employment_placement",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="wish",
            index=models.Index(fields=["seeks", "-asked_on", "-id"], name="wish_looking"),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seeks", "not_now"), _negated=True),
                    models.Q(("because", ""), _negated=True),
                    _connector="OR",
                ),
                name="wish_not_now_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("least_pay", None), ("least_pay__gt", 0), _connector="OR"),
                name="wish_for_pay_is_something_if_said",
            ),
        ),
        Protected("PlacementStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Protected("PlacementPicture", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Protected("PlacementDocument", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Tracked("Opening", exclude=["filled", "version"]),
        Tracked("Placement", exclude=["version"]),
        Tracked("Wish", exclude=["version"]),
    ]
