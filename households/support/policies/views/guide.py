"""The policies in force for whoever explains them at the door: who, how much, which papers, where, until when."""

from itertools import groupby
from operator import attrgetter

from django.shortcuts import render
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.support.policies.models import Policy
from households.support.policies.services.amounts import amounts_on
from households.support.policies.views.shown import window


@allow(P.HOUSEHOLD_VIEW)
def guide(request):
    today = timezone.localdate()
    policies, amounts = Policy.objects.current(today).select_related("authority", "leaflet"), amounts_on(today)
    rows = list(policies.order_by("authority__order", "authority", "order", "pk"))
    for row in rows:
        row.amount, row.window = amounts.get(row.pk), window(row)
    departments = [(authority, list(theirs)) for authority, theirs in groupby(rows, attrgetter("authority"))]
    return render(request, "policies/guide.html", {"departments": departments, "total": len(rows)})
