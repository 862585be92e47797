"""Who looked at what of people is recorded, and how much one person may look is limited.

An ID number can be guessed where something of it is known: the day of birth and the last digits leave some seventy. So
whoever asks about one, hit or miss, is counted; a full one is shown some times an hour.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction

from caseload.core import wall_clock
from caseload.core.models import AccessRecord, User

Kind = AccessRecord.Kind
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = {Kind.REVEAL: {HOUR: 20}, Kind.LOOK_UP: {HOUR: 60, DAY: 300}}
"""So many by one person in such a time. Whoever registers people by hand does not type sixty in an hour."""


class TooManyLooks(Exception):
    """This person has looked ``count`` times in ``period``, and waits until some of it has passed."""

    def __init__(self, count, period):
        super().__init__()
        self.count, self.period = count, period


@transaction.atomic
def record_reveal(*, by, subject, reason):
    """Somebody saw a full number of ``subject`` (a person's name and household number, never the number itself).

    Raises TooManyLooks."""
    _leave_room(by, Kind.REVEAL)
    return AccessRecord.objects.create(user=by, kind=Kind.REVEAL, subject=subject[:200], reason=reason)


@contextmanager
def look_up(*, by, index):
    """Somebody asks who has the number with this blind ``index``: the block finds out and tells the record it is given
    by ``found``. Asked again within the hour the same number counts once. Raises TooManyLooks before anything is found.
    """
    with transaction.atomic():
        record = _recent(by, Kind.LOOK_UP, HOUR).filter(number_index=index).first()
        if record is None:
            _leave_room(by, Kind.LOOK_UP)
            record = AccessRecord(user=by, kind=Kind.LOOK_UP, number_index=index, rows=0)
        yield record
        record.save()


def record_export(*, by, subject, rows, reason=""):
    return AccessRecord.objects.create(user=by, kind=Kind.EXPORT, subject=subject[:200], reason=reason, rows=rows)


def _leave_room(by, kind):
    """Two at once of one person wait for each other."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    for period, most in LIMITS[kind].items():
        if _recent(by, kind, period)[:most].count() == most:
            raise TooManyLooks(most, period)


def _recent(by, kind, period):
    return AccessRecord.objects.filter(user=by, kind=kind, at__gt=wall_clock.now() - period)
