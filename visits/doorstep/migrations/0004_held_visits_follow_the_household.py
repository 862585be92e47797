import django.db.models.deletion
from django.db import migrations, models

import caseload.core.models.copied
from caseload.core.database import fill
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0003_first_catalogues"),
        ("doorstep", "0003_first_catalogues"),
        ("households", "0004_household_lies_in_one_area"),
    ]

    operations = [
        migrations.AddField(
            model_name="arrival",
            name="household",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.household"
            ),
        ),
        fill(
            "UPDATE doorstep_arrival AS own SET household_id = household.id, area_path = household.area_path "
            "FROM households_household AS household WHERE household.id = own.household_key AND own.state <> 'filed'",
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=caseload.core.models.copied.Copied(
                fields=("household", "area"), name="arrival_lies_where_its_household_lies"
            ),
        ),
    ]
