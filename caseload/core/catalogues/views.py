"""The pages of every table of codes: the list of tables, the rows of one, the form of a row, and a workbook of all."""

from copy import copy

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import audit
from caseload.core.catalogues import sheet
from caseload.core.catalogues.forms import WorkbookForm
from caseload.core.catalogues.shelf import shelf
from caseload.core.catalogues.writing import write
from caseload.core.downloads import xlsx_response
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError

NO_CHANGE = gettext_lazy("Nothing in it differs from what is stored.")


@allow(P.CATALOGUES)
def index(request):
    return render(request, "core/catalogues/index.html", {"catalogues": shelf()})


@allow(P.CATALOGUES)
def listed(request, catalogue):
    tables = [_table(one) for one in (catalogue, *catalogue.below)]
    rows = tables[0]["rows"]
    context = {"catalogue": catalogue, "tables": tables, "rows": rows, "subheading": catalogue.subheading(len(rows))}
    return render(request, "core/catalogues/list.html", {**context, "page_back": reverse("catalogues")})


def _table(catalogue):
    rows, (name, *others) = catalogue.rows(), catalogue.columns
    lines = [
        {
            "url": catalogue.url("edit", row.pk),
            "name": name.cell(row),
            "sub": catalogue.sub(row),
            "cells": [(column, column.cell(row)) for column in others],
        }
        for row in rows
    ]
    sheets = {"sheet_out": catalogue.url("sheet_out"), "sheet_in": catalogue.url("sheet_in")}
    new_url = catalogue.url("new") if catalogue.new else ""
    return {"catalogue": catalogue, "rows": rows, "lines": lines, "new_url": new_url, **sheets}


@allow(P.CATALOGUES)
def new(request, catalogue):
    form = catalogue.new_form_class(request.POST or None)
    if form.is_valid():
        return _saved(request, catalogue, None, form)
    return _form_page(request, catalogue, form, catalogue.new_title or catalogue.new)


@allow(P.CATALOGUES)
def edit(request, catalogue, pk):
    row = get_object_or_404(catalogue.objects(), pk=pk)
    form = catalogue.edit_form_class(request.POST or None, instance=copy(row))
    preview = None
    if form.is_valid():
        if "preview" not in request.POST:
            return _saved(request, catalogue, row, form)
        preview = catalogue.preview(row, form.cleaned_data)
    more = {"explained": catalogue.explained(row), "entries": audit.history(row), "preview": preview}
    return _form_page(request, catalogue, form, row, **more)


def _saved(request, catalogue, row, form):
    written, lines = write(by=request.user, catalogue=catalogue, rows=[(row, form.cleaned_data)])
    lines = [_("Saved: %(what)s") % {"what": written[0]}, *lines]
    messages.success(request, "\n".join([*lines, *filter(None, [row and catalogue.explained(row)])]))
    return redirect(catalogue.page)


def _form_page(request, catalogue, form, title, **more):
    context = {"catalogue": catalogue, "form": form, "title": title, "explained": "", **more}
    context["page_back"] = reverse(catalogue.page)
    return render(request, "core/catalogues/form.html", context)


@allow(P.CATALOGUES)
def sheet_out(request, catalogue):
    return xlsx_response(sheet.workbook(catalogue), str(catalogue.label))


@allow(P.CATALOGUES)
def sheet_in(request, catalogue):
    """Show what a workbook would change; with the ``lines`` of one that was shown, write it."""
    confirmed = "lines" in request.POST
    form = WorkbookForm() if confirmed else WorkbookForm(request.POST or None, request.FILES or None)
    if confirmed:
        lines = sheet.check(catalogue, sheet.sent_again(request.POST["lines"]))
    else:
        lines = _uploaded(catalogue, form) if form.is_valid() else []
    changed = [line for line in lines if line.is_new or line.changes or line.problems]
    fit = changed if not any(line.problems for line in lines) else []
    if confirmed and (fit or (lines and not changed)) and _written(request, catalogue, fit):
        return redirect(catalogue.page)
    context = {
        "catalogue": catalogue,
        "form": form if not changed else WorkbookForm(),
        "changed": changed,
        "fit": fit,
        "sent": sheet.to_send_again(fit),
        "page_back": reverse(catalogue.page),
    }
    return render(request, "core/catalogues/sheet.html", context)


def _uploaded(catalogue, form):
    try:
        lines = sheet.check(catalogue, sheet.read_lines(catalogue, form.cleaned_data["file"].read()))
    except (SheetError, ValueError) as problem:
        form.add_error("file", str(problem))
        return []
    if not any(line.is_new or line.changes or line.problems for line in lines):
        form.add_error("file", NO_CHANGE)
    return lines


def _written(request, catalogue, fit):
    """Whether all of it is kept here now, and what was said of that; confirmed twice, it is there already."""
    if not fit:
        messages.info(request, NO_CHANGE)
        return True
    try:
        written, lines = write(
            by=request.user, catalogue=catalogue, rows=[(line.row, line.form.cleaned_data) for line in fit]
        )
    except IntegrityError:
        messages.error(request, _("Two of the lines contradict each other. Nothing was written."))
        return False
    words = ngettext("%(n)s entry was saved", "%(n)s entries were saved", len(written)) % {"n": len(written)}
    messages.success(request, "\n".join([words, *lines]))
    return True
