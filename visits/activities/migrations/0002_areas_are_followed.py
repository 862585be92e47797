from django.db import migrations

from caseload.core.database import follow_area


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_tables")]

    operations = [
        follow_area("activities_activity"),
    ]
