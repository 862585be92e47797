"""An import killed at any moment has written all or nothing, and done again it succeeds."""

import os
import random
import signal
import subprocess
import sys
import time
from functools import cache

import pytest
from django.conf import settings
from django.db import connection

from households.models import Household, Member
from households.roster.models import RosterBatch
from households.roster.services.decisions import undo_batch
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from households.roster.writing.turn import LOCK
from tests.roster.rosters import ROSTERS
from tests.roster.test_decisions import checksum

FILE = ROSTERS / "national_members.xlsx"
WORK = """
import sys, django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
file = RosterFile("x.xlsx", open(sys.argv[2], "rb").read())
print("go", flush=True)
import_roster(by=None, file=file)
"""


def started():
    """An import in a process of its own that is about to begin."""
    database = connection.settings_dict["NAME"]
    child = subprocess.Popen(
        [sys.executable, "-c", WORK, database, str(FILE)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "caseload.settings"},
        stdout=subprocess.PIPE,
    )
    assert child.stdout.readline() == b"go\n"
    return child


def end(child):
    child.wait()
    child.stdout.close()


def killed(seconds):
    """Begin an import and kill it after ``seconds``."""
    child = started()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    end(child)


@cache
def longest():
    """Seconds that an import takes here and now; what it wrote is taken back."""
    child, start = started(), time.perf_counter()
    end(child)
    seconds = time.perf_counter() - start
    undo_batch(by=None, batch=RosterBatch.objects.get())
    RosterBatch.objects.all().delete()
    return seconds


def try_it(moment):
    """Returns whether the killed import had written."""
    empty = checksum()
    killed(moment)
    with connection.cursor() as cursor:  # the server ends what the dead client had begun
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    written = RosterBatch.objects.filter(status="applied").exists()
    assert (Household.objects.count(), Member.objects.count()) == ((60, 160) if written else (0, 0))
    assert written or checksum() == empty
    import_roster(by=None, file=RosterFile("x.xlsx", FILE.read_bytes()))
    assert (Household.objects.count(), Member.objects.count()) == (60, 160)
    return written


def test_killed_in_the_middle_it_has_written_nothing_or_all(committed, areas):
    try_it(0.15)


@pytest.mark.prove
@pytest.mark.parametrize("turn", range(20))
def test_killed_at_twenty_random_moments(committed, areas, turn):
    moment = random.Random(turn).uniform(0, longest())
    print(f"killed after {moment:.2f} s: {'all' if try_it(moment) else 'nothing'} was written")
