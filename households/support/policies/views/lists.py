"""The list of entitlements, under its tabs, and as a workbook."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.lists import ListPage, Workbook
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.support.policies.filters import TABS, EntitlementFilter
from households.support.policies.models import Entitlement
from households.support.policies.sheets.entitlements import EntitlementResource
from households.support.policies.views.shown import with_words


class EntitlementList(ListPage):
    template, filters, tabs, order = "policies/list.html", EntitlementFilter, TABS, ("-created_at", "-pk")
    workbook = Workbook(
        EntitlementResource,
        gettext_lazy("Benefits"),
        "policies",
        "policies:list",
        gettext_lazy("Not exported: more than %(n)s entitlements.\nChoose a policy or an area first."),
    )

    def rows(self):
        return Entitlement.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for row in with_words(rows, timezone.localdate()):
            row.area = areas.get(row.household.area_id)
        return rows

    def more(self):
        return {"may_take_over": self.user.may(P.HOUSEHOLD_EDIT)}


@allow(P.HOUSEHOLD_VIEW)
def listed(request):
    return EntitlementList(request).answer()


@allow(P.EXPORT)
@posted_from("policies:list")
def export(request):
    return EntitlementList(request).export()
