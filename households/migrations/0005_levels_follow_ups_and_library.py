from django.db import migrations

from households.plan_seed import seed


class Migration(migrations.Migration):
    dependencies = [("households", "0004_case_plans")]

    operations = [migrations.RunPython(lambda apps, schema_editor: seed(apps), migrations.RunPython.noop)]
