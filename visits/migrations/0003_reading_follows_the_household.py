import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import caseload.core.models.copied
from caseload.core.database import fill, follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0003_first_catalogues"),
        ("households", "0004_household_lies_in_one_area"),
        ("visits", "0002_areas_are_followed"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="visit",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="visit",
            name="delete_delete",
        ),
        migrations.RemoveField(
            model_name="visitevent",
            name="area",
        ),
        migrations.AddField(
            model_name="visit",
            name="happened_in",
            field=models.ForeignKey(
                db_column="happened_in",
                db_index=False,
                null=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.area",
                to_field="path",
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["happened_in", "-visited_on"], name="visit_happened"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."companions" IS DISTINCT FROM (NEW."companions") OR OLD."condition" IS DISTINCT FROM (NEW."condition") OR OLD."corrected_at" IS DISTINCT FROM (NEW."corrected_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."late_reason" IS DISTINCT FROM (NEW."late_reason") OR OLD."leaflets" IS DISTINCT FROM (NEW."leaflets") OR OLD."met" IS DISTINCT FROM (NEW."met") OR OLD."met_other" IS DISTINCT FROM (NEW."met_other") OR OLD."needs" IS DISTINCT FROM (NEW."needs") OR OLD."next_visit_on" IS DISTINCT FROM (NEW."next_visit_on") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."promise" IS DISTINCT FROM (NEW."promise") OR OLD."promise_kept" IS DISTINCT FROM (NEW."promise_kept") OR OLD."purposes" IS DISTINCT FROM (NEW."purposes") OR OLD."signed" IS DISTINCT FROM (NEW."signed") OR OLD."visited_at" IS DISTINCT FROM (NEW."visited_at") OR OLD."visited_on" IS DISTINCT FROM (NEW."visited_on") OR OLD."worker_id" IS DISTINCT FROM (NEW."worker_id"))',
                    func='INSERT INTO "visits_visitevent" ("companions", "condition", "corrected_at", "created_at", "entered_at", "group", "household_id", "id", "kind", "late_reason", "leaflets", "met", "met_other", "needs", "next_visit_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promise", "promise_kept", "purposes", "signed", "visited_at", "visited_on", "worker_id") VALUES (OLD."companions", OLD."condition", OLD."corrected_at", OLD."created_at", OLD."entered_at", OLD."group", OLD."household_id", OLD."id", OLD."kind", OLD."late_reason", OLD."leaflets", OLD."met", OLD."met_other", OLD."needs", OLD."next_visit_on", OLD."note", OLD."outcome", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."promise", OLD."promise_kept", OLD."purposes", OLD."signed", OLD."visited_at", OLD."visited_on", OLD."worker_id"); RETURN NULL;',
                    hash="8ca19d70d89bd9e964b3e95ca0f43ae1daab778b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_41cf1",
                    table="visits_visit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_visitevent" ("companions", "condition", "corrected_at", "created_at", "entered_at", "group", "household_id", "id", "kind", "late_reason", "leaflets", "met", "met_other", "needs", "next_visit_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promise", "promise_kept", "purposes", "signed", "visited_at", "visited_on", "worker_id") VALUES (OLD."companions", OLD."condition", OLD."corrected_at", OLD."created_at", OLD."entered_at", OLD."group", OLD."household_id", OLD."id", OLD."kind", OLD."late_reason", OLD."leaflets", OLD."met", OLD."met_other", OLD."needs", OLD."next_visit_on", OLD."note", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promise", OLD."promise_kept", OLD."purposes", OLD."signed", OLD."visited_at", OLD."visited_on", OLD."worker_id"); RETURN NULL;',
                    hash="9ac8e0b036679235392989bd3ae7d00c241d8f09",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a3dfb",
                    table="visits_visit",
                    when="AFTER",
                ),
            ),
        ),
        fill(
            "UPDATE visits_visit SET happened_in = area_path",
            "UPDATE visits_visit AS own SET area_path = household.area_path FROM households_household AS household "
            "WHERE household.id = own.household_id AND household.area_path <> own.area_path",
        ),
        migrations.AlterField(
            model_name="visit",
            name="happened_in",
            field=models.ForeignKey(
                db_column="happened_in",
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.area",
                to_field="path",
            ),
        ),
        follow_area("visits_visit", "happened_in"),
        migrations.AddConstraint(
            model_name="visit",
            constraint=caseload.core.models.copied.Copied(
                fields=("household", "area"), name="visit_lies_where_its_household_lies"
            ),
        ),
    ]
