"""Errands: begun, moved on, and papers taken and given back by slips."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.casework.views import StepPage, take_step
from caseload.core.permissions import P, allow
from households.models import Household
from visits.errands.forms.errands import WAYS, ErrandForm, ErrandMoveForm, PaperLines, SlipForm, papers_of, usual_papers
from visits.errands.models import Errand, Receipt
from visits.errands.services.errands import ERRANDS, begin_errand, open_errand
from visits.errands.services.papers import PapersRefused, move_papers, take_papers
from visits.errands.views.page import HANDS, TELLS
from visits.issues.models import Issue

WAY = Receipt.Way


@allow(P.ISSUE_REPORT)
def new(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user).open(), pk=pk)
    form = ErrandForm(request.POST or None, household=household, initial={"asked_by": household.head_name})
    if form.is_valid():
        errand = open_errand(by=request.user, household=household, **form.cleaned_data)
        return redirect("errands:receipt_new", errand.issue_id, WAY.TAKE)
    context = {"form": form, "household": household, "page_back": reverse("households:detail", args=[pk])}
    return render(request, "errands/form.html", context)


@allow(P.ISSUE_HANDLE)
def edit(request, pk):
    """What the issue's errand is; one that carries none yet begins to."""
    issue = get_object_or_404(Issue.objects.visible_to(request.user).select_related("household", "errand"), pk=pk)
    if not issue.is_run_by(request.user):
        raise PermissionDenied
    errand = getattr(issue, "errand", None)
    names = ("what_id", "asked_by", "authorisation", "expected_on")
    known = {name.removesuffix("_id"): getattr(errand, name) for name in names} if errand else {}
    form = ErrandForm(request.POST or None, initial=known)
    if issue.is_open and form.is_valid():
        begin_errand(by=request.user, issue=issue, **form.cleaned_data)
        return redirect(issue)
    context = {"form": form, "household": issue.household, "page_back": issue.get_absolute_url()}
    return render(request, "errands/form.html", context)


@allow(P.ISSUE_HANDLE)
def papers(request, pk, way):
    errand = _errand(request, pk)
    if way == WAY.TAKE:
        return _take(request, errand)
    if way not in WAYS:
        raise Http404
    form = SlipForm(request.POST or None, errand=errand, asks=WAYS[way], way=way, user=request.user)
    problem = ""
    if form.is_valid():
        asked = form.asked()
        asked["words"] = asked.pop("spent_on", "") or asked.get("words", "")
        try:
            return _slip(request, move_papers(by=request.user, errand=errand, way=way, **asked))
        except PapersRefused as refused:
            problem = refused
    return _slip_page(request, errand, form, HANDS[way], problem)


def _take(request, errand):
    lines = PaperLines(request.POST or None, initial=usual_papers(errand))
    form = SlipForm(request.POST or None, errand=errand, asks=("with_whom", "signed", "words"))
    problem = ""
    if form.is_valid() and lines.is_valid():
        said = form.asked()
        facts = {"given_by": said["with_whom"], "signed": said["signed"], "words": said["words"]}
        try:
            return _slip(request, take_papers(by=request.user, errand=errand, papers=papers_of(lines), **facts))
        except PapersRefused as refused:
            problem = refused
    return _slip_page(request, errand, form, HANDS[WAY.TAKE], problem, lines)


def _slip(request, receipt):
    """To the slip that is to be signed; other ways lead back to the issue."""
    messages.success(request, _("Saved: receipt %(number)s") % {"number": receipt.number})
    if receipt.way in Receipt.OF_THE_HOUSEHOLD:
        return redirect("errands:receipt", receipt.pk)
    return redirect(_way_back(request, receipt.errand)["page_back"])


def _way_back(request, errand):
    """The issue; for somebody who only carries papers for it, the papers that they carry."""
    knows = Issue.objects.visible_to(request.user).filter(pk=errand.issue_id).exists()
    way_back = errand.get_absolute_url() if knows else reverse("errands:papers")
    return {"page_back": way_back, "back_to": _("Back to the issue") if knows else _("Papers in hand")}


def _slip_page(request, errand, form, label, problem="", lines=None):
    context = {
        "errand": errand,
        "form": form,
        "lines": lines,
        "label": label,
        "problem": str(problem),
        **_way_back(request, errand),
    }
    return render(request, "errands/slip.html", context, status=409 if problem else 200)


PAGE = StepPage(
    workflow=ERRANDS,
    form=ErrandMoveForm,
    tells=TELLS,
    heads=lambda errand: {"number": errand.issue.number, "subject": errand.issue.title},
    back_to=gettext_lazy("Back to the issue"),
    template="errands/step.html",
)


@allow(P.ISSUE_HANDLE)
def move(request, pk, verb):
    return take_step(request, PAGE, lambda: _errand(request, pk), verb)


def _errand(request, pk):
    errands = Errand.objects.visible_to(request.user)
    related = ("what__department", "issue__household__head", "issue__member", "issue__owner")
    return get_object_or_404(errands.select_related(*related), issue=pk)


@allow(P.ISSUE_VIEW)
def receipt(request, pk):
    """The slip, to be printed and signed by both."""
    related = ("errand__issue__household", "errand__issue__member", "errand__what", "by", "to")
    slip = get_object_or_404(Receipt.objects.visible_to(request.user).select_related(*related), pk=pk)
    context = {
        "receipt": slip,
        "issue": slip.errand.issue,
        "lines": slip.lines.select_related("paper"),
        "label": HANDS[slip.way],
        **_way_back(request, slip.errand),
    }
    return render(request, "errands/receipt.html", context)
