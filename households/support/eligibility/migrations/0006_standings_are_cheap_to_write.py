import django.db.models.deletion
from django.db import migrations, models

from caseload.core.database import FOLLOW
from caseload.core.light_migrations import LightMigration

FOLLOWING = FOLLOW.format(table="eligibility_standing", column="area_path", action="ON UPDATE CASCADE")


class Migration(LightMigration):
    dependencies = [("eligibility", "0005_dates_of_a_rule_say_what_they_are")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FOLLOWING),
        migrations.AlterField(
            model_name="standing",
            name="area",
            field=models.ForeignKey(
                db_column="area_path",
                db_constraint=False,
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.area",
                to_field="path",
            ),
        ),
        migrations.AlterField(
            model_name="standing",
            name="household",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="households.household",
            ),
        ),
        migrations.AlterField(
            model_name="standing",
            name="entitlement",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="policies.entitlement",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("entitlement__isnull", False)),
                fields=["entitlement"],
                name="standing_entitlement",
            ),
        ),
    ]
