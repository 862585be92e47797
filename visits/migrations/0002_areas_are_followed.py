from django.db import migrations

from caseload.core.database import follow_area


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_tables")]

    operations = [
        follow_area("visits_visit"),
        follow_area("visits_visitday"),
    ]
