import uuid

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
    dependencies = [
        ("core", "__first__"),
        ("households", "0011_living_conditions_land_helper_and_why_flagged"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("policies", "0002_first_catalogues"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entitlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("applied", "Applied for"),
                            ("accepted", "Accepted"),
                            ("review", "In review"),
                            ("published", "Published"),
                            ("granted", "Granted"),
                            ("paid", "Being paid"),
                            ("delivered", "Handed over"),
                            ("refused", "Refused"),
                            ("stopped", "Stopped"),
                            ("declined", "Declined"),
                        ],
                        default="identified",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied for on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "amount",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="amount"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="received from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="received until")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="first paid, or handed over, on")),
                ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="number of the paper")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.member",
                        verbose_name="for whom",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policy",
                        verbose_name="policy",
                    ),
                ),
            ],
            options={
                "verbose_name": "entitlement",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="EntitlementStep",
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
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="policies.entitlement"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EntitlementPicture",
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
                        to="policies.entitlementstep",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EntitlementDocument",
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
                        to="policies.entitlementstep",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="entitlement",
            index=models.Index(fields=["status", "ends_on"], name="entitlement_ending"),
        ),
        migrations.AddIndex(
            model_name="entitlement",
            index=models.Index(fields=["paid_on"], name="entitlement_delivered"),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["identified", "applied", "accepted", "review", "published", "granted"])
                ),
                fields=("household", "policy", "member"),
                name="entitlement_is_under_way_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["granted", "paid", "delivered", "stopped"]), _negated=True),
                    models.Q(("decided_on__isnull", False), ("starts_on__isnull", False)),
                    _connector="OR",
                ),
                name="entitlement_granted_has_its_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["paid", "delivered"]), _negated=True),
                    ("paid_on__isnull", False),
                    _connector="OR",
                ),
                name="entitlement_paid_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["refused", "stopped", "declined"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="entitlement_ended_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("starts_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="entitlement_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__isnull", True), ("amount__gt", 0), _connector="OR"),
                name="entitlement_amount_is_something",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlement",
            trigger=pgtrigger.compiler.Trigger(
                name="one_at_a_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.status IN ('granted', 'paid', 'delivered', 'stopped') AND NOT (\n    TG_OP = 'UPDATE' AND OLD.status IN ('granted', 'paid', 'delivered', 'stopped')\n    AND (OLD.household_id, OLD.policy_id) = (NEW.household_id, NEW.policy_id)\n    AND OLD.member_id IS NOT DISTINCT FROM NEW.member_id\n    AND daterange(OLD.starts_on, OLD.ends_on, '[]') @> daterange(NEW.starts_on, NEW.ends_on, '[]')\n) THEN\n    PERFORM 1 FROM households_household WHERE id = NEW.household_id FOR NO KEY UPDATE;\n    IF EXISTS (\n        SELECT 1 FROM policies_entitlement other\n        WHERE other.household_id = NEW.household_id AND other.id <> NEW.id\n        AND other.status IN ('granted', 'paid', 'delivered', 'stopped')\n        AND (other.member_id = NEW.member_id OR other.member_id IS NULL OR NEW.member_id IS NULL)\n        AND daterange(other.starts_on, other.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')\n        AND (\n            other.policy_id = NEW.policy_id\n            OR EXISTS (\n                SELECT 1 FROM policies_policyexclusion pair\n                WHERE (pair.one_id = NEW.policy_id AND pair.other_id = other.policy_id)\n                OR (pair.other_id = NEW.policy_id AND pair.one_id = other.policy_id)\n            )\n        )\n    ) THEN\n        RAISE EXCEPTION 'excluded by another entitlement of these days'\n        USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'entitlement_is_not_excluded_by_another';\n    END IF;\nEND IF;\nRETURN NEW;\n",
                    hash="d3a04f462132bed04e4ba814c27410d967e9f9e5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_one_at_a_time_dfdfd",
                    table="policies_entitlement",
                    when="BEFORE",
                ),
            ),
        ),
        Tracked("Entitlement", exclude=["version"]),
        *(
            Protected(name, "append_only", pgtrigger.Update | pgtrigger.Delete)
            for name in ("EntitlementStep", "EntitlementPicture", "EntitlementDocument")
        ),
    ]
