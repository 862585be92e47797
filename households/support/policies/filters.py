"""What the list of entitlements can be narrowed by."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.lists import Tab
from caseload.core.lists.filters import AreaFilter, ListFilter, PersonFilter
from households.support.policies.models import (
    Authority,
    Entitlement,
    Policy,
    is_closing,
    is_received,
    is_to_renew,
)

S = Entitlement.Status
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
        self.offer("authority", [(row.pk, row) for row in catalogues.rows(Authority).values()])
        self.offer("policy", [(row.pk, row) for row in catalogues.rows(Policy).values()])
        self.offer("worker", self.people("worker"))
