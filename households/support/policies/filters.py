"""What the list of entitlements can be narrowed by."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.dates import DateProblem, parse_date
from caseload.core.lists import Tab
from caseload.core.lists.filters import AreaFilter, KeyFilter, ListFilter, PersonFilter
from caseload.core.services.calendar import months_after
from caseload.core.templatetags.reading import month
from households.support.policies.models import (
    Authority,
    Entitlement,
    Payment,
    Policy,
    is_closing,
    is_received,
    is_to_renew,
)

S = Entitlement.Status
MONTHS_OFFERED, YEARS_OFFERED = 12, 5
TABS = {
    "received": Tab(_("Received now"), lambda user: is_received(timezone.localdate())),
    "under_way": Tab(pgettext_lazy("entitlements", "Under way"), lambda user: Q(status__in=Entitlement.UNDER_WAY)),
    "ending": Tab(_("Ends soon"), lambda user: is_to_renew(timezone.localdate()), order=("ends_on", "pk")),
    "closing": Tab(_("Applications close"), lambda user: is_closing(timezone.localdate())),
    "all": Tab(pgettext_lazy("entitlements", "All"), lambda user: Q(pk__isnull=False), is_counted=False),
}


class EntitlementFilter(ListFilter):
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    authority = django_filters.ChoiceFilter(
        label=_("Department in charge"), field_name="policy__authority", empty_label=_("All")
    )
    policy = django_filters.ChoiceFilter(label=_("Policy"), field_name="policy_id", empty_label=_("All"))
    status = django_filters.ChoiceFilter(label=_("Status"), choices=S.choices, empty_label=_("All"))
    worker = PersonFilter(label=_("Worker"), field_name="household__worker_id", empty_label=_("All"))

    class Meta:
        model = Entitlement
        fields = []

    def prepare(self):
        offer_policies(self)
        self.offer("worker", self.people("worker"))


def offer_policies(filters):
    filters.offer("authority", [(row.pk, row) for row in catalogues.rows(Authority).values()])
    filters.offer("policy", [(row.pk, row) for row in catalogues.rows(Policy).values()])


PAYMENT_TABS = {
    "standing": Tab(pgettext_lazy("payments", "Paid"), lambda user: Q(reversed_on=None)),
    "reversed": Tab(pgettext_lazy("payments", "Reversed"), lambda user: Q(reversed_on__isnull=False)),
}


class PaidInFilter(django_filters.ChoiceFilter):
    """The payments of a month (2026-03) or of a year (2026); an address may name any, the list offers the last."""

    def filter(self, rows, value):
        if not value:
            return rows
        year, _dash, month = value.partition("-")
        rows = rows.filter(paid_on__year=int(year))
        return rows.filter(paid_on__month=int(month)) if month else rows


class PaymentFilter(ListFilter):
    paid_in = PaidInFilter(label=_("Paid in"), empty_label=_("All"))
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    authority = django_filters.ChoiceFilter(
        label=_("Department in charge"), field_name="entitlement__policy__authority", empty_label=_("All")
    )
    policy = django_filters.ChoiceFilter(label=_("Policy"), field_name="entitlement__policy_id", empty_label=_("All"))
    kind = django_filters.ChoiceFilter(
        label=pgettext_lazy("payment", "Kind"), choices=Payment.Kind.choices, empty_label=_("All")
    )
    household = KeyFilter(field_name="entitlement__household_id")
    entitlement = KeyFilter(field_name="entitlement_id")

    class Meta:
        model = Payment
        fields = []

    def prepare(self):
        offer_policies(self)
        today = timezone.localdate()
        months = [months_after(today.replace(day=1), -back) for back in range(MONTHS_OFFERED)]
        choices = [(f"{first:%Y-%m}", month(first)) for first in months]
        choices += [(str(year), str(year)) for year in range(today.year, today.year - YEARS_OFFERED, -1)]
        self.offer("paid_in", [*choices, *self._of_the_address(dict(choices))])

    def _of_the_address(self, offered):
        """A month or year that a link names and the list does not offer."""
        try:
            asked = parse_date(self.data.get("paid_in", ""))
        except DateProblem:
            return []
        if asked is None or asked.day or str(asked) in offered:
            return []
        return [(str(asked), month(asked.first_day) if asked.month else str(asked))]
