import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("errands", "0002_first_catalogues"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="errand",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="errand",
            name="update_update",
        ),
        migrations.RemoveField(
            model_name="errand",
            name="expected_on",
        ),
        migrations.RemoveField(
            model_name="errandevent",
            name="expected_on",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errand",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "errands_errandevent" ("asked_by", "authorisation", "created_at", "delivered_on", "handed_on", "handed_to", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "what_id") VALUES (NEW."asked_by", NEW."authorisation", NEW."created_at", NEW."delivered_on", NEW."handed_on", NEW."handed_to", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."what_id"); RETURN NULL;',
                    hash="33e8b8a612184d3b125bf9a0df184a26f87c861d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_05c6a",
                    table="errands_errand",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="errand",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_by" IS DISTINCT FROM (NEW."asked_by") OR OLD."authorisation" IS DISTINCT FROM (NEW."authorisation") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."delivered_on" IS DISTINCT FROM (NEW."delivered_on") OR OLD."handed_on" IS DISTINCT FROM (NEW."handed_on") OR OLD."handed_to" IS DISTINCT FROM (NEW."handed_to") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issue_id" IS DISTINCT FROM (NEW."issue_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."what_id" IS DISTINCT FROM (NEW."what_id"))',
                    func='INSERT INTO "errands_errandevent" ("asked_by", "authorisation", "created_at", "delivered_on", "handed_on", "handed_to", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "what_id") VALUES (NEW."asked_by", NEW."authorisation", NEW."created_at", NEW."delivered_on", NEW."handed_on", NEW."handed_to", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."what_id"); RETURN NULL;',
                    hash="11932b765d0fccc88fd17e0fd52b483e534db7af",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b3f00",
                    table="errands_errand",
                    when="AFTER",
                ),
            ),
        ),
    ]
