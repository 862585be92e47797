import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("policies", "0007_lists_of_payments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TakeOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "benefits taken over",
                "ordering": ["-at", "-pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="entitlement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="entitlement",
            name="update_update",
        ),
        migrations.AddField(
            model_name="entitlement",
            name="told_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="told by the roster"),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="told_on",
            field=models.DateField(blank=True, null=True, verbose_name="told on"),
        ),
        migrations.AddField(
            model_name="entitlementevent",
            name="told_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="told by the roster"),
        ),
        migrations.AddField(
            model_name="entitlementevent",
            name="told_on",
            field=models.DateField(blank=True, null=True, verbose_name="told on"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "policies_entitlementevent" ("amount", "applied_on", "by_id", "created_at", "decided_on", "ends_on", "household_id", "id", "member_id", "paid_on", "paper_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "reason", "starts_on", "status", "told_by", "told_on") VALUES (NEW."amount", NEW."applied_on", NEW."by_id", NEW."created_at", NEW."decided_on", NEW."ends_on", NEW."household_id", NEW."id", NEW."member_id", NEW."paid_on", NEW."paper_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."reason", NEW."starts_on", NEW."status", NEW."told_by", NEW."told_on"); RETURN NULL;',
                    hash="75a0e153e789095c8cab8ec6302d00436388100d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b5f4a",
                    table="policies_entitlement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."applied_on" IS DISTINCT FROM (NEW."applied_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on") OR OLD."paper_number" IS DISTINCT FROM (NEW."paper_number") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."told_by" IS DISTINCT FROM (NEW."told_by") OR OLD."told_on" IS DISTINCT FROM (NEW."told_on"))',
                    func='INSERT INTO "policies_entitlementevent" ("amount", "applied_on", "by_id", "created_at", "decided_on", "ends_on", "household_id", "id", "member_id", "paid_on", "paper_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "reason", "starts_on", "status", "told_by", "told_on") VALUES (NEW."amount", NEW."applied_on", NEW."by_id", NEW."created_at", NEW."decided_on", NEW."ends_on", NEW."household_id", NEW."id", NEW."member_id", NEW."paid_on", NEW."paper_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."reason", NEW."starts_on", NEW."status", NEW."told_by", NEW."told_on"); RETURN NULL;',
                    hash="d3fc75b134fc0ffc8c7df291712f9fdab40c92a7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2cd81",
                    table="policies_entitlement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="takeover",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="takeover",
            name="policy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="policies.policy"
            ),
        ),
        migrations.AddField(
            model_name="takeover",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="taken_over",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="policies.takeover",
            ),
        ),
        migrations.AddConstraint(
            model_name="takeover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="take_over_undone_says_by_whom",
            ),
        ),
    ]
