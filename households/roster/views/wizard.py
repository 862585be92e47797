"""The roster wizard: upload → what was understood → check → confirm → result."""

from django.contrib import messages
from django.core.files.base import ContentFile
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods

from caseload.core.keys import read_keys
from caseload.core.lists.paging import page_by_key
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError
from caseload.core.views.posted import posted_from
from households.roster.forms.column_names import mapping_forms
from households.roster.forms.paste import PasteForm
from households.roster.forms.wizard import ConfirmForm, UnderstoodForm, UploadForm
from households.roster.models import RosterBatch
from households.roster.reading.preview import tables_of
from households.roster.services import decisions, import_jobs
from households.roster.views.lines import PAGE_SIZE, ShownLines, for_page

RECENT = 5


def steps(now):
    return {
        "steps": [_("Upload"), _("Headings"), _("Check"), _("Confirm"), pgettext("step", "Result")],
        "now": now,
    }


def own_batch(request, pk):
    return get_object_or_404(RosterBatch.objects.visible_to(request.user).select_related("by", "undone_by"), pk=pk)


@allow(P.IMPORT)
def upload(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        batch = import_jobs.receive_roster(by=request.user, name=file.name, file=file, roster=form.roster)
        return redirect("roster:understood", batch.pk)
    batches = RosterBatch.objects.visible_to(request.user).for_list()[:RECENT]
    return render(request, "roster/upload.html", {"form": form, "batches": batches, **steps(1)})


@allow(P.IMPORT)
def paste(request):
    """A table copied in Excel goes the way of an uploaded one."""
    form = PasteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        file = ContentFile(form.roster.content())
        batch = import_jobs.receive_roster(by=request.user, name=form.roster.name, file=file, roster=form.roster)
        return redirect("roster:understood", batch.pk)
    context = {"form": form, "page_back": reverse("roster:upload")}
    return render(request, "roster/paste.html", {**context, **steps(1)})


@allow(P.IMPORT)
def understood(request, pk):
    batch = own_batch(request, pk)
    try:
        if batch.is_open:
            import_jobs.understand(by=request.user, batch=batch)
        return _understood(request, batch) if batch.is_open else redirect("roster:result", pk)
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect("roster:upload")


def _understood(request, batch):
    tables = tables_of(batch)
    form = UnderstoodForm(request.POST if request.method == "POST" else None, tables=tables, by=request.user)
    if request.method == "POST" and form.is_valid():
        import_jobs.check_with(by=request.user, batch=batch, **form.cleaned_data)
        return redirect("roster:check", batch.pk)
    context = {"batch": batch, "form": form, "tables": mapping_forms(tables), "page_back": reverse("roster:upload")}
    return render(request, "roster/understood.html", {**context, **steps(2)})


@allow(P.IMPORT)
def check(request, pk):
    batch = own_batch(request, pk)
    if not batch.is_checked:
        return redirect("roster:understood", pk)
    view = ShownLines(batch, request.GET)
    page = page_by_key(request, view.rows(), order=["position"], size=PAGE_SIZE)
    context = {
        "batch": batch,
        "report": batch.report,
        "view": view,
        "page": for_page(page, request.user),
        "may_decide": batch.status == RosterBatch.Status.CHECKED and view.kind == "conflict",
        "may_choose": batch.status == RosterBatch.Status.CHECKED,
        "page_back": reverse("roster:result" if batch.is_written else "roster:understood", args=[pk]),
    }
    return render(request, "roster/check.html", {**context, **steps(3)})


@allow(P.IMPORT)
@posted_from("roster:check", "pk")
def check_again(request, pk):
    """The same file with the same choices, after something was put right in the registry."""
    try:
        import_jobs.check_again(by=request.user, batch=own_batch(request, pk))
    except SheetError as problem:
        messages.error(request, str(problem))
    return redirect("roster:check", pk)


@allow(P.IMPORT)
@posted_from("roster:check", "pk")
def way_out(request, pk):
    """Choose the way out of a problem, or take that back."""
    batch, take = own_batch(request, pk), request.POST.get("do") == "take"
    keys = read_keys(request.POST.getlist("problem"))
    try:
        if any(import_jobs.choose_way(by=request.user, batch=batch, problem=key, take=take) for key in keys[:1]):
            messages.success(request, _("Kept; the roster is checked with it."))
        else:
            messages.error(request, _("The roster was checked meanwhile. Please choose again."))
    except SheetError as problem:
        messages.error(request, str(problem))
    return redirect(f"{reverse('roster:check', args=[pk])}?{urlencode({'show': 'rejected' if take else 'warning'})}")


@allow(P.IMPORT)
@posted_from("roster:check", "pk")
def decide(request, pk):
    """Take or leave conflicts: the lines ticked, those of one column, or all."""
    batch = own_batch(request, pk)
    which, column = request.POST.get("which", ""), request.POST.get("column", "")
    lines = read_keys(request.POST.getlist("pick")) if which == "picked" else None
    take = request.POST.get("do") == "take"
    n = decisions.decide(by=request.user, batch=batch, take=take, lines=lines, column=column)
    words = (
        ngettext("%(n)s entry will be taken from the roster", "%(n)s entries will be taken from the roster", n)
        if take
        else ngettext("%(n)s entry stays as the worker wrote it", "%(n)s entries stay as the workers wrote them", n)
    )
    messages.success(request, words % {"n": n})
    query = urlencode({"show": "conflict", **({"column": column} if column else {})})
    return redirect(f"{reverse('roster:check', args=[pk])}?{query}")


@allow(P.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, pk):
    batch = own_batch(request, pk)
    if batch.status != RosterBatch.Status.CHECKED:
        return redirect("roster:understood" if batch.is_open else "roster:result", pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None, rejected=batch.report["rows"]["rejected"])
    if request.method == "POST" and form.is_valid():
        import_jobs.queue_batch(by=request.user, batch=batch, skip_invalid=form.cleaned_data.get("skip_invalid", False))
        return redirect("roster:result", pk)
    context = {"batch": batch, "report": batch.report, "form": form}
    back = reverse("roster:check", args=[pk])
    return render(request, "roster/confirm.html", {**context, "page_back": back, **steps(4)})
