from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("visits", "0001_tables")]

    operations = [
        follow_area("visits_visit"),
        follow_area("visits_visitday"),
    ]
