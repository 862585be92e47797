"""What of one's households' entitlements is to be seen to: a section of Today, and a page of its own."""

from django.db.models import Count, Window
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.support.policies.models import Entitlement, is_closing, is_to_renew
from households.support.policies.views.shown import with_words

SHOWN = 20


@allow(P.HOUSEHOLD_EDIT)
def due(request):
    today = timezone.localdate()
    mine = Entitlement.objects.visible_to(request.user).filter(household__worker=request.user).for_list()
    closing = _first(mine.filter(is_closing(today)), "policy__apply_to", today)
    for row in closing:
        row.closes_on = row.policy.closes_on(today)
    context = {
        "today": today,
        "ending": _first(mine.filter(is_to_renew(today)), "ends_on", today),
        "closing": sorted(closing, key=lambda row: row.closes_on),
        "page_back": reverse("today"),
    }
    return render(request, "policies/_due.html" if request.htmx else "policies/due.html", context)


def _first(rows, day, today):
    """The first SHOWN of ``rows`` by the column ``day``, each with its words and their ``total``."""
    return with_words(list(rows.annotate(total=Window(Count("pk"))).order_by(day, "pk")[:SHOWN]), today)
