"""The roster wizard: upload → what was understood → check → confirm → result."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods

from caseload.core.paging import Page
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError
from households.forms.headings import mappings
from households.forms.roster import ConfirmForm, UnderstoodForm, UploadForm
from households.models import RosterBatch
from households.roster.preview import preview
from households.roster.problems import message
from households.roster.report import label
from households.services import roster as service

PAGE_SIZE = 50
RECENT = 20
KINDS = ("new", "changed", "unchanged", "rejected", "absent", "warning")


def _steps(now):
    return {
        "steps": [_("Upload"), _("Headings"), _("Check"), _("Confirm"), pgettext("step", "Result")],
        "now": now,
    }


def _own(request, pk):
    return get_object_or_404(RosterBatch.objects.visible_to(request.user), pk=pk)


@allow(P.IMPORT)
def upload(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = service.receive_roster(by=request.user, roster=form.roster, file=form.cleaned_data["file"])
        return redirect("households:import_batch", batch.pk)
    batches = RosterBatch.objects.visible_to(request.user).for_list()[:RECENT]
    return render(request, "households/roster_upload.html", {"form": form, "batches": batches, **_steps(1)})


@allow(P.IMPORT)
def understood(request, pk):
    batch = _own(request, pk)
    try:
        file = service.open_batch(batch)
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect("households:import")
    form = UnderstoodForm(request.POST if request.method == "POST" else None, file=file, by=request.user)
    if batch.status == RosterBatch.Status.APPLIED:
        return redirect("households:import_result", pk)
    if request.method == "POST" and form.is_valid():
        service.check_batch(by=request.user, batch=batch, **form.cleaned_data)
        return redirect("households:import_check", pk)
    tables = [{**preview(table), "mapping": form} for table, form in mappings(file)]
    context = {"batch": batch, "form": form, "tables": tables, "page_back": reverse("households:import")}
    return render(request, "households/roster_understood.html", {**context, **_steps(2)})


@allow(P.IMPORT)
def check(request, pk):
    batch = _own(request, pk)
    if batch.status == RosterBatch.Status.READ:
        return redirect("households:import_batch", pk)
    kind = request.GET.get("show") if request.GET.get("show") in KINDS else _first_kind(batch.report)
    page = _page(request, kind, _rows(batch.report, kind))
    context = {
        "batch": batch,
        "report": batch.report,
        "tiles": _tiles(batch.report, kind),
        "kind": kind,
        "page": page,
        "first_error": _first_error(batch.report),
        "warnings": sum(problem["level"] == "warning" for problem in batch.report["problems"]),
        "page_back": reverse("households:import_batch", args=[pk]),
    }
    return render(request, "households/roster_check.html", {**context, **_steps(3)})


@allow(P.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, pk):
    batch = _own(request, pk)
    if batch.status != RosterBatch.Status.CHECKED:
        return redirect("households:import_result" if batch.applied_at else "households:import_batch", pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None, rejected=batch.report["rows"]["rejected"])
    if request.method == "POST" and form.is_valid():
        return _apply(request, batch, skip_invalid=form.cleaned_data.get("skip_invalid", False))
    context = {"batch": batch, "report": batch.report, "form": form}
    back = reverse("households:import_check", args=[pk])
    return render(request, "households/roster_confirm.html", {**context, "page_back": back, **_steps(4)})


def _apply(request, batch, *, skip_invalid):
    try:
        service.apply_batch(by=request.user, batch=batch, skip_invalid=skip_invalid)
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect("households:import")
    except service.Rejected:
        service.check_batch(by=request.user, batch=batch, sheets=batch.options.get("sheets", ()), area=batch.area)
        messages.error(
            request, _("The registry changed since the check.\nSome rows are now rejected. Nothing was written.")
        )
        return redirect("households:import_check", batch.pk)
    return redirect("households:import_result", batch.pk)


@allow(P.IMPORT)
def result(request, pk):
    batch = _own(request, pk)
    if batch.status != RosterBatch.Status.APPLIED:
        return redirect("households:import_batch", pk)
    context = {"batch": batch, "report": batch.report, "page_back": reverse("households:import")}
    return render(request, "households/roster_result.html", {**context, **_steps(5)})


# --- the check page ---


@dataclass
class Tile:
    name: str
    figure: int
    base: str
    url: str
    current: bool
    late: bool = False


def _tiles(report, kind):
    homes, people = report["households"], report["members"]
    persons = {name: _persons(people[name]) for name in people}
    tiles = [
        ("new", _("New"), homes["new"], persons["new"]),
        ("changed", _("Changed"), homes["changed"], persons["changed"]),
        ("unchanged", _("Unchanged"), homes["unchanged"], _("not written")),
        ("rejected", _("Rejected rows"), report["rows"]["rejected"], _("not imported")),
        ("absent", _("No longer listed"), homes["absent"], _("listed only, never deleted")),
    ]
    return [
        Tile(name, figure, base, _query(key), kind == key, key == "rejected" and figure > 0)
        for key, name, figure, base in tiles
    ]


def _query(kind, page=1):
    return "?" + urlencode({"show": kind, **({"page": page} if page > 1 else {})})


def _persons(n):
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": n}


def _first_kind(report):
    counts = {"rejected": report["rows"]["rejected"], **report["households"]}
    people = report["members"]
    order = [kind for kind in ("changed", "new") if counts[kind] or people[kind]]
    return order[0] if order else "rejected" if counts["rejected"] else "unchanged"


def _first_error(report):
    found = next((problem for problem in report["problems"] if problem["level"] == "error"), None)
    return {**found, "message": message(found["code"], found["raw"])} if found else None


def _rows(report, kind):
    if kind in ("rejected", "warning"):
        level = "error" if kind == "rejected" else "warning"
        return [problem for problem in report["problems"] if problem["level"] == level]
    return [line for line in report["lines"] if line["kind"] == kind and not _is_implied(line)]


def _is_implied(line):
    """The members of a new household stand with it."""
    return line["what"] == "member" and line.get("home") == "new"


def _page(request, kind, rows):
    number = request.GET.get("page", "")
    number = max(int(number), 1) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    start = (number - 1) * PAGE_SIZE
    shown = [_for_page(row) for row in rows[start : start + PAGE_SIZE]]
    page = Page(shown, len(rows), start + 1 if shown else 0)
    if number > 1:
        page.previous_url = _query(kind, number - 1)
    if start + PAGE_SIZE < len(rows):
        page.next_url = _query(kind, number + 1)
    return page


def _for_page(row):
    """Codes and column ids in the reader's words."""
    if "code" in row:
        return {**row, "message": message(row["code"], row["raw"])}
    return {**row, "cells": [{**cell, "label": label(cell["column"])} for cell in row.get("cells", ())]}
