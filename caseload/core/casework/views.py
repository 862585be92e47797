"""The page of one step, for all that moves through states; and the files that go with steps."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.forms import MoveForm
from caseload.core.casework.moves import MoveRefused, Overtaken, find_move, moves_open_to
from caseload.core.casework.page import Telling
from caseload.core.casework.workflow import Workflow
from caseload.core.permissions import allow
from caseload.core.views.attachments import send_document, send_picture


@dataclass(frozen=True)
class StepPage:
    """``heads`` (row): what stands above the form, ``number`` and ``subject``. ``saved``: what is said when the step is
    taken, of these and of the ``status`` reached. ``back_to``: the words of the way back; ``way_back`` (row): its
    address."""

    workflow: Workflow
    form: type[MoveForm]
    tells: Telling
    heads: Callable
    back_to: str
    saved: str = _("Saved: %(number)s\n%(status)s")
    way_back: Callable = lambda row: row.get_absolute_url()
    template: str = "core/casework/step.html"

    def said(self, row):
        return self.saved % {**self.heads(row), "status": row.get_status_display()}

    def about(self, row, label):
        """What stands at the head of a page about ``row`` with this ``label``."""
        return {"row": row, "label": label, "page_back": self.way_back(row), **self.heads(row)}

    def shown(self, rows, user):
        """``rows``, a query set, each with its ``moves`` open to ``user`` and its ``timeline``."""
        files = ("steps__pictures", "steps__documents") if self.tells.names else ()
        for row in (found := list(rows.prefetch_related("steps__by", *files))):
            row.moves = moves_open_to(self.workflow.moves, row, user)
            row.timeline = self.tells.entries(row.steps.all())
        return found


@dataclass
class Outcome:
    """Why a step was not taken: a ``problem`` in words, what is ``missing``, what somebody else did meanwhile."""

    problem: str = ""
    missing: tuple = ()
    happened: dict | None = None

    @property
    def stopped(self):
        return bool(self.problem or self.happened)


def take_step(request, page, fetch, verb):
    """Show the form of a step, or take it. ``fetch``: gives the row as it stands now, within what the person may see.

    What cannot be done is said with status 409; of two at once the other sees what was done, and keeps their words.
    """
    row, move = fetch(), find_move(page.workflow.moves, verb)
    if move is None:
        raise Http404
    if not move.lets(request.user):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = page.form(*sent, row=row, move=move, user=request.user)
    if form.is_stale():
        return _overtaken(request, page, row, move)
    outcome = Outcome(move.refusal(row, request.user))
    if form.is_valid() and not outcome.problem:
        row.version = form.seen()
        try:
            taken = page.workflow.move(row, verb, by=request.user, asked=form.asked())
        except Overtaken:
            return _overtaken(request, page, fetch(), move)
        except MoveRefused as refused:
            row, outcome = fetch(), Outcome(refused, refused.missing)
        else:
            reached = taken.leads_to or taken.row
            messages.success(request, page.said(reached))
            return redirect(page.way_back(reached))
    return _shown(request, page, row, form, outcome)


def _overtaken(request, page, row, move):
    """Somebody was first: what they did, what is possible now, and the words typed so far, kept."""
    data = request.POST.copy()
    data["version"] = row.version
    last = row.steps.select_related("by").first()
    form = page.form(data, row=row, move=move, user=request.user)
    happened = page.tells.entry(last) if last else None
    return _shown(request, page, row, form, Outcome(move.refusal(row, request.user), happened=happened))


def _shown(request, page, row, form, outcome):
    context = {
        "form": form,
        "problem": outcome.problem,
        "missing": outcome.missing,
        "happened": outcome.happened,
        "choose_again": bool(request.FILES),
        "back_to": page.back_to,
        **page.about(row, form.move.name),
    }
    stopped = request.method == "POST" and outcome.stopped
    return render(request, page.template, context, status=409 if stopped else 200)


def picture_shown(kind, right):
    """The view of a picture of a step: of those that ``kind.objects.visible_to`` the person."""

    @allow(right)
    def step_picture(request, pk):
        return send_picture(request, get_object_or_404(kind.objects.visible_to(request.user), pk=pk))

    return step_picture


def document_sent(kind, right):
    """The view that hands out a document of a step, as ``picture_shown`` shows a picture."""

    @allow(right)
    def step_document(request, pk):
        return send_document(request, get_object_or_404(kind.objects.visible_to(request.user), pk=pk))

    return step_document
