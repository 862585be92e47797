import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("households", "0009_categories_in_natural_english"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="member",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="member",
            name="update_update",
        ),
        migrations.AddField(
            model_name="member",
            name="dibao",
            field=models.CharField(blank=True, max_length=40, verbose_name="own minimum living allowance"),
        ),
        migrations.AddField(
            model_name="member",
            name="employee_medical_insurance",
            field=models.BooleanField(blank=True, null=True, verbose_name="employee medical insurance"),
        ),
        migrations.AddField(
            model_name="member",
            name="employee_pension_insurance",
            field=models.BooleanField(blank=True, null=True, verbose_name="employee pension insurance"),
        ),
        migrations.AddField(
            model_name="member",
            name="major_illness_insurance",
            field=models.BooleanField(blank=True, null=True, verbose_name="major illness insurance"),
        ),
        migrations.AddField(
            model_name="member",
            name="marital_status",
            field=models.CharField(blank=True, max_length=40, verbose_name="marital status"),
        ),
        migrations.AddField(
            model_name="member",
            name="tekun",
            field=models.CharField(blank=True, max_length=40, verbose_name="own destitute support"),
        ),
        migrations.AddField(
            model_name="memberevent",
            name="dibao",
            field=models.CharField(blank=True, max_length=40, verbose_name="own minimum living allowance"),
        ),
        migrations.AddField(
            model_name="memberevent",
            name="employee_medical_insurance",
            field=models.BooleanField(blank=True, null=True, verbose_name="employee medical insurance"),
        ),
        migrations.AddField(
            model_name="memberevent",
            name="employee_pension_insurance",
            field=models.BooleanField(blank=True, null=True, verbose_name="employee pension insurance"),
        ),
        migrations.AddField(
            model_name="memberevent",
            name="major_illness_insurance",
            field=models.BooleanField(blank=True, null=True, verbose_name="major illness insurance"),
        ),
        migrations.AddField(
            model_name="memberevent",
            name="marital_status",
            field=models.CharField(blank=True, max_length=40, verbose_name="marital status"),
        ),
        migrations.AddField(
            model_name="memberevent",
            name="tekun",
            field=models.CharField(blank=True, max_length=40, verbose_name="own destitute support"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="member",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_memberevent" ("birth_date", "cert_type", "created_at", "dibao", "disability_level", "disability_type", "dropout_reason", "education", "employee_medical_insurance", "employee_pension_insurance", "ethnicity", "health", "household_id", "id", "id_cipher", "id_index", "id_none_reason", "id_status", "is_active", "is_head", "labour_skill", "left_on", "major_illness_insurance", "marital_status", "medical_insurance", "name", "note", "pension_insurance", "person_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "political_status", "relation", "roster", "school_status", "sex", "status", "tekun", "welfare_post", "work_employer", "work_months", "work_place") SELECT new_values."birth_date", new_values."cert_type", new_values."created_at", new_values."dibao", new_values."disability_level", new_values."disability_type", new_values."dropout_reason", new_values."education", new_values."employee_medical_insurance", new_values."employee_pension_insurance", new_values."ethnicity", new_values."health", new_values."household_id", new_values."id", new_values."id_cipher", new_values."id_index", new_values."id_none_reason", new_values."id_status", new_values."is_active", new_values."is_head", new_values."labour_skill", new_values."left_on", new_values."major_illness_insurance", new_values."marital_status", new_values."medical_insurance", new_values."name", new_values."note", new_values."pension_insurance", new_values."person_no", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phones", new_values."political_status", new_values."relation", new_values."roster", new_values."school_status", new_values."sex", new_values."status", new_values."tekun", new_values."welfare_post", new_values."work_employer", new_values."work_months", new_values."work_place" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="16ed9f4ad8ad59912e16ecc4f53d9456e0ef171e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6fdfd",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="households_member",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="member",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_memberevent" ("birth_date", "cert_type", "created_at", "dibao", "disability_level", "disability_type", "dropout_reason", "education", "employee_medical_insurance", "employee_pension_insurance", "ethnicity", "health", "household_id", "id", "id_cipher", "id_index", "id_none_reason", "id_status", "is_active", "is_head", "labour_skill", "left_on", "major_illness_insurance", "marital_status", "medical_insurance", "name", "note", "pension_insurance", "person_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "political_status", "relation", "roster", "school_status", "sex", "status", "tekun", "welfare_post", "work_employer", "work_months", "work_place") SELECT new_values."birth_date", new_values."cert_type", new_values."created_at", new_values."dibao", new_values."disability_level", new_values."disability_type", new_values."dropout_reason", new_values."education", new_values."employee_medical_insurance", new_values."employee_pension_insurance", new_values."ethnicity", new_values."health", new_values."household_id", new_values."id", new_values."id_cipher", new_values."id_index", new_values."id_none_reason", new_values."id_status", new_values."is_active", new_values."is_head", new_values."labour_skill", new_values."left_on", new_values."major_illness_insurance", new_values."marital_status", new_values."medical_insurance", new_values."name", new_values."note", new_values."pension_insurance", new_values."person_no", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phones", new_values."political_status", new_values."relation", new_values."roster", new_values."school_status", new_values."sex", new_values."status", new_values."tekun", new_values."welfare_post", new_values."work_employer", new_values."work_months", new_values."work_place" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."birth_date" IS DISTINCT FROM (new_values."birth_date") OR old_values."cert_type" IS DISTINCT FROM (new_values."cert_type") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."dibao" IS DISTINCT FROM (new_values."dibao") OR old_values."disability_level" IS DISTINCT FROM (new_values."disability_level") OR old_values."disability_type" IS DISTINCT FROM (new_values."disability_type") OR old_values."dropout_reason" IS DISTINCT FROM (new_values."dropout_reason") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."employee_medical_insurance" IS DISTINCT FROM (new_values."employee_medical_insurance") OR old_values."employee_pension_insurance" IS DISTINCT FROM (new_values."employee_pension_insurance") OR old_values."ethnicity" IS DISTINCT FROM (new_values."ethnicity") OR old_values."health" IS DISTINCT FROM (new_values."health") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_cipher" IS DISTINCT FROM (new_values."id_cipher") OR old_values."id_index" IS DISTINCT FROM (new_values."id_index") OR old_values."id_none_reason" IS DISTINCT FROM (new_values."id_none_reason") OR old_values."id_status" IS DISTINCT FROM (new_values."id_status") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_head" IS DISTINCT FROM (new_values."is_head") OR old_values."labour_skill" IS DISTINCT FROM (new_values."labour_skill") OR old_values."left_on" IS DISTINCT FROM (new_values."left_on") OR old_values."major_illness_insurance" IS DISTINCT FROM (new_values."major_illness_insurance") OR old_values."marital_status" IS DISTINCT FROM (new_values."marital_status") OR old_values."medical_insurance" IS DISTINCT FROM (new_values."medical_insurance") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."pension_insurance" IS DISTINCT FROM (new_values."pension_insurance") OR old_values."person_no" IS DISTINCT FROM (new_values."person_no") OR old_values."phones" IS DISTINCT FROM (new_values."phones") OR old_values."political_status" IS DISTINCT FROM (new_values."political_status") OR old_values."relation" IS DISTINCT FROM (new_values."relation") OR old_values."roster" IS DISTINCT FROM (new_values."roster") OR old_values."school_status" IS DISTINCT FROM (new_values."school_status") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tekun" IS DISTINCT FROM (new_values."tekun") OR old_values."welfare_post" IS DISTINCT FROM (new_values."welfare_post") OR old_values."work_employer" IS DISTINCT FROM (new_values."work_employer") OR old_values."work_months" IS DISTINCT FROM (new_values."work_months") OR old_values."work_place" IS DISTINCT FROM (new_values."work_place")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0003cba6875e41b83822c1ff5b76859a1002dacc",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_733b8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="households_member",
                    when="AFTER",
                ),
            ),
        ),
    ]
