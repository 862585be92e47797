"""Entitlements: those of a household, a new one, the page of one, and its steps."""

from django.contrib import messages
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import audit
from caseload.core.casework.page import Telling
from caseload.core.casework.views import StepPage, take_step
from caseload.core.permissions import P, allow
from households.models import Household
from households.services.facts import HouseholdClosed
from households.support.policies.forms.entitlements import EntitlementForm, EntitlementMoveForm
from households.support.policies.models import Entitlement, Payment, Policy, is_received
from households.support.policies.services import entitlements as service
from households.support.policies.services import payments
from households.support.policies.services.amounts import amount_of
from households.support.policies.services.worth import worth
from households.support.policies.views.shown import detail_of, window, with_words
from households.views.households import say_closed

S = Entitlement.Status
PAGE = StepPage(
    workflow=service.ENTITLEMENTS,
    form=EntitlementMoveForm,
    tells=Telling(
        {
            "renew": gettext_lazy("Renewed"),
            "correct": gettext_lazy("Corrected"),
            "appeal": gettext_lazy("Appealed against"),
        },
        names="policies:step",
        detail=detail_of,
        is_done=lambda step: step.to_status in (S.PAID, S.DELIVERED),
    ),
    heads=lambda row: {"number": str(row.policy), "subject": row.household.head_name},
    back_to=gettext_lazy("Back to the entitlement"),
)


@allow(P.HOUSEHOLD_VIEW)
def of_household(request, pk):
    """A tab of the household's page, and what stands ``brief`` beside all tabs; opened by itself a page of its own."""
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    today = timezone.localdate()
    rows = Entitlement.objects.filter(household=household).annotate(is_now_received=is_received(today))
    rows = rows.select_related("policy", "member")
    rows = with_words(list(rows.order_by(F("starts_on").desc(nulls_first=True), "-pk")), today)
    received = [row for row in rows if row.is_now_received]
    under_way = [row for row in rows if row.status in Entitlement.UNDER_WAY]
    context = {
        "household": household,
        "received": received,
        "under_way": under_way,
        "others": [row for row in rows if row not in received and row not in under_way],
        "worth": worth(rows, today),
        "paid": payments.sums_by_year(Payment.objects.filter(entitlement__household=household)),
        "may_add": request.user.may(P.HOUSEHOLD_EDIT) and household.is_open,
        "page_back": reverse("households:detail", args=[pk]),
    }
    part = "policies/_brief.html" if "brief" in request.GET else "policies/_rows.html"
    return render(request, part if request.htmx else "policies/of_household.html", context)


@allow(P.HOUSEHOLD_EDIT)
def new(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    form = EntitlementForm(request.POST or None, household=household, initial={"policy": request.GET.get("policy")})
    if form.is_valid():
        try:
            row = service.identify(by=request.user, household=household, **form.cleaned_data)
        except HouseholdClosed:
            say_closed(request)
            return redirect("policies:of_household", pk)
        except service.UnderWay:
            form.add_error("policy", _("The same policy is under way for them already."))
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": row.policy})
            return redirect(row)
    context = {"form": form, "household": household, "page_back": reverse("policies:of_household", args=[pk])}
    return render(request, "policies/new.html", context)


def fetch(user, pk):
    rows = Entitlement.objects.visible_to(user).select_related(
        "household__worker", "member", "policy__authority", "policy__leaflet"
    )
    return get_object_or_404(rows, pk=pk)


@allow(P.HOUSEHOLD_VIEW)
def detail(request, pk):
    row, today = fetch(request.user, pk), timezone.localdate()
    shown = PAGE.shown(Entitlement.objects.filter(pk=pk).select_related("household", "policy"), request.user)[0]
    row.moves, row.timeline = shown.moves, shown.timeline
    row.policy.amount, row.policy.window = amount_of(row.policy, today), window(row.policy)
    is_open = row.is_standing or row.status in Entitlement.UNDER_WAY
    context = {
        "excluded_by": service.excluded_by(row, today, None).select_related("policy", "member") if is_open else (),
        "entries": audit.history(row),
        **paid_to(row, request.user),
        **PAGE.about(row, _("Entitlement")),
        "page_back": reverse("households:detail", args=[row.household_id]) + "?tab=policies",
    }
    with_words([row], today)
    return render(request, "policies/entitlement.html", context)


def paid_to(row, user):
    """Its payments, the newest first, and their sums by year."""
    rows = list(row.payments.select_related("by"))
    for payment in rows:
        payment.months = payments.months_of(payment)
    may_pay = user.may(P.HOUSEHOLD_EDIT)
    is_payable = row.is_standing and row.policy.unit != Policy.Unit.IN_KIND
    return {
        "payments": rows,
        "sums": payments.sums_by_year(row.payments) if rows else [],
        "may_pay": may_pay and is_payable,
        "may_reverse": may_pay,
    }


@allow(P.HOUSEHOLD_EDIT)
def step(request, pk, verb):
    return take_step(request, PAGE, lambda: fetch(request.user, pk), verb)
