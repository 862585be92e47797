from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("households", "0007_names_are_found_without_their_dot")]

    operations = [
        migrations.AddField("household", "try_again_on", models.DateField(editable=False, null=True)),
    ]
