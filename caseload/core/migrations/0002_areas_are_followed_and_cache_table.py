from django.core.management import call_command
from django.db import migrations

from caseload.core.database import follow_area


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_tables")]

    operations = [
        follow_area("core_areagrant"),
        follow_area("core_user"),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
