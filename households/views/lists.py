"""The list of households: filtered, searched, handed on, exported."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from caseload.core import catalogues
from caseload.core.lists import ListPage
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.personal import looks_like_id
from caseload.core.services.access import TooManyLooks
from caseload.core.views.posted import posted_from
from households.filters import OPEN, HouseholdFilter
from households.forms.members import many_words
from households.models import Category, Household
from households.services.rhythm import due_status
from households.services.search import find_exact, readable


class HouseholdList(ListPage):
    template, filters = "households/list.html", HouseholdFilter

    def rows(self):
        return Household.objects.visible_to(self.user)

    @property
    def order(self):
        return self.filter.order

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        return [with_words(row) for row in rows]

    def more(self):
        asked, may = self.request.GET.copy(), self.user.may
        return {
            "q": self.filter.data.get("q", ""),
            "unknown": "unknown" in asked,
            "is_narrowed": self.filter.is_narrowed,
            "export_url": f"{reverse('roster:export')}?{asked.urlencode()}",
            "may_assign": may(P.HOUSEHOLD_ASSIGN),
            "may_assign_all": may(P.HOUSEHOLD_ASSIGN) and self.filter.state == OPEN,
            "query": without_place(asked),
            "may_export": may(P.EXPORT),
            "may_register": may(P.HOUSEHOLD_EDIT),
        }


@allow(P.HOUSEHOLD_VIEW)
def listed(request):
    return HouseholdList(request).answer()


def without_place(asked):
    """The query of an address without the place in its list: its filters."""
    kept = asked.copy()
    for cursor in ("after", "before"):
        kept.pop(cursor, None)
    return kept.urlencode()


def with_words(household):
    """A household with what its row says: where it is, why it is helped, and when the next visit is due."""
    areas, categories = catalogues.by(Area, "path"), catalogues.rows(Category)
    household.area_name = areas[household.area_id].name if household.area_id in areas else ""
    household.tags = [categories[code] for code in household.categories if code in categories]
    household.due_kind, household.due_words = due_status(household)
    return household


@allow(P.HOUSEHOLD_VIEW)
@posted_from("households:list")
def find(request):
    """From the search box. An ID number or household number that fits one household leads straight to it."""
    found, query = looked_for(request, Household.objects.visible_to(request.user), request.POST.get("q", ""))
    if found:
        return redirect("households:detail", found.pk)
    every = {"status": "all"} if "q" in query else {}
    return redirect(f"{reverse('households:list')}?{urlencode(query | every)}")


def looked_for(request, households, text):
    """(the one of ``households`` that fits exactly, or None; what the address of a list says of ``text``: an ID number
    never stands in it)"""
    text = readable(text)
    try:
        found = find_exact(households, text, by=request.user)
    except TooManyLooks as many:
        messages.warning(request, many_words(many))
        return None, {}
    return found, {"unknown": 1} if looks_like_id(text) else {"q": text}
