from django.db import migrations

from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration
from caseload.core.models.copied import Copied


class Migration(LightMigration):
    dependencies = [("eligibility", "0003_standings")]

    operations = [
        follow_area("eligibility_standing"),
        migrations.AddConstraint(
            model_name="standing",
            constraint=Copied(fields=("household", "area"), name="standing_lies_where_its_household_lies"),
        ),
    ]
