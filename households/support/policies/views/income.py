"""What a family lives on, by kind and year, with what support gives: a tab of the household's page."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.models import Household
from households.support.policies.models import Entitlement, is_received
from households.support.policies.services.income import years_of
from households.support.policies.services.worth import worth
from households.support.policies.views.shown import with_words


@allow(P.HOUSEHOLD_VIEW)
def of_household(request, pk):
    """Opened by itself it is a page of its own."""
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    today = timezone.localdate()
    rows = Entitlement.objects.filter(household=household).annotate(is_now_received=is_received(today))
    rows = with_words(list(rows.select_related("policy", "member").order_by("starts_on", "pk")), today)
    context = {
        "household": household,
        "years": years_of(household),
        "received": [row for row in rows if row.is_now_received],
        "worth": worth(rows, today),
        "may_edit": household.is_open and request.user.may(P.HOUSEHOLD_EDIT),
        "page_back": reverse("households:detail", args=[pk]),
    }
    return render(request, "policies/_income.html" if request.htmx else "policies/income.html", context)
