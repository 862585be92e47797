"""Needs of households are written down and withdrawn here; otherwise their status follows from what was given."""

from django.db import transaction

from caseload.core.text import visible_facts
from households.support.giving.models import Gift, Need

REACHED = (Gift.Status.RESERVED, Need.Status.MATCHED), (Gift.Status.HANDED, Need.Status.HANDED)
"""What one of the gifts for a need makes of it, the first first."""


class SomethingIsGiven(Exception):
    """What is matched or given for the need is to be taken back first."""


@transaction.atomic
def write_need(*, by, household, **facts):
    return Need.objects.create(by=by, household=household, **visible_facts(facts))


@transaction.atomic
def withdraw_need(*, by, need, because):
    """It is no longer needed. Raises SomethingIsGiven."""
    locked = lock(need.pk)
    if locked.gifts.live().exists():
        raise SomethingIsGiven
    locked.status, locked.withdrawn_because = Need.Status.WITHDRAWN, because
    locked.version += 1
    locked.save(update_fields=["status", "withdrawn_because", "version"])
    return locked


def lock(pk):
    """The need as it stands, which nobody else moves until the transaction ends."""
    return Need.objects.select_for_update(no_key=True, of=("self",)).select_related("household").get(pk=pk)


def follow(pk):
    """The status of a need is that of the gift for it which is least far."""
    need = lock(pk)
    live = set(need.gifts.live().values_list("status", flat=True))
    least = next((reached for status, reached in REACHED if status in live), Need.Status.CONFIRMED)
    status = least if live else Need.Status.OPEN
    if need.status != status:
        Need.objects.filter(pk=pk).update(status=status)
