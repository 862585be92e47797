from django.db import migrations

from caseload.core.light_migrations import LightMigration

WITHOUT_DOTS = """
UPDATE households_household SET search_text = translate(search_text, '·.', '') WHERE search_text ~ '[·.]'
"""


class Migration(LightMigration):
    dependencies = [("households", "0006_closed_households_have_no_open_issues")]

    operations = [migrations.RunSQL(WITHOUT_DOTS, migrations.RunSQL.noop)]
