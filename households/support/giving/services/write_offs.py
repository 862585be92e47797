"""What nobody can be given any more leaves the stock, with its reason; and comes back where that was a mistake."""

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core.text import visible_facts
from households.support.giving.models import Donation, WriteOff


class WriteOffRefused(Exception):
    """More than is free; ``str()`` says so."""


@transaction.atomic
def write_off(*, by, donation, quantity, **facts):
    """So much of ``donation`` is gone: what is matched is not free, and goes only when its match is taken back.
    Raises WriteOffRefused."""
    donation = Donation.objects.select_for_update(no_key=True).get(pk=donation.pk)
    if donation.free < quantity:
        words = _("Of this donation %(n)s are free, not more.")
        raise WriteOffRefused(words % {"n": donation.amount(donation.free)})
    return WriteOff.objects.create(by=by, donation=donation, quantity=quantity, **visible_facts(facts))


@transaction.atomic
def take_back(*, by, row, because):
    """It was a mistake: what was written off is here again. Whether it was not taken back before."""
    Donation.objects.select_for_update(no_key=True).get(pk=row.donation_id)
    return bool(WriteOff.objects.standing().filter(pk=row.pk).update(because=because, taken_back_by=by))
