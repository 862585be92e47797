"""Households that hold a leaflet that was replaced: a section of Today, a list, its workbook; and what one holds."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.lists import ListPage, Workbook
from caseload.core.lists.filters import AreaFilter, ListFilter, PersonFilter
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.sheets.resource import Column, SheetResource
from caseload.core.views.posted import posted_from
from households.models import Household
from visits.doorstep.services import replaced


class ReplacedFilter(ListFilter):
    area = AreaFilter(label=gettext_lazy("Area"), empty_label=gettext_lazy("All areas"))
    worker = PersonFilter(label=gettext_lazy("Worker"), empty_label=gettext_lazy("All"))

    class Meta:
        model = Household
        fields = []

    def prepare(self):
        self.offer("worker", self.people("worker"))


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


class ReplacedList(ListPage):
    template, filters, order = "doorstep/replaced.html", ReplacedFilter, ("sort_key", "pk")
    back = "leaflets:guide"
    workbook = Workbook(
        ReplacedResource,
        gettext_lazy("Households with an old leaflet"),
        "old-leaflets",
        "doorstep:replaced",
        gettext_lazy("Not exported: more than %(n)s households.\nChoose an area first."),
    )

    def rows(self):
        return replaced.households().visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("worker")

    def worded(self, rows):
        held, areas = replaced.held_by(rows), catalogues.by(Area, "path")
        for row in rows:
            row.held = held.get(row.pk, [])
            row.area_name = areas[row.area_id].name if row.area_id in areas else ""
        return rows


class ReplacedOfMine(ReplacedList):
    """Those of one's own households that are visited first."""

    template = fragment = "doorstep/_replaced.html"
    filters, order = None, ("pk",)

    def rows(self):
        return replaced.households().filter(worker=self.user)


@allow(P.VISIT_VIEW)
def listed(request):
    page = ReplacedOfMine(request) if request.htmx else ReplacedList(request)
    return page.answer()


@allow(P.EXPORT)
@posted_from("doorstep:replaced")
def export(request):
    return ReplacedList(request).export()


@allow(P.LEAFLET_VIEW)
def of_household(request, pk):
    """Beside the tabs of the household's page; opened by itself a page of its own."""
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    context = {
        "household": household,
        "held": replaced.holdings([household])[household.pk],
        "page_back": reverse("households:detail", args=[pk]),
    }
    template = "doorstep/_leaflets_held.html" if request.htmx else "doorstep/leaflets_held.html"
    return render(request, template, context)
