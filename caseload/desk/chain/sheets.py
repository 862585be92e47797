"""The lists of the chain as they leave the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.sheets.resource import Column, SheetResource


class ChainResource(SheetResource):
    title = "帮扶闭环"

    stage = Column(_("What is missing"), "get_stage_display")
    source = Column(_("What it is about"), "get_source_display")
    what = Column(_("What"), "words")
    head = Column(_("Head"), "household__head_name")
    number = Column(_("Household number"), "household__number")
    area = Column(_("Area"), "place__name")
    since = Column(pgettext_lazy("chain", "Since"), "since")
    days = Column(_("Days"), "days")
    worker = Column(_("Who sees to it"), "worker__name")
