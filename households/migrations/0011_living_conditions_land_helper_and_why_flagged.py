import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0006_more_time_is_told"),
        ("households", "0010_marital_status_insurance_and_own_benefits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="household",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="household",
            name="update_update",
        ),
        migrations.AddField(
            model_name="household",
            name="access_road",
            field=models.BooleanField(blank=True, null=True, verbose_name="hardened road to the door"),
        ),
        migrations.AddField(
            model_name="household",
            name="access_road_kind",
            field=models.CharField(blank=True, max_length=40, verbose_name="kind of road to the door"),
        ),
        migrations.AddField(
            model_name="household",
            name="electricity",
            field=models.BooleanField(blank=True, null=True, verbose_name="household electricity"),
        ),
        migrations.AddField(
            model_name="household",
            name="flag_grounds",
            field=models.CharField(blank=True, max_length=500, verbose_name="grounds of the flag"),
        ),
        migrations.AddField(
            model_name="household",
            name="flag_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why it is flagged"),
        ),
        migrations.AddField(
            model_name="household",
            name="helper_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="helper"),
        ),
        migrations.AddField(
            model_name="household",
            name="helper_phones",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                default=list,
                size=None,
                verbose_name="phones of the helper",
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="helper_unit",
            field=models.CharField(blank=True, max_length=200, verbose_name="office of the helper"),
        ),
        migrations.AddField(
            model_name="household",
            name="land_farm_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="farmland (mu)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="land_forest_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="forest (mu)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="land_fruit_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="fruit trees (mu)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="land_pasture_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="pasture (mu)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="land_returned_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="farmland returned to forest (mu)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="land_water_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="water surface (mu)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="road_km",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="distance to the main road (km)"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="toilet",
            field=models.BooleanField(blank=True, null=True, verbose_name="sanitary toilet"),
        ),
        migrations.AddField(
            model_name="household",
            name="tv",
            field=models.BooleanField(blank=True, null=True, verbose_name="radio and television"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="access_road",
            field=models.BooleanField(blank=True, null=True, verbose_name="hardened road to the door"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="access_road_kind",
            field=models.CharField(blank=True, max_length=40, verbose_name="kind of road to the door"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="electricity",
            field=models.BooleanField(blank=True, null=True, verbose_name="household electricity"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="flag_grounds",
            field=models.CharField(blank=True, max_length=500, verbose_name="grounds of the flag"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="flag_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why it is flagged"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="helper_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="helper"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="helper_phones",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                default=list,
                size=None,
                verbose_name="phones of the helper",
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="helper_unit",
            field=models.CharField(blank=True, max_length=200, verbose_name="office of the helper"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="land_farm_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="farmland (mu)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="land_forest_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="forest (mu)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="land_fruit_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="fruit trees (mu)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="land_pasture_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="pasture (mu)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="land_returned_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="farmland returned to forest (mu)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="land_water_mu",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="water surface (mu)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="road_km",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="distance to the main road (km)"
            ),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="toilet",
            field=models.BooleanField(blank=True, null=True, verbose_name="sanitary toilet"),
        ),
        migrations.AddField(
            model_name="householdevent",
            name="tv",
            field=models.BooleanField(blank=True, null=True, verbose_name="radio and television"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="household",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdevent" ("access_road", "access_road_kind", "address", "area_path", "bank_account", "categories", "close_note", "close_reason", "closed_on", "compliant_self_pay", "created_at", "elder_in_old_house", "electricity", "exp_business", "flag_grounds", "flag_reason", "head_id", "head_name", "helper_name", "helper_phones", "helper_unit", "hollow_house", "house_area_m2", "house_grade", "id", "inc_business", "inc_property", "inc_transfer", "inc_wage", "land_farm_mu", "land_forest_mu", "land_fruit_mu", "land_pasture_mu", "land_returned_mu", "land_water_mu", "main_cause", "net_income", "net_income_per_capita", "note", "number", "other_causes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_owner", "phones", "risks", "road_km", "roster", "safe_water", "sources", "status", "tenure", "toilet", "tv", "unsafe_house", "worker_id") SELECT new_values."access_road", new_values."access_road_kind", new_values."address", new_values."area_path", new_values."bank_account", new_values."categories", new_values."close_note", new_values."close_reason", new_values."closed_on", new_values."compliant_self_pay", new_values."created_at", new_values."elder_in_old_house", new_values."electricity", new_values."exp_business", new_values."flag_grounds", new_values."flag_reason", new_values."head_id", new_values."head_name", new_values."helper_name", new_values."helper_phones", new_values."helper_unit", new_values."hollow_house", new_values."house_area_m2", new_values."house_grade", new_values."id", new_values."inc_business", new_values."inc_property", new_values."inc_transfer", new_values."inc_wage", new_values."land_farm_mu", new_values."land_forest_mu", new_values."land_fruit_mu", new_values."land_pasture_mu", new_values."land_returned_mu", new_values."land_water_mu", new_values."main_cause", new_values."net_income", new_values."net_income_per_capita", new_values."note", new_values."number", new_values."other_causes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone_owner", new_values."phones", new_values."risks", new_values."road_km", new_values."roster", new_values."safe_water", new_values."sources", new_values."status", new_values."tenure", new_values."toilet", new_values."tv", new_values."unsafe_house", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b558a67a50b971f51fbdfb0cd49518859c95899b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eae56",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="households_household",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="household",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdevent" ("access_road", "access_road_kind", "address", "area_path", "bank_account", "categories", "close_note", "close_reason", "closed_on", "compliant_self_pay", "created_at", "elder_in_old_house", "electricity", "exp_business", "flag_grounds", "flag_reason", "head_id", "head_name", "helper_name", "helper_phones", "helper_unit", "hollow_house", "house_area_m2", "house_grade", "id", "inc_business", "inc_property", "inc_transfer", "inc_wage", "land_farm_mu", "land_forest_mu", "land_fruit_mu", "land_pasture_mu", "land_returned_mu", "land_water_mu", "main_cause", "net_income", "net_income_per_capita", "note", "number", "other_causes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_owner", "phones", "risks", "road_km", "roster", "safe_water", "sources", "status", "tenure", "toilet", "tv", "unsafe_house", "worker_id") SELECT new_values."access_road", new_values."access_road_kind", new_values."address", new_values."area_path", new_values."bank_account", new_values."categories", new_values."close_note", new_values."close_reason", new_values."closed_on", new_values."compliant_self_pay", new_values."created_at", new_values."elder_in_old_house", new_values."electricity", new_values."exp_business", new_values."flag_grounds", new_values."flag_reason", new_values."head_id", new_values."head_name", new_values."helper_name", new_values."helper_phones", new_values."helper_unit", new_values."hollow_house", new_values."house_area_m2", new_values."house_grade", new_values."id", new_values."inc_business", new_values."inc_property", new_values."inc_transfer", new_values."inc_wage", new_values."land_farm_mu", new_values."land_forest_mu", new_values."land_fruit_mu", new_values."land_pasture_mu", new_values."land_returned_mu", new_values."land_water_mu", new_values."main_cause", new_values."net_income", new_values."net_income_per_capita", new_values."note", new_values."number", new_values."other_causes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone_owner", new_values."phones", new_values."risks", new_values."road_km", new_values."roster", new_values."safe_water", new_values."sources", new_values."status", new_values."tenure", new_values."toilet", new_values."tv", new_values."unsafe_house", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."access_road" IS DISTINCT FROM (new_values."access_road") OR old_values."access_road_kind" IS DISTINCT FROM (new_values."access_road_kind") OR old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."area_path" IS DISTINCT FROM (new_values."area_path") OR old_values."bank_account" IS DISTINCT FROM (new_values."bank_account") OR old_values."categories" IS DISTINCT FROM (new_values."categories") OR old_values."close_note" IS DISTINCT FROM (new_values."close_note") OR old_values."close_reason" IS DISTINCT FROM (new_values."close_reason") OR old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."compliant_self_pay" IS DISTINCT FROM (new_values."compliant_self_pay") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."elder_in_old_house" IS DISTINCT FROM (new_values."elder_in_old_house") OR old_values."electricity" IS DISTINCT FROM (new_values."electricity") OR old_values."exp_business" IS DISTINCT FROM (new_values."exp_business") OR old_values."flag_grounds" IS DISTINCT FROM (new_values."flag_grounds") OR old_values."flag_reason" IS DISTINCT FROM (new_values."flag_reason") OR old_values."head_id" IS DISTINCT FROM (new_values."head_id") OR old_values."head_name" IS DISTINCT FROM (new_values."head_name") OR old_values."helper_name" IS DISTINCT FROM (new_values."helper_name") OR old_values."helper_phones" IS DISTINCT FROM (new_values."helper_phones") OR old_values."helper_unit" IS DISTINCT FROM (new_values."helper_unit") OR old_values."hollow_house" IS DISTINCT FROM (new_values."hollow_house") OR old_values."house_area_m2" IS DISTINCT FROM (new_values."house_area_m2") OR old_values."house_grade" IS DISTINCT FROM (new_values."house_grade") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."inc_business" IS DISTINCT FROM (new_values."inc_business") OR old_values."inc_property" IS DISTINCT FROM (new_values."inc_property") OR old_values."inc_transfer" IS DISTINCT FROM (new_values."inc_transfer") OR old_values."inc_wage" IS DISTINCT FROM (new_values."inc_wage") OR old_values."land_farm_mu" IS DISTINCT FROM (new_values."land_farm_mu") OR old_values."land_forest_mu" IS DISTINCT FROM (new_values."land_forest_mu") OR old_values."land_fruit_mu" IS DISTINCT FROM (new_values."land_fruit_mu") OR old_values."land_pasture_mu" IS DISTINCT FROM (new_values."land_pasture_mu") OR old_values."land_returned_mu" IS DISTINCT FROM (new_values."land_returned_mu") OR old_values."land_water_mu" IS DISTINCT FROM (new_values."land_water_mu") OR old_values."main_cause" IS DISTINCT FROM (new_values."main_cause") OR old_values."net_income" IS DISTINCT FROM (new_values."net_income") OR old_values."net_income_per_capita" IS DISTINCT FROM (new_values."net_income_per_capita") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."other_causes" IS DISTINCT FROM (new_values."other_causes") OR old_values."phone_owner" IS DISTINCT FROM (new_values."phone_owner") OR old_values."phones" IS DISTINCT FROM (new_values."phones") OR old_values."risks" IS DISTINCT FROM (new_values."risks") OR old_values."road_km" IS DISTINCT FROM (new_values."road_km") OR old_values."roster" IS DISTINCT FROM (new_values."roster") OR old_values."safe_water" IS DISTINCT FROM (new_values."safe_water") OR old_values."sources" IS DISTINCT FROM (new_values."sources") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tenure" IS DISTINCT FROM (new_values."tenure") OR old_values."toilet" IS DISTINCT FROM (new_values."toilet") OR old_values."tv" IS DISTINCT FROM (new_values."tv") OR old_values."unsafe_house" IS DISTINCT FROM (new_values."unsafe_house") OR old_values."worker_id" IS DISTINCT FROM (new_values."worker_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8edfe647cb4881fb2c78e080e6dfe20348b42fae",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d279e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="households_household",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("road_km__isnull", True), ("road_km__gte", 0), _connector="OR"),
                    models.Q(("land_farm_mu__isnull", True), ("land_farm_mu__gte", 0), _connector="OR"),
                    models.Q(("land_forest_mu__isnull", True), ("land_forest_mu__gte", 0), _connector="OR"),
                    models.Q(("land_fruit_mu__isnull", True), ("land_fruit_mu__gte", 0), _connector="OR"),
                    models.Q(("land_returned_mu__isnull", True), ("land_returned_mu__gte", 0), _connector="OR"),
                    models.Q(("land_pasture_mu__isnull", True), ("land_pasture_mu__gte", 0), _connector="OR"),
                    models.Q(("land_water_mu__isnull", True), ("land_water_mu__gte", 0), _connector="OR"),
                ),
                name="household_has_no_negative_land_or_distance",
            ),
        ),
    ]
