from django.db import migrations

from caseload.core.database import follow_area


class Migration(migrations.Migration):
    dependencies = [("employment", "0003_courses")]

    operations = [follow_area("employment_course")]
