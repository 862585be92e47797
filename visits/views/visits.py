"""The list of visits, of an area and of one household."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.paging import page_by_key
from caseload.core.permissions import P, allow
from households.models import Household
from visits.filters import VisitFilter
from visits.models import Visit

LIST_ORDER = ("-visited_on", "-id")


def rights(user):
    return {"with_notes": user.may(P.CASE_NOTES), "may_record": user.may(P.VISIT_RECORD)}


@allow(P.VISIT_VIEW)
def visits(request):
    form = VisitFilter(request.GET, by=request.user)
    rows = form.apply(Visit.objects.visible_to(request.user)).select_related("household", "worker")
    page = page_by_key(request, rows, order=LIST_ORDER)
    name_areas(page)
    context = {"form": form, "page": page, **rights(request.user)}
    return render(request, "visits/list.html", context)


@allow(P.VISIT_VIEW)
def of_household(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    rows = Visit.objects.visible_to(request.user).filter(household=household).select_related("worker")
    page = page_by_key(request, rows, order=LIST_ORDER)
    context = {"household": household, "page": page, **rights(request.user)}
    template = "visits/tab.html" if request.htmx else "visits/of_household.html"
    return render(request, template, {**context, "page_back": reverse("households:detail", args=[pk])})


def name_areas(page):
    areas = catalogues.by(Area, "path")
    for row in page:
        row.area_name = areas[row.area_id].name if row.area_id in areas else ""
