"""The list of activities as a workbook."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.sheets.resource import Column, SheetResource


class ActivityResource(SheetResource):
    """``rows`` with their sums (``services.sums.with_sums``)."""

    title = "服务活动"

    day = Column(_("Day"), "day")
    begins = Column(pgettext_lazy("a time", "From"))
    ends = Column(pgettext_lazy("a time", "Until"))
    name = Column(_("Activity"), "title")
    kind = Column(_("Kind"), "kind")
    area = Column(_("Area"))
    place = Column(_("Place"), "place")
    owner = Column(_("Run by"), "owner__name")
    status = Column(_("Status"), "get_status_display")
    came = Column(_("People who came"), "came")
    hours = Column(_("Hours of volunteers"), "hours")
    yuan = Column(_("Cost (yuan)"), "yuan")
    gifts = Column(_("Gifts (pieces)"), "gifts")
    leaflets = Column(_("Leaflets"), "leaflets")
    very_satisfied = Column(_("Very satisfied"), "very_satisfied")
    satisfied = Column(_("Satisfied"), "satisfied")
    fair = Column(_("Fairly satisfied"), "fair")
    dissatisfied = Column(_("Dissatisfied"), "dissatisfied")
    evaluation = Column(_("Evaluation"), "evaluation")
    reason = Column(_("Why it is cancelled"), "reason")

    def dehydrate_begins(self, activity):
        return f"{activity.begins:%H:%M}"

    def dehydrate_ends(self, activity):
        return f"{activity.ends:%H:%M}"

    def dehydrate_area(self, activity):
        area = catalogues.by(Area, "path").get(activity.area_id)
        return area.name if area else ""
