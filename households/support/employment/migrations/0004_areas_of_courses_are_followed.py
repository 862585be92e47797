from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("employment", "0003_courses")]

    operations = [follow_area("employment_course")]
