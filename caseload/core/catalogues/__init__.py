"""Small tables that every page needs (areas, categories, rules), kept in memory for some seconds.

An edit shows at once where it was made, and within ``SECONDS`` in the other processes.
"""

import time

from django.utils import timezone

SECONDS = 10
_kept = {}


def rows(model):
    """All rows of ``model`` in its default order, as a dict by primary key."""
    until, found = _kept.get(model, (0, None))
    if found is None or until < time.monotonic():
        found = {row.pk: row for row in model.objects.all()}
        _kept[model] = (time.monotonic() + SECONDS, found)
    return found


def by(model, field):
    """The same rows by another unique field."""
    return {getattr(row, field): row for row in rows(model).values()}


def by_code(model, code):
    """The row of ``model`` with this key, or the key itself where there is none: to be shown."""
    return rows(model).get(code, code)


def current(model, held=()):
    """The rows of a table of codes that are in use today, and those whose keys are ``held``: stored once, kept."""
    today = timezone.localdate()
    return [row for row in rows(model).values() if row.is_current(today) or row.pk in held]


def choices(model, held=()):
    """The same for a form."""
    return [(row.pk, str(row)) for row in current(model, held)]


def forget():
    """After an edit, and between tests."""
    _kept.clear()
