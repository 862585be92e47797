from django.db import migrations

from caseload.core.database import follow_area
from visits.seed import seed_categories


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("households", "0002_search_areas_and_catalogues")]

    operations = [
        follow_area("visits_visit"),
        follow_area("visits_visitday"),
        follow_area("visits_issue"),
        migrations.RunPython(lambda apps, schema_editor: seed_categories(apps), migrations.RunPython.noop),
    ]
