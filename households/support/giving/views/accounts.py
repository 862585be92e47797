"""What a donor is told: the report of what became of all they gave, the letter of thanks for one donation, and the
wishes among which one can choose. All are printed, and none names a household."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.support.giving.models import Need
from households.support.giving.services.accounts import open_wishes, reached_by, told_of, written_off_of
from households.support.giving.views import donations, donors


@allow(P.DONATION_KEEP)
def report(request, pk):
    donor = donors.kept(request.user, pk)
    found = donor.donations.visible_to(request.user).select_related("area")
    context = {
        "donor": donor,
        "donations": [donations.with_words(row) for row in found],
        "told": told_of(found),
        "written_off": written_off_of(found),
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


@allow(P.DONATION_KEEP)
def wishes(request):
    context = {
        "told": open_wishes(Need.objects.visible_to(request.user)),
        "label": _("Needs and small wishes"),
        "number": "",
        "subject": _("For donors: each can be taken by its number"),
        "today": timezone.localdate(),
        "page_back": reverse("giving:needs"),
    }
    return render(request, "giving/wishes.html", context)
