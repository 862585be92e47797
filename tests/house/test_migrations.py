import ast
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

from caseload.core.light_migrations import LightMigration


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_string_is_untranslated():
    try:
        call_command("messages", check=True)
    except CommandError as problem:
        pytest.fail(str(problem))


ROOT = Path(__file__).resolve().parents[2]
ALIVE = {
    "caseload.core.database",
    "caseload.core.light_migrations",
    "caseload.core.history_tables",
    "caseload.core.parts_of_json",
    "caseload.core.wall_clock",
}
"""Helpers of migrations: what they make, they work out from the migrations before; and what moments default to."""


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in getattr(node, "names", ())]
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from names


def test_migrations_stay_as_they_were_written():
    """What they seed is frozen in them: of the house's code they import their helpers, and what fields are made of."""
    living = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in ("caseload", "households", "visits")
        for path in (ROOT / room).rglob("migrations/*.py")
        for name in imports_of(path)
        if name.split(".")[0] in ("caseload", "households", "visits")
        and name not in ALIVE
        and not re.search(r"\.models(\.|$)", name)
    ]
    assert living == []


def test_migrations_are_light():
    """Each that is not costs a fresh database half a second and more."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    ours = [one for one in known if type(one).__module__.split(".")[0] in ("caseload", "households", "visits")]
    heavy = [one for one in ours if not isinstance(one, LightMigration)]
    assert len(ours) > 90
    assert [one for one in heavy if not any(isinstance(step, RunPython) for step in one.operations)] == []


def test_a_migration_that_imports_a_seed_is_found(tmp_path):
    path = tmp_path / "0009_more.py"
    path.write_text("from households.support.leaflets.seed import LEAFLETS\nimport households.seed\n")
    assert list(imports_of(path)) == ["households.support.leaflets.seed", "households.seed"]


@pytest.mark.django_db
def test_a_new_field_of_a_seeded_table_breaks_no_fresh_database():
    """Rows are put in by the columns that there were: one that comes later has its default in them."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE leaflets_leaflet ADD COLUMN colour varchar(8) NOT NULL DEFAULT 'red'")
        cursor.execute("DELETE FROM leaflets_leaflet")
        migration = MigrationLoader(connection).get_migration("leaflets", "0002_first_catalogues")
        for sql, params in migration.operations[0].sql:
            cursor.execute(sql, params)
        cursor.execute("SELECT DISTINCT colour FROM leaflets_leaflet")
        assert cursor.fetchall() == [("red",)]
