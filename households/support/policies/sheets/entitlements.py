"""Entitlements as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.sheets.resource import Column, SheetResource


class EntitlementResource(SheetResource):
    title = "待遇"

    department = Column(_("Department in charge"), "policy__authority")
    policy = Column(_("Policy"), "policy")
    head = Column(_("Head"), "household__head_name")
    number = Column(_("Household number"), "household__number")
    area = Column(_("Area"))
    whom = Column(pgettext_lazy("entitlement", "For whom"), "for_whom")
    status = Column(_("Status"), "get_status_display")
    amount = Column(_("Amount"), "amount")
    unit = Column(_("Unit"), "policy__get_unit_display")
    starts_on = Column(_("Received from"), "starts_on")
    ends_on = Column(_("Received until"), "ends_on")
    applied_on = Column(_("Applied for on"), "applied_on")
    decided_on = Column(_("Decided on"), "decided_on")
    paid_on = Column(_("First paid, or handed over, on"), "paid_on")
    paper = Column(_("Number of the paper"), "paper_number")
    reason = Column(_("Reason"), "reason")
    worker = Column(_("Worker"), "household__worker__name")

    def dehydrate_area(self, row):
        area = catalogues.by(Area, "path").get(row.household.area_id)
        return area.name if area else ""
