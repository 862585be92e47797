"""Who looks after a household: given, handed on, taken away, one or many at once."""

from collections import defaultdict

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import ngettext

from caseload.core import wall_clock
from caseload.core.models import Notice, User
from caseload.core.services.notices import notify
from caseload.core.services.people import Held
from households.events import households_handed_over
from households.models import Assignment, Handover, Household

NAMED = 3
"""So many households are named in a notice; of more, only how many they are."""


def held_by(user):
    """Follows ``person_holds``: the open households of ``user``, or None."""
    many = Household.objects.open().filter(worker=user).count()
    if not many:
        return None
    words = ngettext("%(n)s household is with them.", "%(n)s households are with them.", many) % {"n": many}
    return Held(words, f"{reverse('households:list')}?worker={user.pk}")


@transaction.atomic
def assign_together(*, by, households, worker, note=""):
    """Give them to ``worker`` as one Handover, which can be taken back. Returns it, and how many moved."""
    handover = Handover.objects.create(worker=worker, by=by)
    return handover, assign_households(by=by, households=households, worker=worker, note=note, handover=handover)


@transaction.atomic
def take_back(*, by, handover):
    """What is still with the worker of ``handover`` goes back to whom it was with before; to nobody where they cannot
    have it any more. Once. Returns how many went back."""
    if not Handover.objects.filter(pk=handover.pk, undone_at=None).update(undone_at=wall_clock.now()):
        return 0
    going_back = defaultdict(list)
    for given in handover.still_held():
        going_back[given.former if given.former and given.former.is_worker else None].append(given.household)
    return sum(assign_households(by=by, households=rows, worker=former) for former, rows in going_back.items())


@transaction.atomic
def assign_households(*, by, households, worker, note="", handover=None):
    """Give the open ones of ``households`` to ``worker``, or to nobody (None). Returns how many moved."""
    keys = [household.pk for household in households if household.is_open]
    rows = Household.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    moving = [household for household in rows if household.worker_id != (worker.pk if worker else None)]
    hand_over(by, [household.pk for household in moving], worker, note, handover)
    tell_former(by, moving, worker)
    tell_new(by, moving, worker)
    return len(moving)


def hand_over(by, keys, worker, note, handover):
    today, former = wall_clock.today(), _former_workers(keys)
    held = dict(Household.objects.filter(pk__in=keys).values_list("pk", "worker"))
    Assignment.objects.filter(household__in=keys, valid_to__isnull=True).update(valid_to=today)
    Household.objects.filter(pk__in=keys).update(worker=worker, version=F("version") + 1)
    if worker:
        Assignment.objects.bulk_create(
            Assignment(
                household_id=key,
                worker=worker,
                valid_from=today,
                note=note,
                by=by,
                handover=handover,
                former_id=held[key],
            )
            for key in keys
        )
    households_handed_over.tell(by=by, former=former, worker=worker, note=note)


def _former_workers(keys):
    """{household: its worker, or whose it was last, or None}."""
    found = dict(Household.objects.filter(pk__in=keys).values_list("pk", "worker"))
    alone = [key for key, worker in found.items() if worker is None]
    last = Assignment.objects.filter(household__in=alone).order_by("household_id", "-valid_from", "-pk")
    return {**found, **dict(last.distinct("household_id").values_list("household", "worker"))}


def tell_new(by, households, worker):
    if not households or not worker or worker == by:
        return
    if len(households) == 1:
        (household,) = households
        facts, url = {"household": household.head_name}, reverse("households:detail", args=[household.pk])
        notify(users=[worker], kind=Notice.Kind.HOUSEHOLD_ASSIGNED, facts=facts, url=url)
    else:
        url = f"{reverse('households:list')}?worker={worker.pk}"
        notify(users=[worker], kind=Notice.Kind.HOUSEHOLDS_ASSIGNED, facts={"count": len(households)}, url=url)


def tell_former(by, households, worker):
    """Those who had the households learn who has them now; to nobody needs no notice."""
    if not worker:
        return
    former = User.objects.in_bulk({household.worker_id for household in households if household.worker_id})
    for user in former.values():
        theirs = [household.head_name for household in households if household.worker_id == user.pk]
        facts = {"worker": worker.name, "household": named(theirs)}
        if user != by:
            notify(users=[user], kind=Notice.Kind.HOUSEHOLD_HANDED_ON, facts=facts)


def named(names):
    """王建华、马志强、李梅… (12)"""
    words = "、".join(names[:NAMED])
    return words if len(names) <= NAMED else f"{words}… ({len(names)})"
