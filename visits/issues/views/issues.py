"""Issues: the page of one, reporting, and the steps taken with it."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.moves import find_move
from caseload.core.casework.views import StepPage, take_step
from caseload.core.keys import read_key
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.services.calendar import year_is_known
from households.models import Household
from households.services.facts import HouseholdClosed
from visits.issues.forms.issues import IssueForm, IssueMoveForm
from visits.issues.models import MOVES, Issue, IssueChase
from visits.issues.models.moves import FILE_CLOSED
from visits.issues.services.deadlines import time_left
from visits.issues.services.issues import ISSUES, report_issue
from visits.issues.services.saved_views import may_chase
from visits.issues.views.page import TELLS, before_and_after, carried_by, moves_for, next_step, stations, timeline


@allow(P.ISSUE_REPORT)
def new(request):
    household = None
    if request.GET.get("household"):
        household = _household(request, request.GET["household"])
    form = IssueForm(request.POST or None, request.FILES or None, user=request.user, household=household)
    if form.is_valid() and (issue := _reported(request.user, form)):
        messages.success(
            request, _("Reported as %(number)s\nOwner: %(owner)s") % {"number": issue.number, "owner": issue.whose}
        )
        return redirect(issue)
    context = {"form": form, "household": household, "page_back": reverse("issues:list")}
    return render(request, "issues/form.html", context)


def _reported(user, form):
    """The issue; None when the file of the household was closed meanwhile, which the form then says."""
    try:
        return report_issue(by=user, **form.cleaned_data)
    except HouseholdClosed:
        form.add_error(None, FILE_CLOSED)
    return None


def _household(request, text):
    return get_object_or_404(Household.objects.visible_to(request.user).open(), pk=read_key(text))


@allow(P.ISSUE_VIEW)
def detail(request, pk):
    issue = _issue(request, pk)
    steps = list(issue.steps.select_related("by", "owner").prefetch_related("pictures", "documents"))
    first, others = moves_for(issue, request.user)
    carried = carried_by(issue, request.user)
    context = {
        "errand": None,
        **carried.context,
        "issue": issue,
        "left": time_left(issue),
        "area": catalogues.by(Area, "path")[issue.area_id],
        "next_step": next_step(issue, request.user, carried),
        "first": first,
        "first_form": None if "errand" in carried.context else _words_form(issue, first),
        "first_label": first.name if first else "",
        "others": others,
        "may_chase": may_chase(issue, request.user),
        "may_handle": request.user.may(P.ISSUE_HANDLE),
        "may_edit": request.user.may(P.ISSUE_HANDLE) and issue.is_run_by(request.user),
        "own_result": issue.resolved_by_id == request.user.pk and issue.status in Issue.SOLVED,
        "stations": stations(issue, steps, carried),
        "timeline": timeline(steps, carried, _chases(issue)),
        "pictures": before_and_after(steps, carried),
        "alike": _alike(issue, request.user),
        "unknown_year": _unknown_year(issue),
        "page_back": reverse("issues:list"),
    }
    return render(request, "issues/issue.html", context)


def _unknown_year(issue):
    """The year of the due time, where its holidays are not in the calendar yet: it counts Monday to Friday."""
    year = timezone.localdate(issue.due_at).year
    return year if issue.is_open and not issue.in_hours and not year_is_known(year) else None


def _words_form(issue, move):
    """The form of a step that asks for nothing but words: it stands in the box itself, and the step is one click."""
    if move is None or len(move.asks) != 1 or move.asks[0] not in ISSUES.words:
        return None
    return IssueMoveForm(row=issue, move=move, focus=False)


def _alike(issue, user):
    """What may be the same matter, for whoever may merge them."""
    merge = find_move(MOVES, "merge")
    if issue.household_id is None or merge.refusal(issue, user):
        return []
    return list(Issue.objects.visible_to(user).duplicates_of(issue).order_by("pk")[:3])


def _chases(issue):
    return list(issue.chases.select_related("by")) if issue.was_chased else []


def _issue(request, pk):
    issues = Issue.objects.visible_to(request.user)
    related = ("household__worker", "category", "member", "owner", "reporter", "department")
    chased = Exists(IssueChase.objects.filter(issue=OuterRef("pk")))
    return get_object_or_404(issues.select_related(*related).annotate(was_chased=chased), pk=pk)


PAGE = StepPage(
    workflow=ISSUES,
    form=IssueMoveForm,
    tells=TELLS,
    heads=lambda issue: {"number": issue.number, "subject": issue.title},
    back_to=gettext_lazy("Back to the issue"),
)


@allow(P.ISSUE_VIEW)
def move(request, pk, verb):
    return take_step(request, PAGE, lambda: _issue(request, pk), verb)
