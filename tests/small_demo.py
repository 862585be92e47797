"""The small demo: acted out once in a run, by the process that needs it first; the others take the rows it left."""

import fcntl
import os
import pickle
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from caseload.core import catalogues
from tests.original import Original

SIZE = {"households": 16, "visits": 60}


def bring_in():
    """Into the empty database of this process, for others to see."""
    kept = Path(os.environ["CASELOAD_MEDIA"]).with_name("small_demo")
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept.exists() and _put(pickle.loads(kept.read_bytes()))):  # noqa: S301 - our own
            call_command("demo", **SIZE, verbosity=0)
            kept.write_bytes(pickle.dumps(Original(connection.settings_dict["NAME"])))
    catalogues.forget()


def _put(state):
    """Every process has a copy of one template: the same shape."""
    state.name = connection.settings_dict["NAME"]
    return state.put_back()
