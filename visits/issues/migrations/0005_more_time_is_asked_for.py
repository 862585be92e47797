from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("issues", "0004_reading_follows_the_household"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="more_time_asked",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
    ]
