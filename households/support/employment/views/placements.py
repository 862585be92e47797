"""Placements: the list and its workbook, a recommendation, the page of one, and its steps."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import audit
from caseload.core.casework.page import Telling
from caseload.core.casework.views import StepPage, take_step
from caseload.core.lists import ListPage, Workbook
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.models import Household
from households.support.employment.filters import PLACEMENTS, PlacementFilter
from households.support.employment.forms.placements import PlacementMoveForm, RecommendForm
from households.support.employment.models import Opening, Placement
from households.support.employment.services.placements import PLACEMENTS as WORKFLOW
from households.support.employment.services.placements import PlacementRefused, recommend
from households.support.employment.sheets.placements import PlacementResource
from households.support.employment.views.openings import form_page
from households.support.employment.views.shown import detail_of, paid, with_words

PAGE = StepPage(
    workflow=WORKFLOW,
    form=PlacementMoveForm,
    tells=Telling(
        {"look": gettext_lazy("Asked: still there"), "extend": gettext_lazy("Contract extended")},
        names="employment:step",
        detail=detail_of,
        is_done=lambda step: step.to_status == Placement.Status.PLACED,
    ),
    heads=lambda row: {"number": row.member.name, "subject": str(row.opening)},
    back_to=pgettext_lazy("job", "Back to the placement"),
)


class PlacementList(ListPage):
    template, filters, tabs = "employment/placements.html", PlacementFilter, PLACEMENTS
    order, back = ("-recommended_on", "-pk"), "employment:openings"
    workbook = Workbook(
        PlacementResource,
        gettext_lazy("Jobs"),
        "jobs",
        "employment:placements",
        gettext_lazy("Not exported: more than %(n)s people.\nChoose a kind or an area first."),
    )

    def rows(self):
        return Placement.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        return with_words(rows, timezone.localdate())


@allow(P.JOB_VIEW)
def listed(request):
    return PlacementList(request).answer()


@allow(P.EXPORT)
@posted_from("employment:placements")
def export(request):
    return PlacementList(request).export()


@allow(P.JOB_WORK)
def new(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    openings = (
        Opening.objects.visible_to(request.user).for_area(household.area_id).open_on().order_by("kind", "title", "pk")
    )
    asked = {name: request.GET.get(name) for name in ("member", "opening")}
    form = RecommendForm(request.POST or None, household=household, openings=openings, initial=asked)
    if form.is_valid():
        try:
            row = recommend(by=request.user, **form.cleaned_data)
        except PlacementRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("Recommended: %(name)s\n%(work)s") % {"name": row.member, "work": row.opening})
            return redirect(row)
    back = f"{reverse('households:detail', args=[pk])}?tab=jobs"
    return form_page(request, form, _("Recommend for an opening"), back, household=household)


def fetch(user, pk):
    rows = Placement.objects.visible_to(user).select_related("household__worker", "member__household", "opening__area")
    return get_object_or_404(rows, pk=pk)


@allow(P.JOB_VIEW)
def detail(request, pk):
    row, today = fetch(request.user, pk), timezone.localdate()
    rows = Placement.objects.filter(pk=pk).select_related("household", "opening", "member")
    (shown,) = PAGE.shown(rows, request.user)
    row.moves, row.timeline = shown.moves, shown.timeline
    with_words([row], today)
    row.opening.paid = paid(row.opening.pay)
    context = {
        "entries": audit.history(row),
        **PAGE.about(row, _("Job placement")),
        "page_back": f"{reverse('households:detail', args=[row.household_id])}?tab=jobs",
    }
    return render(request, "employment/placement.html", context)


@allow(P.JOB_VIEW)
def step(request, pk, verb):
    return take_step(request, PAGE, lambda: fetch(request.user, pk), verb)
