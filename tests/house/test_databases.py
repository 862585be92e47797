"""Two runs of the tests in one checkout do not meet, and a killed one leaves nothing for long."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from caseload.core.models import CalendarDay
from caseload.launch.paths import ROOT
from households.models import Category
from tests import databases, make
from tests.original import Original

RUN = """
import sys
from tests import databases
with databases.provided(), databases.server() as held:
    databases.renew(held, databases.mine())
    print(databases.mine(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held():
    with databases.server() as held:
        yield held


def begin():
    """A run that stays until it is told to end, or killed; and the name of its database."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    run = subprocess.Popen([sys.executable, "-c", RUN], cwd=ROOT, text=True, **pipes)
    return run, run.stdout.readline().strip()


def test_two_runs_at_once_have_a_database_each_and_leave_none(held):
    (first, one), (second, other) = begin(), begin()
    assert one != other and {one, other} <= set(databases.names(held, databases.MARK))
    for run in (first, second):
        run.communicate()
    assert run.returncode == 0 and not {one, other} & set(databases.names(held, databases.MARK))


def test_what_a_killed_run_left_is_dropped_at_the_next_start(held):
    killed, left = begin()
    living, kept = begin()
    killed.kill()
    killed.communicate()
    assert left in databases.names(held, databases.MARK)
    begin()[0].communicate()
    found = databases.names(held, databases.MARK)
    assert left not in found
    assert {kept, os.environ["CASELOAD_TEST_TEMPLATE"]} <= set(found)
    living.communicate()


def test_the_template_is_known_by_all_that_it_is_made_of():
    paths = {str(path.relative_to(ROOT)) for path in databases.sources()}
    rooms = [path for path in paths if path.endswith("/migrations/0001_tables.py")]
    assert len(rooms) > 3
    assert {"households/seed.py", "households/models/household.py", "caseload/core/catalogues/loading.py"} <= paths
    assert not any("/views/" in path or "/forms/" in path for path in paths)
    assert os.environ["CASELOAD_TEST_TEMPLATE"].endswith(databases.fingerprint()[:12])


def standing():
    """All that is in the database of this process, for a test that writes to it for others to see."""
    connection.close()
    return Original(connection.settings_dict["NAME"])


def rows_of(state):
    """Whichever place of a table the server chose for them."""
    return {table: sorted(rows.splitlines()) for table, rows in state.rows.items()}


def test_what_a_test_wrote_is_taken_out_again(committed, worker, supervisor, own, monkeypatch):
    """Rows that the database refuses to delete, rows that were there from the beginning, and where sequences stand."""
    monkeypatch.setattr("tests.original.LARGE", 1 << 40)  # tests before this one may have left a large table behind
    original = standing()
    make.issue(worker, own)
    Category.objects.first().delete()
    CalendarDay.objects.update(name="another")
    changed = standing()
    assert len(changed.rows.keys() - original.rows.keys()) > 3 and changed.sequences != original.sequences
    assert original.put_back()
    now = standing()
    assert now.sequences == original.sequences
    assert rows_of(now) == rows_of(original)


def test_what_one_process_left_another_takes_up(committed, own, held):
    """As tests/small_demo.py does: each copy of the template has the same shape."""
    left = standing()
    databases.renew(held, left.name)
    assert left.put_back() and rows_of(standing()) == rows_of(left)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE core_area ADD COLUMN more int",
        "CREATE TABLE more ()",
        "DROP TABLE django_session",
        "ALTER TABLE core_area ALTER COLUMN code DROP NOT NULL",
        "ALTER TABLE visits_visit DISABLE TRIGGER USER",
    ],
)
def test_what_has_another_shape_is_not_put_back_but_made_anew(committed, statement):
    original = standing()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()
    assert not original.put_back()
