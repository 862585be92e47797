"""Gifts: a donation is matched with a need, handed over, confirmed, taken back.

Whoever gives locks the donation first and the need after it: so many at once wait for each other and never in a ring.
"""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core.casework.workflow import Workflow, as_asked
from households.support.giving.models import MOVES, Donation, Gift, Need
from households.support.giving.services.needs import follow, lock


class GiftRefused(Exception):
    """It cannot be given; ``str()`` says why. ``field``: which part of what was asked for is the reason."""

    def __init__(self, words, field="donation"):
        super().__init__(words)
        self.field = field


def _handed(taking):
    return {**as_asked(taking), "handed_by": taking.by}


def _need_follows(taking):
    if taking.row.need_id:
        follow(taking.row.need_id)


GIFTS = Workflow(
    "Gifts",
    MOVES,
    words=("words", "because"),
    facts=("handed_on", "taken_by", "relation", "signed", "confirmed_on"),
    changes={"hand_over": _handed},
    follows=_need_follows,
)


@transaction.atomic
def reserve(*, by, donation, need, quantity):
    """So much of ``donation`` is for ``need``; it stays here until it is handed over. Raises GiftRefused."""
    donation = _free(donation, need.household, quantity)
    need = lock(need.pk)
    if need.status not in Need.TO_MEET:
        raise GiftRefused(_("Nothing is to be given for this need any more."), "need")
    gift = GIFTS.begin(_gift(by, donation, need.household, quantity, need=need), "match", by=by)
    follow(need.pk)
    return gift


@transaction.atomic
def give(*, by, donation, household, quantity, asked):
    """So much of ``donation`` was handed over to a household for which nothing was matched. ``asked``: as the move
    ``hand_over`` takes it. Raises GiftRefused."""
    gift = _gift(by, _free(donation, household, quantity), household, quantity, status=Gift.Status.HANDED, handed_by=by)
    for name in ("handed_on", "taken_by", "relation", "signed"):
        setattr(gift, name, asked[name])
    return GIFTS.begin(gift, "hand_over", by=by, asked=asked)


def _gift(by, donation, household, quantity, **facts):
    value = (quantity * donation.each).quantize(Decimal("0.01"))
    place = {"household": household, "area_id": household.area_id, "happened_in_id": household.area_id}
    return Gift(donation=donation, quantity=quantity, value=value, matched_by=by, **place, **facts)


def _free(donation, household, quantity):
    """The donation, locked, of which so much may go to the household."""
    donation = Donation.objects.select_for_update(no_key=True).get(pk=donation.pk)
    if not household.is_open:
        raise GiftRefused(_("This household is closed."), "household")
    if not household.area_id.startswith(donation.area_id):
        raise GiftRefused(_("This donation is for households of another area."))
    if donation.is_expired():
        raise GiftRefused(_("This donation is past its day: nobody is given it."))
    if donation.free < quantity:
        words = _("Of this donation %(n)s are free, not more.")
        raise GiftRefused(words % {"n": donation.amount(donation.free)}, "quantity")
    return donation
