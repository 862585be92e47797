"""Gaps as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.sheets.resource import Column, SheetResource


class GapResource(SheetResource):
    """``rows`` with their words (``views.shown.with_words``)."""

    title = "政策找人"

    department = Column(_("Department in charge"), "policy__authority")
    policy = Column(_("Policy"), "policy")
    head = Column(_("Head"), "household__head_name")
    number = Column(_("Household number"), "household__number")
    area = Column(_("Area"))
    whom = Column(pgettext_lazy("entitlement", "For whom"), "for_whom")
    kind = Column(_("How it stands"), "get_kind_display")
    when = Column(_("Until when, from when"), "when")
    facts = Column(_("Facts"))
    questions = Column(_("To ask"))
    since = Column(_("Since"), "since")
    worker = Column(_("Worker"), "household__worker__name")

    def dehydrate_area(self, row):
        area = catalogues.by(Area, "path").get(row.area_id)
        return area.name if area else ""

    def dehydrate_facts(self, row):
        return "；".join(row.grounds)

    def dehydrate_questions(self, row):
        return " ".join(map(str, row.questions))
