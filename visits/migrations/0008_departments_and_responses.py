from django.db import migrations

from visits.seed import seed_departments, seed_responses


def fill(apps, schema_editor):
    seed_departments(apps)
    seed_responses(apps)


class Migration(migrations.Migration):
    dependencies = [("visits", "0007_the_loop_whole")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
