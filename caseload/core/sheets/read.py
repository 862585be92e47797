"""Reading a file that somebody sent, without letting it near this process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from caseload.core.sheets.errors import SheetError
from caseload.core.unpack import Refused
from caseload.core.unpack.limits import MAX_UNPACKED, MOST_SECONDS
from caseload.core.unpack.wire import open_packed

COMMAND = [sys.executable, "-m", "caseload.core.unpack"]
PATIENCE = 3 * MOST_SECONDS
"""Seconds on the clock: the limit of the process counts only those in which it works."""


def read(source, most=None):
    """The sheets of a file (path or bytes). Raises SheetError with a sentence for the person who sent it.

    ``most``: what weighs more, in bytes of its cells as XML, is only judged, not unpacked: SheetError ``large``.
    """
    try:
        return open_packed(_unpacked(source, [] if most is None else [str(most)]))
    except Refused as refused:
        raise SheetError(refused.code) from None
    except ValueError:
        raise SheetError("damaged") from None


def _unpacked(source, options):
    """What the unpacking process answers. It gets the bytes and nothing else: no key, no database."""
    if isinstance(source, bytes):
        return _run(options, input=source)
    if Path(source).stat().st_size > MAX_UNPACKED:
        raise SheetError("too_big")
    with Path(source).open("rb") as file:
        return _run(options, stdin=file)


def _run(options, **given):
    surroundings = {"PYTHONPATH": str(settings.BASE_DIR), "PATH": os.environ.get("PATH", "")}
    try:
        done = subprocess.run(
            [*COMMAND, *options],
            **given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise SheetError("too_slow") from None
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise SheetError("too_slow")
    if done.returncode == -signal.SIGABRT:  # memory refused
        raise SheetError("too_big")
    return done.stdout
