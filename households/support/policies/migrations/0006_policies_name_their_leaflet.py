import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("leaflets", "0002_first_catalogues"),
        ("policies", "0005_payments"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="policy",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="policy",
            name="update_update",
        ),
        migrations.AddField(
            model_name="policy",
            name="leaflet",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="leaflets.leaflet",
                verbose_name="leaflet",
            ),
        ),
        migrations.AddField(
            model_name="policyevent",
            name="leaflet",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="leaflets.leaflet",
                verbose_name="leaflet",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policy",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "policies_policyevent" ("apply_from", "apply_to", "authority_id", "code", "conditions", "leaflet_id", "months", "name", "name_en", "order", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit", "valid_from", "valid_to", "where_to_apply", "whom") VALUES (NEW."apply_from", NEW."apply_to", NEW."authority_id", NEW."code", NEW."conditions", NEW."leaflet_id", NEW."months", NEW."name", NEW."name_en", NEW."order", NEW."papers", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."source", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."where_to_apply", NEW."whom"); RETURN NULL;',
                    hash="8f70a0e1013a1d45f76170317444088bb8978559",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_810b9",
                    table="policies_policy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policy",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "policies_policyevent" ("apply_from", "apply_to", "authority_id", "code", "conditions", "leaflet_id", "months", "name", "name_en", "order", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit", "valid_from", "valid_to", "where_to_apply", "whom") VALUES (NEW."apply_from", NEW."apply_to", NEW."authority_id", NEW."code", NEW."conditions", NEW."leaflet_id", NEW."months", NEW."name", NEW."name_en", NEW."order", NEW."papers", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."source", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."where_to_apply", NEW."whom"); RETURN NULL;',
                    hash="d2887113356db9f1b281823fe44a23dd4ecfaa3b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e3937",
                    table="policies_policy",
                    when="AFTER",
                ),
            ),
        ),
    ]
