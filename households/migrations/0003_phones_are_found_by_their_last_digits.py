from django.db import migrations

PHONE_TAILS = """
CREATE FUNCTION phone_tails(phones varchar[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(right(phone, 4)), '{}') FROM unnest(phones) AS phone
$$
"""


def indexed(table, name):
    return migrations.RunSQL(f"CREATE INDEX {name} ON {table} USING gin (phone_tails(phones))", f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("households", "0002_search_areas_and_catalogues")]

    operations = [
        migrations.RunSQL(PHONE_TAILS, "DROP FUNCTION phone_tails(varchar[])"),
        indexed("households_household", "household_phone_tails"),
        indexed("households_member", "member_phone_tails"),
    ]
