"""Who takes part: signed up, ticked as having come. Each change is told alone, so that of several people who tick at
once nobody's ticks are lost."""

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest

from households.models import Member
from visits.activities.models import Attendance
from visits.activities.models.attendance import readable_by
from visits.activities.services.activities import locked


class Closed(Exception):
    """The ``activity`` is cancelled, or for ticks its day has not come."""

    def __init__(self, activity):
        super().__init__(activity)
        self.activity = activity


@transaction.atomic
def sign_up(*, by, activity, members=(), outsiders=(), came=False):
    """Put members, and others by name, on the list; ``came``: they are here. Who is on it already stays once."""
    stored = _open(activity, came)
    rows = [Attendance(activity=stored, member=member, by=by) for member in members]
    rows += [Attendance(activity=stored, outsider=name, by=by) for name in outsiders]
    Attendance.objects.bulk_create(rows, ignore_conflicts=True)
    if came:
        here = Q(member__in=members) | Q(outsider__in=outsiders)
        stored.attendances.filter(here, came=False).update(came=True)


@transaction.atomic
def tick(*, by, activity, came=(), did_not=(), more=0):
    """The attendances with these keys came, or did not after all; so many ``more`` others, not named (or fewer).

    Who was taken off the list meanwhile, and came, is on it again.
    """
    stored = _open(activity, True)
    here = stored.attendances.filter(pk__in=came)
    if gone := set(came) - set(here.values_list("pk", flat=True)):
        _put_back(stored, gone, by)
    here.filter(came=False).update(came=True)
    stored.attendances.filter(pk__in=did_not, came=True).update(came=False)
    if more:
        type(stored).objects.filter(pk=stored.pk).update(outsiders=Greatest(F("outsiders") + more, 0))


@transaction.atomic
def take_off(*, by, activity, keys):
    """Take off the list who was put on it by mistake, or does not want to come any more. Who came stays."""
    return _open(activity, False).attendances.filter(pk__in=keys, came=False).delete()[0]


def _put_back(activity, keys, by):
    """Sign up anew those whose attendance had one of these ``keys`` and is deleted: they are here."""
    deleted = Attendance.pgh_event_model.objects.filter(pgh_label="delete", pgh_obj_id__in=keys, activity=activity)
    rows = deleted.filter(readable_by(by))
    members = Member.objects.filter(pk__in=rows.values("member"))
    outsiders = [row.outsider for row in rows if row.outsider]
    sign_up(by=by, activity=activity, members=members, outsiders=outsiders, came=True)


def _open(activity, counts_who_came):
    stored = locked(activity)
    if stored.is_cancelled or (counts_who_came and not stored.has_begun):
        raise Closed(stored)
    return stored
