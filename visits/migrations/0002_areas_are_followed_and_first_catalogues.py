from django.db import migrations

from caseload.core.database import follow_area
from visits.seed import seed


class Migration(migrations.Migration):
    replaces = [
        ("visits", "0002_areas_are_followed_and_catalogues"),
        ("visits", "0004_kinds_of_errands"),
        ("visits", "0008_departments_and_responses"),
        ("visits", "0010_arrivals_follow_their_area"),
        ("visits", "0012_leaflets_to_begin_with"),
    ]

    dependencies = [("visits", "0001_tables"), ("households", "0002_search_and_catalogues")]

    operations = [
        follow_area("visits_visit"),
        follow_area("visits_visitday"),
        follow_area("visits_issue"),
        follow_area("visits_arrival"),
        migrations.RunPython(lambda apps, schema_editor: seed(apps), migrations.RunPython.noop),
    ]
