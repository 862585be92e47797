from django.db import migrations

from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration
from caseload.core.models.copied import Copied


class Migration(LightMigration):
    dependencies = [("giving", "0001_tables")]

    operations = [
        follow_area("giving_donor"),
        follow_area("giving_donation"),
        follow_area("giving_gift"),
        follow_area("giving_gift", "happened_in"),
        migrations.AddConstraint(
            model_name="gift",
            constraint=Copied(fields=("household", "area"), name="gift_lies_where_its_household_lies"),
        ),
    ]
