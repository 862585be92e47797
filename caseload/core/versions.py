"""Which version of the program a database belongs to, read off the migrations that it has seen."""

from django.db.migrations.loader import MigrationLoader

FROM_BEFORE = (
    "from before its migrations began anew, whose tables this version does not read: begin with an empty database and "
    "import the rosters again, or go on with the version that made it."
)
BEGAN_OTHERWISE = {
    ("households", "0002_search_and_catalogues"),
    ("visits", "0002_areas_are_followed_and_first_catalogues"),
    ("households", "0001_initial"),
    ("visits", "0001_initial"),
}
"""Only databases of before know these migrations."""


def unknown_migrations(names):
    """Those of ``names``, (app, migration), that this program does not have."""
    return set(names) - MigrationLoader(None, ignore_no_migrations=True).disk_migrations.keys()


def is_from_before(names):
    return bool(BEGAN_OTHERWISE & set(names))
