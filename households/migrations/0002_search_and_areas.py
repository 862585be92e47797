from django.db import migrations

from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration

BIGRAMS = """
CREATE FUNCTION bigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT pair), '{}') FROM (
        SELECT substr(words, n, 2) AS pair FROM generate_series(1, length(words) - 1) AS n
    ) AS pairs WHERE pair !~ '[[:space:]]'
$$
"""
PHONE_TAILS = """
CREATE FUNCTION phone_tails(phones varchar[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(right(phone, 4)), '{}') FROM unnest(phones) AS phone
$$
"""


def indexed(table, name, words):
    return migrations.RunSQL(f"CREATE INDEX {name} ON {table} USING gin ({words})", f"DROP INDEX {name}")


class Migration(LightMigration):
    dependencies = [("households", "0001_tables"), ("core", "0002_areas_are_followed_and_cache_table")]

    operations = [
        follow_area("households_household"),
        migrations.RunSQL(BIGRAMS, "DROP FUNCTION bigrams(text)"),
        indexed("households_household", "household_search", "bigrams(search_text)"),
        migrations.RunSQL(PHONE_TAILS, "DROP FUNCTION phone_tails(varchar[])"),
        indexed("households_household", "household_phone_tails", "phone_tails(phones)"),
        indexed("households_member", "member_phone_tails", "phone_tails(phones)"),
    ]
