"""The list of visits, of an area and of one household."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from caseload.core import catalogues
from caseload.core.lists import ListPage
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.models import Household
from visits.filters import VisitFilter
from visits.models import NEWEST_FIRST, Visit


def rights(user):
    return {"with_notes": user.may(P.CASE_NOTES), "may_record": user.may(P.VISIT_RECORD)}


class VisitList(ListPage):
    template, filters, order = "visits/list.html", VisitFilter, NEWEST_FIRST

    def rows(self):
        return Visit.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("household", "worker")

    def worded(self, rows):
        return name_areas(rows)

    def more(self):
        return rights(self.user)


class VisitsOfHousehold(ListPage):
    """A tab of the household's page; opened by itself it is a page of its own."""

    template, fragment, order = "visits/of_household.html", "visits/tab.html", VisitList.order

    def rows(self):
        return Visit.objects.visible_to(self.user).filter(household=self.facts["household"])

    def drawn(self, rows):
        return rows.select_related("worker")

    def page_back(self):
        return reverse("households:detail", args=[self.facts["household"].pk])

    def more(self):
        return rights(self.user)


@allow(P.VISIT_VIEW)
def visits(request):
    return VisitList(request).answer()


@allow(P.VISIT_VIEW)
def of_household(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    return VisitsOfHousehold(request, household=household).answer()


def name_areas(rows):
    areas = catalogues.by(Area, "path")
    for row in rows:
        row.area_name = areas[row.area_id].name if row.area_id in areas else ""
    return rows
