"""Visits at the door: choosing the household, recording, the page of one, correcting, taking back."""

import uuid
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from caseload.core.casework.moves import Overtaken
from caseload.core.lists.paging import page_by_key
from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import ago_days, clock, day, moment
from caseload.core.views.posted import posted_from
from households.models import Household, Member
from households.services.rhythm import rule_of
from households.services.search import readable as as_typed
from households.services.search import search
from households.views.lists import looked_for
from visits import vocab
from visits.doorstep.forms.correct import CorrectionForm
from visits.doorstep.forms.record import RecordForm
from visits.doorstep.forms.requests import AskForm
from visits.doorstep.parts import PARTS
from visits.doorstep.parts.neighbours import together
from visits.doorstep.services import saving
from visits.doorstep.services.correcting import correct as correct_all
from visits.doorstep.services.correcting import history_of
from visits.doorstep.services.requests import may_ask
from visits.models import NEWEST_FIRST, Visit
from visits.services import visits as log
from visits.services.planning import next_try
from visits.views.visits import name_areas, rights

WHEN = {"visited_at", "ended_at", "kind", "purposes", "companions", "late_reason"}
"""What is folded away with the hour."""


@allow(P.VISIT_VIEW)
def visit(request, pk):
    found = visible_visit(request.user, pk)
    may = rights(request.user)
    others = together(found) & Visit.objects.visible_to(request.user) if found.group else Visit.objects.none()
    context = {
        **may,
        "visit": found,
        "met": met(found),
        "purposes": vocab.words(vocab.PURPOSES, found.purposes),
        "needs": vocab.words(vocab.NEEDS, found.needs),
        "sections": sections(found, request.user),
        "others": others.exclude(pk=found.pk).select_related("household") if may["with_notes"] else [],
        "entries": history_of(found, to=request.user),
        **requests_of(request.user, found),
        "may_correct": log.may_correct(request.user, found),
        "page_back": reverse("visits:list"),
    }
    return render(request, "doorstep/visit.html", context)


def requests_of(user, visit):
    """What was asked to be corrected, and whether one may ask."""
    rows = list(visit.correction_requests.select_related("by", "answered_by"))
    waits = any(row.state == row.State.WAITING for row in rows)
    return {"requests": rows, "waits": waits, "may_ask": may_ask(user, visit) and not waits, "asking": AskForm()}


def sections(visit, user):
    """What was written beside the visit's own row, each part to those who may read it."""
    shown = [(part, part.shown(visit, user)) for part in PARTS if user.may(part.right)]
    return [{"heading": part.heading, "template": part.template("_written"), **facts} for part, facts in shown if facts]


@allow(P.VISIT_RECORD)
def new(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user).select_related("worker"), pk=pk)
    if not household.is_open:
        messages.warning(request, _("This household is closed.\nReopen it first to record visits."))
        return redirect("households:detail", pk)
    form = RecordForm(request.POST or None, request.FILES or None, household=household, by=request.user)
    if form.is_valid():
        return save(request, household, form)
    context = {
        "form": form,
        "household": household,
        "last": household.visits.made().select_related("worker").order_by(*NEWEST_FIRST).first(),
        "next_try": next_try(timezone.localdate()),
        "parts": form.parts(),
        **screen(form, household),
    }
    return render(request, "doorstep/new.html", {**context, "page_back": reverse("today")})


def screen(form, household):
    """What both the new and the corrected visit's form show around the fields."""
    needs = list(form["needs"])
    return {
        "common_needs": needs[: vocab.COMMON_NEEDS],
        "rarer_needs": needs[vocab.COMMON_NEEDS :],
        "rule": rule_of(household),
        "when": when_in_words(form),
        "when_has_errors": bool(WHEN & form.errors.keys()),
        "how": dict(Visit.Kind.choices).get(form["kind"].value(), ""),
    }


def when_in_words(form):
    """The hour of the visit in words: today 10:40."""
    value = form["visited_at"].value()
    try:
        when = form.fields["visited_at"].to_python(value)
    except ValidationError:
        return value
    if when is None:
        return ""
    return (
        f"{capfirst(ago_days(when))} {clock(when)}"
        if timezone.localdate(when) == timezone.localdate()
        else moment(when)
    )


def save(request, household, form):
    try:
        stored, _created = saving.record_visit(
            by=request.user, id=form.cleaned_data["id"], household=household, **form.to_record()
        )
    except log.KeyTaken:
        messages.error(request, _("Not saved.\nThis page was used for another visit already. Please enter it again."))
        return redirect("doorstep:new", household.pk)
    say_saved(request, stored)
    return redirect("today")


@allow(P.VISIT_RECORD)
@posted_from("doorstep:new", "pk")
def not_home(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user).open(), pk=pk)
    stored, _created = saving.record_not_home(by=request.user, id=sent_key(request), household=household)
    say_saved(request, stored)
    return redirect("today")


def sent_key(request):
    """The key that the page carried; a new one for a page that carried none."""
    try:
        return uuid.UUID(request.POST.get("id", ""))
    except ValueError:
        return uuid.uuid4()


def say_saved(request, stored):
    """Tell what was written, with the ways to undo and to see it, and that the draft is done with."""
    url = reverse("doorstep:visit", args=[stored.pk])
    undo, label = reverse("doorstep:undo", args=[stored.pk]), quote(_("See this visit"))
    done = f"undo={undo} view={url} label={label} draft={draft_key(stored.household_id)}"
    lead = _("Saved: %(name)s") if stored.was_made else _("Saved: %(name)s, not at home")
    lines = [lead % {"name": stored.household.head_name}, _(", ").join(written(stored))]
    messages.success(request, "\n".join(lines), extra_tags=done)


def written(stored):
    """What one save wrote, in words."""
    yield _("visit 1") if stored.was_made else _("try 1")
    for part in PARTS:
        yield from part.written(stored)
    if stored.promise:
        yield _("promise 1")
    again = stored.next_visit_on or Household.objects.values_list("next_visit_on", flat=True).get(
        pk=stored.household_id
    )
    yield _("next visit %(day)s") % {"day": day(again)}


def draft_key(household_id):
    return reverse("doorstep:new", args=[household_id])


@allow(P.VISIT_RECORD)
@posted_from("doorstep:visit", "pk")
def undo(request, pk):
    found = visible_visit(request.user, pk)
    if found.worker_id != request.user.pk:
        raise PermissionDenied
    try:
        saving.undo_visit(by=request.user, visit=found)
    except log.TooLate:
        messages.warning(request, _("Too late to undo.\nYou can still correct the visit."))
        return redirect("doorstep:visit", pk)
    messages.info(request, _("Taken back: the visit to %(name)s") % {"name": found.household.head_name})
    return redirect("today")


@allow(P.VISIT_RECORD)
@transaction.atomic
def correct(request, pk):
    found = visible_visit(request.user, pk, locked=request.method == "POST")
    if not log.may_correct(request.user, found):
        raise PermissionDenied
    form = CorrectionForm(request.POST or None, request.FILES or None, visit=found, by=request.user)
    if form.is_valid() and corrected(request, found, form):
        return redirect("doorstep:visit", pk)
    context = {
        "form": form,
        "visit": found,
        "household": found.household,
        "parts": form.parts(),
        "asked": found.correction_requests.waiting().select_related("by").first(),
        "stays": [part.stays for part in PARTS if part.stays and any(part.written(found))],
        **screen(form, found.household),
    }
    return render(request, "doorstep/correct.html", {**context, "page_back": reverse("doorstep:visit", args=[pk])})


def corrected(request, found, form):
    """Write what differs; whether that could be. What stands in the way is said on the form."""
    if not form.has_changed():
        waits = found.correction_requests.waiting().exists()
        said = _("Nothing was changed: the request still waits.") if waits else _("Nothing was changed.")
        messages.info(request, said)
        return True
    try:
        correct_all(by=request.user, visit=found, **form.to_correct())
    except Overtaken:
        form.add_error(None, _("Somebody went on with what came of this visit just now. Look at it again, then save."))
        return False
    messages.success(request, _("Corrected"))
    return True


@allow(P.VISIT_RECORD)
def pick(request):
    """Which household? Those due first; or those that fit what was typed: the one that fits exactly leads straight to
    its visit."""
    rows = Household.objects.visible_to(request.user).open()
    if request.method == "POST":
        found, query = looked_for(request, rows, request.POST.get("q", ""))
        return (
            redirect("doorstep:new", found.pk) if found else redirect(f"{reverse('doorstep:pick')}?{urlencode(query)}")
        )
    q = as_typed(request.GET.get("q", ""))
    page = page_by_key(request, search(rows, q), order=("next_visit_on", "pk"))
    name_areas(page)
    context = {"page": page, "q": q, "unknown": "unknown" in request.GET, "page_back": reverse("today")}
    return render(request, "doorstep/pick.html", context)


def visible_visit(user, pk, *, locked=False):
    rows = Visit.objects.visible_to(user).select_related("household", "worker")
    return get_object_or_404(rows.select_for_update(of=("self",)) if locked else rows, pk=pk)


def met(visit):
    """Names of the members met, and who else."""
    names = list(Member.objects.filter(pk__in=visit.met).values_list("name", flat=True)) if visit.met else []
    return {"names": names, "others": vocab.words(vocab.MET_OTHER, [visit.met_other])}
