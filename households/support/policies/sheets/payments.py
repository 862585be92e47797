"""Payments as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.sheets.resource import Column, SheetResource


class PaymentResource(SheetResource):
    title = "发放"

    department = Column(_("Department in charge"), "entitlement__policy__authority")
    policy = Column(_("Policy"), "entitlement__policy")
    head = Column(_("Head"), "entitlement__household__head_name")
    number = Column(_("Household number"), "entitlement__household__number")
    area = Column(_("Area"))
    whom = Column(pgettext_lazy("entitlement", "For whom"), "entitlement__for_whom")
    kind = Column(pgettext_lazy("payment", "Kind"), "get_kind_display")
    first_month = Column(_("For the months from"))
    last_month = Column(_("For the months to"))
    amount = Column(_("Amount (yuan)"), "amount")
    paid_on = Column(_("Paid on"), "paid_on")
    paper = Column(_("Paper or batch"), "paper")
    reversed_on = Column(_("Reversed on"), "reversed_on")
    because = Column(_("Why it is reversed"), "because")
    worker = Column(_("Worker"), "entitlement__household__worker__name")

    def dehydrate_area(self, row):
        area = catalogues.by(Area, "path").get(row.entitlement.household.area_id)
        return area.name if area else ""

    def dehydrate_first_month(self, row):
        return f"{row.first_month:%Y-%m}"

    def dehydrate_last_month(self, row):
        return f"{row.last_month:%Y-%m}"
