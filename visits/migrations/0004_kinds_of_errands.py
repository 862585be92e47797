from django.db import migrations

from visits.seed import seed_errand_kinds


class Migration(migrations.Migration):
    dependencies = [("visits", "0003_errands_and_papers")]

    operations = [
        migrations.RunPython(lambda apps, schema_editor: seed_errand_kinds(apps), migrations.RunPython.noop),
    ]
