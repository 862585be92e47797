from django.db import migrations

from caseload.core.database import follow_area
from households.seed import seed

BIGRAMS = """
CREATE FUNCTION bigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT pair), '{}') FROM (
        SELECT substr(words, n, 2) AS pair FROM generate_series(1, length(words) - 1) AS n
    ) AS pairs WHERE pair !~ '[[:space:]]'
$$
"""


class Migration(migrations.Migration):
    dependencies = [("households", "0001_initial"), ("core", "0002_areas_are_followed_calendar_and_cache")]

    operations = [
        follow_area("households_household"),
        follow_area("households_rosterbatch"),
        migrations.RunSQL(BIGRAMS, "DROP FUNCTION bigrams(text)"),
        migrations.RunSQL(
            "CREATE INDEX household_search ON households_household USING gin (bigrams(search_text))",
            "DROP INDEX household_search",
        ),
        migrations.RunPython(lambda apps, schema_editor: seed(apps), migrations.RunPython.noop),
    ]
