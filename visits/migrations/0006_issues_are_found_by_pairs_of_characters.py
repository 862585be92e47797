from django.db import migrations

WORDS = "CREATE INDEX issue_words ON visits_issue USING gin (bigrams(lower(number || ' ' || title)))"


class Migration(migrations.Migration):
    dependencies = [("visits", "0005_rates_are_read_from_indexes"), ("households", "0002_search_and_catalogues")]

    operations = [migrations.RunSQL(WORDS, "DROP INDEX issue_words")]
