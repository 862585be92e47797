"""What time it is, for all that the rooms write: the machine's time, or that of what is acted out.

Models and services ask here and nowhere else, so that what the demo's people did last spring bears last spring's date.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_acted = ContextVar("acted", default=None)


def now():
    return _acted.get() or timezone.now()


def today():
    return timezone.localdate(now())


@contextmanager
def stands_at(moment):
    """What is done inside is done at ``moment``."""
    before = _acted.set(moment)
    try:
        yield
    finally:
        _acted.reset(before)
