"""The list of entitlements, under its tabs, and as a workbook."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.downloads import xlsx_response
from caseload.core.lists import ListPage
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.services.exports import export_workbook
from caseload.core.views.posted import posted_from
from households.support.policies.filters import TABS, EntitlementFilter
from households.support.policies.models import Entitlement
from households.support.policies.sheets.entitlements import EntitlementResource
from households.support.policies.views.shown import with_words

EXPORTED = 20_000
"""So many leave at once; more are exported policy by policy or area by area."""


class EntitlementList(ListPage):
    template, filters, tabs, order = "policies/list.html", EntitlementFilter, TABS, ("-created_at", "-pk")

    def rows(self):
        return Entitlement.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for row in with_words(rows, timezone.localdate()):
            row.area = areas.get(row.household.area_id)
        return rows

    def chosen(self):
        """All rows of the open tab, in its order."""
        tab = self.offered[self.tab]
        return self.drawn(self.found.filter(tab.holds(self.user))).order_by(*(tab.order or self.order))

    def more(self):
        may = {"may_export": self.user.may(P.EXPORT), "may_take_over": self.user.may(P.HOUSEHOLD_EDIT)}
        return {**may, "query": self.request.GET.urlencode()}


@allow(P.HOUSEHOLD_VIEW)
def listed(request):
    return EntitlementList(request).answer()


@allow(P.EXPORT)
@posted_from("policies:list")
def export(request):
    rows = EntitlementList(request).chosen()
    if rows.count() > EXPORTED:
        words = _("Not exported: more than %(n)s entitlements.\nChoose a policy or an area first.")
        messages.warning(request, words % {"n": f"{EXPORTED:,}"})
        return redirect(f"{reverse('policies:list')}?{request.GET.urlencode()}")
    found = list(rows)
    sheets = [(EntitlementResource(), found)]
    content = export_workbook(by=request.user, subject=_("Benefits"), rows=len(found), sheets=sheets)
    return xlsx_response(content, f"policies-{timezone.localdate():%Y-%m-%d}")
