"""The phone's door: what was written without a connection is filed once, or held until a person settles it.

Nothing that arrives is dropped. What cannot be filed as a visit of its household is kept word for word.
"""

import uuid
from collections import Counter

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from caseload.core import wall_clock
from caseload.core.models import Notice
from caseload.core.permissions import P
from caseload.core.services.notices import notify
from caseload.core.services.ranks import supervisors_of
from households.models import Assignment, Household
from households.services.facts import HouseholdClosed, area_of
from visits.doorstep.models import Arrival, ArrivalFile
from visits.doorstep.services.saving import record_not_home, record_visit
from visits.models import Visit
from visits.services.visits import KeyTaken

STORED, KNOWN, HELD, CONFLICT = 201, 200, 202, 409
N = Notice.Kind
TOLD = {
    Arrival.Kind.VISIT: (N.VISIT_HELD, N.VISIT_SETTLED),
    Arrival.Kind.ISSUE: (N.REPORT_HELD, N.REPORT_SETTLED),
    Arrival.Kind.HOUSEHOLD: (N.REGISTRATION_HELD, N.REGISTRATION_SETTLED),
}
"""What is said of each kind when it is held, and when it was settled."""
TOLD_OF_TRY = (N.TRY_HELD, N.TRY_SETTLED)


ENOUGH = 3
"""So many unread notices lead somebody to the list of what is held; whoever sends more does not fill theirs."""


class AlreadySettled(Exception):
    """Somebody else settled it first."""


@transaction.atomic
def take_in(*, by, parcel, file):
    """File ``parcel`` for ``by``, or hold it. Returns (status, what was filed or None).

    ``file(by, key, household, parcel)`` files it under the key, gives None where that belongs to something else, or
    raises Refused. Sent again, or by two tabs at once, a parcel is taken in once: the note of its arrival is inserted
    first, and its key lets one of them through.
    """
    noted = Arrival(
        key=parcel.id,
        kind=parcel.kind,
        sha=parcel.sha,
        receipt=uuid.uuid4(),
        author=by,
        household_key=parcel.household,
        household_name=parcel.name,
        kept_at=parcel.kept_at,
    )
    Arrival.objects.bulk_create([noted], ignore_conflicts=True)
    arrival = Arrival.objects.get(key=parcel.id, sha=parcel.sha)
    if arrival.receipt != noted.receipt:
        return known(arrival), None
    household = Household.objects.visible_to(by).filter(pk=parcel.household).first()
    reason = why_held(household, parcel, by)
    filed = None if reason else file(by=by, key=parcel.id, household=household, parcel=parcel)
    if filed:
        return STORED, filed
    hold(arrival, parcel, reason or Arrival.Reason.CONFLICT)
    return known(arrival), None


def known(arrival):
    """The answer to something that arrived before."""
    if arrival.state != Arrival.State.HELD:
        return KNOWN
    return CONFLICT if arrival.reason == Arrival.Reason.CONFLICT else HELD


def why_held(household, parcel, by):
    if not parcel.household:
        return ""
    if household is None:
        return Arrival.Reason.ELSEWHERE if known_to(by, parcel.household) else Arrival.Reason.UNKNOWN
    return "" if household.is_open else Arrival.Reason.CLOSED


def known_to(author, key):
    """The household with this key, if the author may see it or ever looked after it; of others not even that it is."""
    theirs = Assignment.objects.filter(worker=author).values("household")
    visible = Household.objects.visible_to(author).values("pk")
    return Household.objects.filter(Q(pk__in=visible) | Q(pk__in=theirs), pk=key).first()


def file_visit(by, key, household, facts):
    """The visit, or None: a key that belongs to another one stores nothing."""
    try:
        with transaction.atomic():
            visit, is_new = record_visit(by=by, id=key, household=household, **facts)
            return visit if is_new else None
    except KeyTaken:
        return None


def file_try(by, key, household, at):
    """The try, or None where the key belongs to another visit; the same try a second time is the first one."""
    try:
        with transaction.atomic():
            return record_not_home(by=by, id=key, household=household, at=at)[0]
    except KeyTaken:
        return None


def hold(arrival, parcel, reason):
    """Keep ``parcel`` word for word, and tell the author and those who can settle it: where the household lies, or the
    author."""
    household = known_to(arrival.author, parcel.household)
    arrival.state, arrival.reason, arrival.said = Arrival.State.HELD, reason, parcel.said
    arrival.household = household
    arrival.area_id = area_of(household) if household else arrival.author.area_id
    arrival.save(update_fields=["state", "reason", "said", "household", "area"])
    for name, upload in parcel.files:
        kept = {"field": name, "name": upload.name[:200], "content_type": (upload.content_type or "")[:100]}
        upload.seek(0)
        ArrivalFile.objects.create(arrival=arrival, file=upload, **kept)
    kind, url = told_of(arrival)[0], reverse("doorstep:held", args=[arrival.pk])
    facts = {"worker": arrival.author.name, "household": arrival.household_name or "?"}
    notify(users=[arrival.author], kind=kind, facts=facts, url=url)
    named = {**facts, "household": household.head_name if household else "?"}
    others = [user for user in settlers(arrival) if user != arrival.author]
    notify(users=not_told_enough(others, kind, arrival.author), kind=kind, facts=named, url=url)


def not_told_enough(users, kind, author):
    """Those who have not yet left ENOUGH notices of the kind about this author unread."""
    unread = Notice.objects.filter(user__in=users, kind=kind, facts__worker=author.name, read_at=None)
    counts = Counter(unread.values_list("user_id", flat=True))
    return [user for user in users if counts[user.pk] < ENOUGH]


def told_of(arrival):
    """The notices of something held, and of something settled."""
    return TOLD_OF_TRY if arrival.is_try else TOLD[arrival.kind]


def settlers(arrival):
    """Supervisors of the area that the arrival lies in."""
    return supervisors_of(arrival.area_id) if arrival.area_id else []


def may_settle(user, arrival):
    """Those who may correct others' visits, where they have the area; nobody else decides for somebody."""
    return arrival.state == Arrival.State.HELD and user.may(P.VISIT_CORRECT_LATE)


@transaction.atomic
def file_held(*, by, arrival, household, parcel, file):
    """File what was held, about ``household``, under its author's name.

    Where its key belongs to something else, it becomes one of its own. Raises Refused, HouseholdClosed, AlreadySettled.
    """
    arrival = waiting(arrival)
    if not household.is_open:
        raise HouseholdClosed
    about = {"by": arrival.author, "household": household, "parcel": parcel}
    if not file(key=arrival.key, **about):
        file(key=own_key(arrival), **about)
    settle(arrival, by, Arrival.State.FILED)


def own_key(arrival):
    """Of what was held because its key belongs to something else."""
    return uuid.uuid5(arrival.key, arrival.sha)


@transaction.atomic
def set_aside(*, by, arrival, why):
    """Decide that it is not to be filed. It stays readable. Raises AlreadySettled."""
    settle(waiting(arrival), by, Arrival.State.SET_ASIDE, why)


def waiting(arrival):
    """The row, locked. Raises AlreadySettled."""
    found = Arrival.objects.select_for_update(of=["self"]).select_related("author").get(pk=arrival.pk)
    if found.state != Arrival.State.HELD:
        raise AlreadySettled
    return found


def settle(arrival, by, state, why=""):
    arrival.state, arrival.settled_by, arrival.settled_why = state, by, why
    arrival.settled_at = wall_clock.now()
    arrival.save(update_fields=["state", "settled_by", "settled_why", "settled_at"])
    if arrival.author_id != by.pk:
        facts = {"household": arrival.household_name or "?"}
        url = reverse("doorstep:held", args=[arrival.pk])
        notify(users=[arrival.author], kind=told_of(arrival)[1], facts=facts, url=url)


def filed_as(arrival):
    """The visit that an arrival became, if it is still there."""
    keys = [arrival.key, own_key(arrival)]
    return Visit.objects.filter(pk__in=keys, worker=arrival.author).order_by("-created_at").first()
