from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("roster", "0001_tables")]

    operations = [
        follow_area("roster_rosterbatch"),
    ]
