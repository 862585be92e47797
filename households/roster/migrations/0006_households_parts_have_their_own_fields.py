"""What rosters said of households in columns that have fields of their own now: in the rows, in their past, and in what
undo reads."""

from django.db import migrations

from caseload.core.light_migrations import LightMigration
from caseload.core.parts_of_json import FLAG, NUMBER, PHONES, Part, PartsOfJson, text_of

LAND = ["land_farm_mu", "land_forest_mu", "land_fruit_mu", "land_returned_mu", "land_pasture_mu", "land_water_mu"]
PARTS = PartsOfJson(
    "roster",
    [
        *(Part(name, name, FLAG) for name in ("toilet", "electricity", "tv", "access_road")),
        Part("access_road_kind", "access_road_kind", text_of(40)),
        *(Part(name, name, NUMBER) for name in ("road_km", *LAND)),
        Part("helper_name", "helper_name", text_of(200)),
        Part("helper_unit", "helper_unit", text_of(200)),
        Part("helper_phone", "helper_phones", PHONES),
    ],
)
ROWS, EVENTS = "households_household", "households_householdevent"
SILENT = "SELECT set_config('pgtrigger.ignore', '{pgtrigger_update_update_d279e}', true)"
"""Nothing changed: the history has no entry of it."""
LOUD = "SELECT set_config('pgtrigger.ignore', '{}', true)"
TRACES = PARTS.out_of_documents("roster_rostertrace", "before", "after", "\"table\" = 'household'")


class Migration(LightMigration):
    dependencies = [
        ("households", "0011_living_conditions_land_helper_and_why_flagged"),
        ("roster", "0005_persons_parts_have_their_own_fields"),
    ]

    operations = [
        migrations.RunSQL(
            [SILENT, PARTS.out(ROWS), LOUD, PARTS.out(EVENTS)],
            [SILENT, PARTS.back(ROWS), LOUD, PARTS.back(EVENTS)],
        ),
        migrations.RunSQL([TRACES], migrations.RunSQL.noop),
    ]
