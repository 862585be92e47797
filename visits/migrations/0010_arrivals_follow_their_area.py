from django.db import migrations

from caseload.core.database import follow_area


class Migration(migrations.Migration):
    dependencies = [("visits", "0009_arrivals_from_phones")]

    operations = [follow_area("visits_arrival")]
