from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("doorstep", "0001_tables")]

    operations = [
        follow_area("doorstep_arrival"),
    ]
