from django.db import migrations

from caseload.core.database import follow_area


class Migration(migrations.Migration):
    dependencies = [("leaflets", "0003_stocks_and_handouts")]

    operations = [follow_area("leaflets_stock"), follow_area("leaflets_handout")]
