"""What headings of rosters mean: the catalogue of added names and known sources, and the columns of one upload."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core import audit
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError
from caseload.core.views.posted import posted_from
from households.roster.checking.report import label
from households.roster.forms.column_names import PARTS, ColumnNameForm, mapping_forms
from households.roster.models import ColumnMapping, ColumnName
from households.roster.reading.columns import COLUMNS, IGNORED
from households.roster.reading.preview import tables_of
from households.roster.services import column_names as service
from households.roster.services.import_jobs import understand
from households.roster.views.wizard import own_batch

SOURCES = 50


@allow(P.CATALOGUES)
def column_names(request):
    added = {}
    for row in ColumnName.objects.all():
        added.setdefault(row.column, []).append(row)
    context = {
        "parts": [(words, _rows(scopes, added)) for words, scopes in PARTS],
        "count": sum(map(len, added.values())),
        "sources": [(row, [(k, label(i)) for k, i in row.meanings.items()]) for row in _sources()],
        "entries": audit.history_of(ColumnName, limit=10),
        "page_back": reverse("catalogues"),
    }
    return render(request, "roster/column_names.html", context)


def _rows(scopes, added):
    """(what a column means, the headings that are understood, those added here)."""
    columns = [column for column in COLUMNS if column.scope in scopes and (column.id != IGNORED or column.id in added)]
    return [(label(column.id), column.captions, added.get(column.id, [])) for column in columns]


def _sources():
    return ColumnMapping.objects.defer("captions")[:SOURCES]


@allow(P.CATALOGUES)
def new(request):
    form = ColumnNameForm(request.POST or None)
    if form.is_valid():
        name = service.add_column_name(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": name})
        return redirect("roster:column_names")
    context = {"form": form, "title": _("New heading"), "explained": "", "page_back": reverse("roster:column_names")}
    return render(request, "core/catalogues/form.html", context)


@allow(P.CATALOGUES)
@posted_from("roster:column_names")
def remove(request, pk):
    return _forget(request, get_object_or_404(ColumnName, pk=pk))


@allow(P.CATALOGUES)
@posted_from("roster:column_names")
def mapping_forget(request, pk):
    return _forget(request, get_object_or_404(ColumnMapping, pk=pk))


def _forget(request, row):
    service.forget(by=request.user, row=row)
    messages.success(request, _("Removed: %(what)s") % {"what": row})
    return redirect("roster:column_names")


@allow(P.IMPORT)
@posted_from("roster:understood", "pk")
def map_columns(request, pk):
    """Remember what the columns of an upload mean, for it and for every later roster of its source."""
    batch = own_batch(request, pk)
    try:
        if batch.is_open and not batch.is_large:  # what is said of a large one is kept before it is read again
            understand(by=request.user, batch=batch)
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect("roster:upload")
    for table, form in mapping_forms(tables_of(batch), request.POST):
        if form.prefix == request.POST.get("sheet"):
            _remember(request, batch, table, form)
    return redirect("roster:understood", pk)


def _remember(request, batch, table, form):
    if not form.is_valid():
        messages.error(request, "\n".join(text for texts in form.errors.values() for text in texts))
        return
    service.remember_mapping(by=request.user, name=batch.name, captions=table.captions, meanings=form.meanings)
    messages.success(request, _("Kept for this file and for later ones with the same headings."))
