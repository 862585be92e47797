"""One `make start` per data folder, and how `make stop` finds it."""

import contextlib
import fcntl
import json
import os
import signal
import time

from caseload.launch.paths import LaunchError, data_dir, open_private

STOP_SECONDS = 60


@contextlib.contextmanager
def only_instance(address: str):
    """Hold the data folder for this process. Raises LaunchError with the address of the one that holds it.

    The lock counts, not the file: a killed process loses the lock and leaves the file.
    """
    with _open() as file:
        if not _lock(file):
            raise LaunchError(f"Caseload is already running at {_note(file).get('address', 'an unknown address')}.")
        file.truncate(0)
        json.dump({"pid": os.getpid(), "address": address}, file)
        file.flush()
        yield


def stop_instance() -> str | None:
    """Ask the `make start` of this data folder to stop and wait for it. Returns the address it had."""
    with _open() as file:
        if _lock(file):
            return None
        note = _note(file)
        with contextlib.suppress(ProcessLookupError):
            os.kill(note["pid"], signal.SIGTERM)
        give_up = time.monotonic() + STOP_SECONDS
        while time.monotonic() < give_up:
            if _lock(file):
                return note["address"]
            time.sleep(0.1)
        raise LaunchError(f"Caseload at {note['address']} does not stop; end process {note['pid']}.")


def _open():
    return open_private(data_dir() / "running.json")


def _lock(file) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(file) -> dict:
    """What the holder wrote. It writes a moment after it locks."""
    for _ in range(20):
        file.seek(0)
        with contextlib.suppress(ValueError):
            return json.load(file)
        time.sleep(0.05)
    return {}
