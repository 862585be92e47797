from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("employment", "0001_tables")]

    operations = [follow_area("employment_opening")]
