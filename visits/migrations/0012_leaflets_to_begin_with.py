from django.db import migrations

from visits.seed import seed_leaflets


class Migration(migrations.Migration):
    dependencies = [("visits", "0011_what_one_save_writes")]

    operations = [migrations.RunPython(lambda apps, schema_editor: seed_leaflets(apps), migrations.RunPython.noop)]
