from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [("leaflets", "0003_stocks_and_handouts")]

    operations = [follow_area("leaflets_stock"), follow_area("leaflets_handout")]
