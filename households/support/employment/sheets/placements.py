"""Job placements as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.sheets.resource import Column, SheetResource


class PlacementResource(SheetResource):
    title = "就业"

    member = Column(pgettext_lazy("of a person", "Name"), "member__name")
    head = Column(_("Head"), "household__head_name")
    number = Column(_("Household number"), "household__number")
    area = Column(_("Area"))
    kind = Column(pgettext_lazy("opening", "Kind"), "opening__get_kind_display")
    work = Column(_("Work"), "opening__title")
    employer = Column(_("Employer"), "opening__employer")
    status = Column(_("Status"), "get_status_display")
    recommended_on = Column(_("Recommended on"), "recommended_on")
    started_on = Column(_("At work since"), "started_on")
    contract_until = Column(_("Contract until"), "contract_until")
    pay = Column(_("Pay (yuan a month)"), "pay")
    ended_on = Column(_("Last day at work"), "ended_on")
    why = Column(_("Why"), "get_why_display")
    next_look_on = Column(_("Next look on"), "next_look_on")
    worker = Column(_("Worker"), "household__worker__name")

    def dehydrate_area(self, row):
        area = catalogues.by(Area, "path").get(row.household.area_id)
        return area.name if area else ""
