from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("eligibility", "0004_standings_follow_their_household")]

    operations = [
        migrations.AlterField(model, name, models.DateField(words, null=True, blank=True))
        for model in ("rule", "ruleevent")
        for name, words in [("valid_from", "in force from"), ("valid_to", "in force until")]
    ]
