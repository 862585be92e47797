"""Issues in numbers: the list with its tabs, the board by state, and steps taken with many at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core.casework.moves import find_move, moves_open_to
from caseload.core.keys import read_keys
from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.models import Household
from visits.issues.filters import BY_TIME_LEFT, TABS, IssueFilter
from visits.issues.forms.lists import ManyForm
from visits.issues.models import MOVES, Issue
from visits.issues.services.deadlines import with_time_left
from visits.issues.services.issues import move_many
from visits.issues.services.saved_views import chase_issue, chase_many, readable_query, views_for

BULK = ("assign", "transfer", "call_back", "close")
"""Steps that may be taken with many issues at once, where the moves know them."""
CARDS = 8
"""So many cards are shown in a column of the board; the list has all."""


class IssueList(ListPage):
    template, filters, tabs, order = "issues/list.html", IssueFilter, TABS, BY_TIME_LEFT

    def rows(self):
        return Issue.objects.visible_to(self.user)

    @property
    def tab(self):
        return self.filter.view

    def countable(self, rows):
        return rows.open()

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        return with_time_left(rows)

    def more(self):
        return {
            "open_count": self.counts["open"],
            "bulk": [(move.verb, move.label) for move in _bulk_moves(self.user)],
            "views": views_for(self.user),
            "query": self.request.GET.urlencode(),
            "may_report": self.user.may(P.ISSUE_REPORT),
            "may_dispatch": self.user.may(P.ISSUE_ASSIGN),
        }


@allow(P.ISSUE_VIEW)
def listed(request):
    return IssueList(request).answer()


class IssuesOfHousehold(ListPage):
    """A tab of the household's page; opened by itself it is a page of its own."""

    template, fragment, order = "issues/of_household.html", "issues/rows.html", ("-pk",)

    def rows(self):
        return Issue.objects.visible_to(self.user).filter(household=self.facts["household"]).for_list()

    def worded(self, rows):
        return with_time_left(rows)

    def page_back(self):
        return reverse("households:detail", args=[self.facts["household"].pk])

    def more(self):
        household = self.facts["household"]
        may_report = self.user.may(P.ISSUE_REPORT) and household.is_open
        return {
            "open_count": household.open_issue_count,
            "may_report": may_report,
            "report_url": f"{reverse('issues:new')}?household={household.pk}",
        }


@allow(P.ISSUE_VIEW)
def of_household(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    return IssuesOfHousehold(request, household=household).answer()


def _bulk_moves(user):
    return [move for verb in BULK if (move := find_move(MOVES, verb)) and move.lets(user)]


COLUMNS = [status for status in Issue.Status if status in Issue.OPEN]
OWN_COLUMNS = [status for status in COLUMNS if status != Issue.Status.REPORTED]


@allow(P.ISSUE_VIEW)
def board(request):
    """The open issues by state, the most urgent first, with a menu of steps on each card."""
    seen, is_own = Issue.objects.visible_to(request.user), request.GET.get("view") == "mine" or not request.user.reach
    if is_own:
        seen = seen.filter(owner=request.user)
    statuses = OWN_COLUMNS if is_own else COLUMNS
    cards = with_time_left(seen.board_cards(statuses, CARDS))
    counts = seen.counted_by_status()
    for card in cards:
        card.moves = moves_open_to(MOVES, card, request.user)
    whose = f"&worker={request.user.pk}" if is_own else ""
    columns = [
        {
            "status": status,
            "kind": Issue.KINDS_OF_STATUS[status],
            "count": counts.get(status, 0),
            "cards": [card for card in cards if card.status == status],
            "url": f"{reverse('issues:list')}?view=open&status={status.value}{whose}",
        }
        for status in statuses
    ]
    total, view = sum(column["count"] for column in columns), "mine" if is_own else "all"
    context = {"columns": columns, "total": total, "view": view}
    return render(request, "issues/board.html", context)


@allow(P.ISSUE_VIEW)
@posted_from("issues:list")
def many(request, verb):
    """One page that says what will happen to which issue, and which are refused and why; then it happens."""
    move = find_move(MOVES, verb)
    if verb not in BULK or move is None:
        raise Http404
    if not move.lets(request.user):
        raise PermissionDenied
    back = _list_left(request)
    issues = list(_picked(request).select_related("household", "owner", "category"))
    if not issues:
        messages.warning(request, _("No issue was selected.\nTick the issues first."))
        return redirect(back)
    refused = [(issue, why) for issue in issues if (why := move.refusal(issue, request.user))]
    fit = [issue for issue in issues if issue not in [one for one, _why in refused]]
    form = ManyForm(request.POST if "confirmed" in request.POST else None, issues=issues, move=move, user=request.user)
    if fit and form.is_valid():
        _take_many(request, move, fit, form.cleaned_data)
        return redirect(back)
    label, query = str(move.label).rstrip("…"), request.POST.get("query", "")
    context = {"form": form, "fit": fit, "refused": refused, "label": label, "query": query, "page_back": back}
    return render(request, "issues/many.html", context)


def _take_many(request, move, issues, asked):
    refused = move_many(by=request.user, issues=issues, verb=move.verb, **asked)
    count = len(issues) - len(refused)
    if count:
        words = ngettext("%(step)s: %(n)s issue", "%(step)s: %(n)s issues", count)
        messages.success(request, words % {"n": count, "step": str(move.label).rstrip("…")})
    for issue, why in refused:
        messages.warning(request, _("Not done: %(number)s\n%(why)s") % {"number": issue.number, "why": why})


def _list_left(request):
    """The list as it was filtered when the issues were ticked."""
    query = readable_query(request.POST.get("query", ""))
    return f"{reverse('issues:list')}{query and '?' + query}"


@allow(P.ISSUE_VIEW)
@posted_from("issues:issue", "pk")
def chase(request, pk):
    issue = get_object_or_404(Issue.objects.visible_to(request.user).open().select_related("owner"), pk=pk)
    if chase_issue(by=request.user, issue=issue):
        told = _("Chased: %(name)s was told.") % {"name": issue.owner}
        messages.success(request, told if issue.owner else _("Chased: those who assign it were told."))
    else:
        messages.info(request, _("You chased it today already: once a day is enough."))
    return redirect(issue)


@allow(P.ISSUE_VIEW)
@posted_from("issues:list")
def chase_ticked(request):
    """Those whose matters the issues ticked are, are asked to hurry, each issue once a day."""
    issues = list(_picked(request).select_related("owner"))
    count = chase_many(by=request.user, issues=issues)
    if count:
        words = ngettext("Chased: %(n)s issue", "Chased: %(n)s issues", count)
        messages.success(request, words % {"n": count})
    elif issues:
        messages.info(request, _("Nobody was told.\nThey are your own, or closed, or you chased them today already."))
    else:
        messages.warning(request, _("No issue was selected.\nTick the issues first."))
    return redirect(_list_left(request))


def _picked(request):
    return Issue.objects.visible_to(request.user).filter(pk__in=read_keys(request.POST.getlist("pick")))
