"""Notes on contacts and case conferences: read by the case worker and the supervisor, written by the case worker."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from caseload.core import audit
from caseload.core.lists.paging import page_by_key
from caseload.core.permissions import P, allow
from households.plans.forms.work import ConferenceForm, NoteForm
from households.plans.models import CasePlan, SessionNote
from households.plans.services.work import correct_note, write_conference, write_note
from households.plans.views.intake import form_page, own, saved, too_late
from households.plans.views.plans import readable


@allow(P.PLAN_WORK)
def notes(request, pk):
    plan = readable(request.user, pk)
    page = page_by_key(request, plan.notes.select_related("by"), order=("-began_at", "-pk"))
    context = {
        "plan": plan,
        "page": page,
        "conferences": plan.conferences.select_related("by"),
        "incidents": plan.incidents.select_related("by"),
        "may_write": plan.worker_id == request.user.pk and may_note(plan),
        "page_back": plan.get_absolute_url(),
    }
    return render(request, "plans/notes.html", context)


def may_note(plan):
    return plan.is_open or plan.status == CasePlan.Status.FOLLOW_UP


@allow(P.PLAN_WORK)
def note_new(request, pk):
    plan = own(request.user, pk)
    if not may_note(plan):
        return too_late(request, plan)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        note = write_note(by=request.user, plan=plan, **form.cleaned_data)
        words = _("Note saved, marked as a late entry") if note.is_late else _("Note saved")
        return saved(request, plan, words)
    return form_page(request, plan, form, _("Session note"))


@allow(P.PLAN_WORK)
def note(request, pk):
    """A note with its history; whoever wrote it may correct it."""
    plans = CasePlan.objects.visible_to(request.user)
    row = get_object_or_404(SessionNote.objects.filter(plan__in=plans).select_related("plan__household", "by"), pk=pk)
    if not row.plan.is_readable_by(request.user):
        raise PermissionDenied
    form = NoteForm(request.POST or None, instance=row) if row.by_id == request.user.pk else None
    if form and form.is_valid():
        correct_note(by=request.user, note=SessionNote.objects.get(pk=pk), **form.cleaned_data)
        return saved(request, row.plan, _("Note corrected; what was written first stays in its history"))
    more = {"note": row, "entries": audit.history(row), "template": "plans/note.html"}
    return form_page(request, row.plan, form, _("Session note"), **more)


@allow(P.PLAN_WORK)
def conference_new(request, pk):
    plan = readable(request.user, pk)
    if not plan.is_open:
        return too_late(request, plan)
    form = ConferenceForm(request.POST or None, plan=plan)
    if form.is_valid():
        write_conference(by=request.user, plan=plan, **form.cleaned_data)
        return saved(request, plan, _("Case conference saved"))
    return form_page(request, plan, form, _("Case conference"))
