from django.db import migrations

WITHOUT_DOTS = """
UPDATE households_household SET search_text = translate(search_text, '·.', '') WHERE search_text ~ '[·.]'
"""


class Migration(migrations.Migration):
    dependencies = [("households", "0006_closed_households_have_no_open_issues")]

    operations = [migrations.RunSQL(WITHOUT_DOTS, migrations.RunSQL.noop)]
