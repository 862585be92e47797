"""Households that hold a leaflet that was replaced: a section of Today, a list, and its workbook."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.downloads import xlsx_response
from caseload.core.lists import ListPage
from caseload.core.lists.filters import AreaFilter, ListFilter, PersonFilter
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.services.exports import export_workbook
from caseload.core.sheets.resource import Column, SheetResource
from caseload.core.views.posted import posted_from
from households.models import Household
from visits.doorstep.services import replaced

EXPORTED = 20_000


class ReplacedFilter(ListFilter):
    area = AreaFilter(label=gettext_lazy("Area"), empty_label=gettext_lazy("All areas"))
    worker = PersonFilter(label=gettext_lazy("Worker"), empty_label=gettext_lazy("All"))

    class Meta:
        model = Household
        fields = []

    def prepare(self):
        self.offer("worker", self.people("worker"))


class ReplacedList(ListPage):
    template, filters, order = "doorstep/replaced.html", ReplacedFilter, ("sort_key", "pk")
    back = "leaflets:guide"

    def rows(self):
        return replaced.households().visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("worker")

    def worded(self, rows):
        held, areas = replaced.held_by([row.pk for row in rows]), catalogues.by(Area, "path")
        for row in rows:
            row.held = held.get(row.pk, [])
            row.area_name = areas[row.area_id].name if row.area_id in areas else ""
        return rows

    def more(self):
        return {"may_export": self.user.may(P.EXPORT), "query": self.request.GET.urlencode()}


class ReplacedOfMine(ReplacedList):
    """Those of one's own households that are visited first."""

    template = fragment = "doorstep/_replaced.html"
    filters, order = None, ("pk",)

    def rows(self):
        return replaced.households().filter(worker=self.user)


class ReplacedResource(SheetResource):
    title = "待换新版明白纸"

    number = Column(gettext_lazy("Household number"), "number")
    name = Column(gettext_lazy("Household"), "head_name")
    address = Column(gettext_lazy("Address"), "address")
    area = Column(gettext_lazy("Area"), "area_name")
    worker = Column(gettext_lazy("Worker"), "worker__name")
    held = Column(gettext_lazy("Old version held"))

    def dehydrate_held(self, household):
        return "、".join(str(version) for version in household.held)


@allow(P.VISIT_VIEW)
def listed(request):
    page = ReplacedOfMine(request) if request.htmx else ReplacedList(request)
    return page.answer()


@allow(P.EXPORT)
@posted_from("doorstep:replaced")
def export(request):
    page = ReplacedList(request)
    rows = list(page.drawn(page.found.order_by(*page.order))[: EXPORTED + 1])
    if len(rows) > EXPORTED:
        messages.warning(
            request, _("Not exported: more than %(n)s households.\nChoose an area first.") % {"n": f"{EXPORTED:,}"}
        )
        return redirect("doorstep:replaced")
    sheets = [(ReplacedResource(), page.worded(rows))]
    words = _("Households with an old leaflet")
    content = export_workbook(by=request.user, subject=words, rows=len(rows), sheets=sheets)
    return xlsx_response(content, f"old-leaflets-{timezone.localdate():%Y-%m-%d}")
