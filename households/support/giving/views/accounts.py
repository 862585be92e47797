"""What a donor is told: the report of what became of all they gave, and the letter of thanks for one donation. Both are
printed, and neither names a household."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.support.giving.services.accounts import reached_by, told_of
from households.support.giving.views import donations, donors


@allow(P.DONATION_KEEP)
def report(request, pk):
    donor = donors.kept(request.user, pk)
    found = donor.donations.visible_to(request.user).select_related("area")
    context = {
        "donor": donor,
        "donations": [donations.with_words(row) for row in found],
        "told": told_of(found),
        "reached": reached_by(found),
        "label": _("What became of the gifts"),
        "number": "",
        "subject": donor.public_name,
        "today": timezone.localdate(),
        "page_back": donor.get_absolute_url(),
    }
    return render(request, "giving/report.html", context)


@allow(P.DONATION_KEEP)
def thanks(request, pk):
    donation = donations.with_words(donations.kept(request.user, pk))
    context = {
        "donation": donation,
        "reached": reached_by([donation]),
        "label": _("Letter of thanks"),
        "number": donation.number,
        "today": timezone.localdate(),
        "page_back": donation.get_absolute_url(),
    }
    return render(request, "giving/thanks.html", context)
