from django.db import migrations

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("visits", "0003_reading_follows_the_household"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="visit",
            options={"ordering": ("-visited_on", "-visited_at", "-created_at", "-id"), "verbose_name": "visit"},
        ),
    ]
