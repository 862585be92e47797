from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0003_first_catalogues"),
        ("households", "0003_first_catalogues"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="household",
            constraint=models.UniqueConstraint(fields=("id", "area"), name="household_lies_in_one_area"),
        ),
    ]
