"""Donations as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.sheets.resource import Column, SheetResource


class DonationResource(SheetResource):
    title = "捐赠"

    number = Column(pgettext_lazy("donation", "Number"), "number")
    received_on = Column(_("Received on"), "received_on")
    donor = Column(_("Donor"), "donor")
    sort = Column(pgettext_lazy("donation", "Kind"), "get_sort_display")
    what = Column(_("What"), "what")
    unit = Column(_("Unit"), "unit")
    quantity = Column(_("Quantity, or yuan"), "quantity")
    value = Column(_("Value (yuan)"), "value")
    given = Column(pgettext_lazy("donation", "Handed over"), "given")
    written_off = Column(_("Written off"), "written_off")
    reserved = Column(_("Matched"), "reserved")
    free = Column(_("Free"), "free")
    expires_on = Column(_("To be used until"), "expires_on")
    purpose = Column(_("Earmark"), "purpose")
    area = Column(_("For households in"), "area")
