import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "__first__"),
        ("policies", "0004_pensions_and_checkups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("regular", "Regular"), ("supplement", "Supplement")],
                        default="regular",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("first_month", models.DateField(verbose_name="for the months from")),
                ("last_month", models.DateField(verbose_name="for the months to")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="amount (yuan)")),
                ("paid_on", models.DateField(verbose_name="paid on")),
                ("paper", models.CharField(blank=True, max_length=60, verbose_name="paper or batch")),
                ("begins", models.BooleanField(default=False, editable=False)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("reversed_on", models.DateField(blank=True, null=True, verbose_name="reversed on")),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="why it is reversed")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="policies.entitlement"
                    ),
                ),
                (
                    "reversed_by",
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
                "verbose_name": "payment",
                "ordering": ["-paid_on", "-pk"],
                "indexes": [models.Index(fields=["paid_on", "id"], name="payment_paid_on")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_month__day", 1),
                            ("last_month__day", 1),
                            ("last_month__gte", models.F("first_month")),
                        ),
                        name="payment_is_for_whole_months",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), ("reversed_on__isnull", True)),
                            models.Q(("reversed_on__isnull", False), models.Q(("because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="payment_reversed_says_why",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="fits_its_entitlement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.reversed_on IS NULL THEN\n    PERFORM 1 FROM policies_entitlement WHERE id = NEW.entitlement_id FOR NO KEY UPDATE;\n    IF NOT EXISTS (\n        SELECT 1 FROM policies_entitlement e WHERE e.id = NEW.entitlement_id\n        AND e.status IN ('granted', 'paid', 'delivered', 'stopped')\n        AND NEW.first_month >= date_trunc('month', e.starts_on)::date\n        AND (e.ends_on IS NULL OR NEW.last_month <= e.ends_on)\n    ) THEN\n        RAISE EXCEPTION 'payment outside the period of its entitlement'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_lies_in_the_period_of_its_entitlement';\n    END IF;\n    IF NEW.kind = 'regular' AND EXISTS (\n        SELECT 1 FROM policies_payment other\n        WHERE other.entitlement_id = NEW.entitlement_id AND other.id <> NEW.id\n        AND other.kind = 'regular' AND other.reversed_on IS NULL\n        AND other.first_month <= NEW.last_month AND NEW.first_month <= other.last_month\n    ) THEN\n        RAISE EXCEPTION 'month is paid already'\n        USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'payment_of_a_month_stands_once';\n    END IF;\nEND IF;\nRETURN NEW;\n",
                    hash="9d7b50102530cc3a2e834a653dd3e44f8a9101a5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_fits_its_entitlement_45a1a",
                    table="policies_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="is_reversed_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="50abbf4db216e6ceeef7b848fd1ea96bcd67033f",
                    operation="DELETE",
                    pgid="pgtrigger_is_reversed_not_deleted_986b9",
                    table="policies_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_what_it_is",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."entitlement_id" IS DISTINCT FROM (NEW."entitlement_id") OR OLD."first_month" IS DISTINCT FROM (NEW."first_month") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."last_month" IS DISTINCT FROM (NEW."last_month") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ba461dcb30a0af4941da4b51e7a3c3d0054b14df",
                    operation="UPDATE",
                    pgid="pgtrigger_stays_what_it_is_9eac3",
                    table="policies_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_reversed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.reversed_on IS NOT NULL)",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="8b4f8b68cc7676316d054c42eefc7b1d7967572d",
                    operation="UPDATE",
                    pgid="pgtrigger_stays_reversed_5bb51",
                    table="policies_payment",
                    when="BEFORE",
                ),
            ),
        ),
    ]
