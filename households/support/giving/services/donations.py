"""Donors and donations are written here; a list of donations leaves as a workbook."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from caseload.core.services.exports import export_workbook
from caseload.core.text import visible_facts
from households.support.giving.models import Donation, Donor
from households.support.giving.sheets.donations import DonationResource


@transaction.atomic
def register_donor(*, by, **facts):
    return Donor.objects.create(**visible_facts(facts))


@transaction.atomic
def receive_donation(*, by, donor, **facts):
    return Donation.objects.create(by=by, donor=donor, **visible_facts(facts))


def export_donations(*, by, donations):
    """The bytes of a workbook of ``donations``, each with its donor and area."""
    sheets = [(DonationResource(), donations)]
    return export_workbook(by=by, subject=_("Donations"), rows=len(donations), sheets=sheets)
