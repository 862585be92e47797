"""The lists of what is missing of the chain, as a workbook, for one household, and in numbers for Today."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from caseload.core.lists import ListPage, Workbook
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from caseload.desk.chain.filters import TABS, ChainFilter
from caseload.desk.chain.sheets import ChainResource
from caseload.desk.chain.sources import lines_for
from caseload.desk.chain.words import with_words
from caseload.desk.models import ChainLine
from households.models import Household

OF_A_HOUSEHOLD = 50


class Chain(ListPage):
    template, filters, tabs, order = "desk/chain/list.html", ChainFilter, TABS, ("since", "key")
    workbook = Workbook(
        resource=ChainResource,
        subject=_("Follow-through"),
        name="chain",
        page="chain",
        too_many=_("Not exported: more than %(n)s lines.\nChoose an area or a worker first."),
    )

    def rows(self):
        return lines_for(self.user)

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        return with_words(rows, timezone.localdate())


@allow(P.HOUSEHOLD_VIEW)
def chain(request):
    return Chain(request).answer()


@allow(P.EXPORT)
@posted_from("chain")
def export(request):
    return Chain(request).export()


@allow(P.HOUSEHOLD_VIEW)
def of_household(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    rows = lines_for(request.user).filter(household=household).for_list().order_by("stage", "since", "key")
    lines = with_words(list(rows[:OF_A_HOUSEHOLD]), timezone.localdate())
    page_back = reverse("households:detail", args=[household.pk])
    context = {"household": household, "lines": lines, "page_back": page_back}
    return render(request, "desk/chain/_lines.html" if request.htmx else "desk/chain/of_household.html", context)


@allow(P.TODAY)
def due(request):
    """How much is missing: of one's own, or of the area for those who review it."""
    whose = {} if request.user.may(P.REVIEW) else {"worker": request.user.pk}
    stages = {stage.value: Count("pk", filter=Q(stage=stage)) for stage in ChainLine.Stage}
    counts = lines_for(request.user).filter(**whose).order_by().aggregate(**stages)
    tiles = [
        {
            "name": stage.label,
            "count": counts[stage],
            "url": f"{reverse('chain')}?{urlencode({'view': stage, **whose})}",
        }
        for stage in ChainLine.Stage
        if TABS[stage].right is None or request.user.may(TABS[stage].right)
    ]
    context = {"tiles": tiles, "page_back": reverse("today")}
    return render(request, "desk/chain/_due.html" if request.htmx else "desk/chain/due.html", context)
