"""Two runs of the tests in one checkout do not meet, and a killed one leaves nothing for long."""

import os
import subprocess
import sys

import pytest

from caseload.launch.paths import ROOT
from tests import databases

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
