"""Donors and donations are written here."""

from django.db import transaction

from caseload.core.text import visible_facts
from households.support.giving.models import Donation, Donor


@transaction.atomic
def register_donor(*, by, **facts):
    return Donor.objects.create(**visible_facts(facts))


@transaction.atomic
def receive_donation(*, by, donor, **facts):
    return Donation.objects.create(by=by, donor=donor, **visible_facts(facts))
