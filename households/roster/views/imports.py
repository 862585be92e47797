"""Rosters after the check: the page of a batch, how far its import is, its file, and taking it back."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.models import Household
from households.roster.models import RosterBatch
from households.roster.services import decisions as service
from households.roster.services import import_jobs
from households.roster.views.wizard import own_batch, steps
from households.roster.writing.dependents import kept_of

AT_STEP = {RosterBatch.Status.READING: 2, RosterBatch.Status.CHECKING: 3, RosterBatch.Status.WAITING: 5}
"""Where in the wizard a batch is while the worker has it; one that is undone is past it."""
SHOWN = 100
"""So many households that cannot be undone are listed on the page."""


class ImportList(ListPage):
    template, order, back = "roster/list.html", ("-created_at", "-pk"), "roster:upload"

    def rows(self):
        return RosterBatch.objects.visible_to(self.user).for_list()


@allow(P.IMPORT)
@require_safe
def listed(request):
    return ImportList(request).answer()


@allow(P.IMPORT)
@require_safe
def result(request, pk):
    batch = own_batch(request, pk)
    if batch.is_at_work:
        context = {"is_stuck": import_jobs.is_stuck(batch), **steps(AT_STEP.get(batch.status))}
        return _page(request, "roster/progress.html", batch, **context)
    if batch.status == RosterBatch.Status.REFUSED:
        return _page(request, "roster/refused.html", batch)
    if not batch.is_written:
        return redirect("roster:check" if batch.report else "roster:understood", pk)
    stays = service.households_of(batch) if batch.status == RosterBatch.Status.PARTLY else 0
    return _page(request, "roster/result.html", batch, report=batch.report, stays=stays)


def _page(request, template, batch, **context):
    context = {"batch": batch, "page_back": reverse("roster:list"), **context}
    return render(request, template, context)


@allow(P.IMPORT)
@require_safe
def progress(request, pk):
    """The bar alone, asked for every second; when the work is done, the browser is sent on."""
    batch = own_batch(request, pk)
    if not batch.is_at_work:
        response = redirect("roster:result", pk)
        if request.headers.get("HX-Request"):
            response.headers["HX-Redirect"] = response.url
            del response.headers["Location"]
            response.status_code = 200
        return response
    return render(request, "roster/_progress.html", {"batch": batch, "is_stuck": import_jobs.is_stuck(batch)})


@allow(P.IMPORT)
@posted_from("roster:result", "pk")
def start_again(request, pk):
    import_jobs.start_again(by=request.user, batch=own_batch(request, pk))
    return redirect("roster:result", pk)


@allow(P.IMPORT)
@posted_from("roster:result", "pk")
def cancel(request, pk):
    """Nothing is written, unless it is finished by now: then its page says so."""
    import_jobs.cancel(by=request.user, batch=own_batch(request, pk))
    if own_batch(request, pk).failure == "cancelled":
        messages.success(request, _("Cancelled. Nothing was written."))
    return redirect("roster:result", pk)


@allow(P.IMPORT)
@require_safe
def download(request, pk):
    """The file as it was uploaded; who took it is recorded, for it holds people."""
    batch = own_batch(request, pk)
    try:
        stored = service.take_file(by=request.user, batch=batch)
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    response = FileResponse(stored, as_attachment=True, filename=batch.name, content_type="application/octet-stream")
    response["Cache-Control"] = "private, no-store"
    return response


@allow(P.IMPORT_UNDO)
def undo(request, pk):
    batch = own_batch(request, pk)
    if request.method == "POST":
        import_jobs.queue_undo(by=request.user, batch=batch)
    if request.method == "POST" or not batch.is_undoable:
        return redirect("roster:result", pk)
    kept = kept_of(batch)
    context = {
        "batch": batch,
        "kept": _named(kept),
        "kept_count": len(kept),
        "rest": service.households_of(batch) - len(kept),
        "page_back": reverse("roster:result", args=[pk]),
    }
    return render(request, "roster/undo.html", context)


def _named(kept):
    """The first households that stay, with the reasons in words."""
    rows = Household.objects.filter(pk__in=list(kept)).only("pk", "number", "head_name").order_by("pk")[:SHOWN]
    return [{"household": row, "reasons": [_words(*reason) for reason in kept[row.pk].reasons]} for row in rows]


def _words(reason, many):
    words = {
        "edit": ngettext("%(n)s later correction", "%(n)s later corrections", many),
        "roster": ngettext("%(n)s change by a later roster", "%(n)s changes by a later roster", many),
        "listed": ngettext("%(n)s later roster lists it", "%(n)s later rosters list it", many),
        "number_taken": _("another household has its former number now"),
        "person_elsewhere": ngettext(
            "%(n)s person is registered in another household now", "%(n)s people are registered elsewhere now", many
        ),
    }
    words["person_nowhere"] = ngettext(
        "%(n)s person came from a household that stays as it is",
        "%(n)s people came from households that stay as they are",
        many,
    )
    if reason in words:
        return words[reason] % {"n": many}
    return _("%(what)s: %(n)s") % {"what": reason._meta.verbose_name, "n": many}
