"""The findings of the check-up as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.sheets.resource import Column, SheetResource


class FindingResource(SheetResource):
    """``rows`` with their words (``evidence.with_words``)."""

    title = "数据体检"

    rule = Column(_("Rule"), "rule")
    severity = Column(_("Weight"), "words__severity_words")
    words = Column(_("What is wrong"), "words__words")
    number = Column(_("Household number"), "household__number")
    head = Column(_("Head"), "household__head_name")
    area = Column(_("Area"))
    person = Column(pgettext_lazy("whom it is about", "Person"), "member__name")
    evidence = Column(_("What shows it"))
    found_on = Column(_("Found on"), "found_on")
    reason = Column(_("Does not apply because"), "waived__reason")

    def dehydrate_area(self, finding):
        area = catalogues.by(Area, "path").get(finding.household.area_id)
        return area.name if area else ""

    def dehydrate_evidence(self, finding):
        return "；".join(f"{name}：{value}" for name, value in finding.shown_values)
