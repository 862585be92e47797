"""Who takes part in an activity: signing up, and ticking names at the door."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core.keys import read_key
from caseload.core.permissions import P, allow
from households.models import Household, Member
from households.services.search import readable, search
from households.views.lists import looked_for
from visits.activities.forms.people import OffForm, SignUpForm, TicksForm
from visits.activities.models import Activity, Attendance
from visits.activities.services.attending import Closed, sign_up, take_off, tick
from visits.activities.services.sums import with_came
from visits.activities.views.activities import head, known
from visits.activities.views.sent import came_in_words, why_closed

FOUND = 20
OWN = 100
"""So many households are offered: of a search, and of one's own."""


def _closed(request, activity):
    """Somebody was faster, or too early."""
    messages.warning(request, why_closed(activity, sent=request.method == "POST"))
    return redirect(activity)


@allow(P.ACTIVITY_RUN)
def ticks(request, pk):
    """Everybody on the list whose name the person may read, each with a tick."""
    activity = known(request.user, pk, with_came(Activity.objects.all()))
    if activity.is_cancelled or not activity.is_soon:
        return _closed(request, activity)
    rows = list(Attendance.objects.visible_to(request.user).filter(activity=activity).named())
    form = TicksForm(request.POST or None, rows=rows, outsiders=activity.outsiders)
    if form.is_valid():
        try:
            tick(by=request.user, activity=activity, **form.changes())
        except Closed as closed:
            return _closed(request, closed.activity)
        messages.success(request, came_in_words(activity))
        return redirect("activities:ticks", activity.pk)
    for row in rows:
        row.is_ticked = row.pk in form.ticked
    return render(request, "activities/ticks.html", {**head(activity), "form": form, "rows": rows})


@allow(P.ACTIVITY_RUN)
def people(request, pk):
    """Putting people on the list: of the households that were found, else of one's own; and others by name."""
    activity, user = known(request.user, pk), request.user
    if activity.is_cancelled:
        return _closed(request, activity)
    households = Household.objects.visible_to(user).open()
    if "find" in request.POST:
        return _found(request, activity, households)
    offered = Member.objects.visible_to(user).active()
    form = SignUpForm(request.POST or None, members=offered)
    if form.is_valid():
        said = form.cleaned_data
        try:
            sign_up(
                by=user,
                activity=activity,
                members=said["members"],
                outsiders=[said["outsider"]] if said["outsider"] else [],
                came=said["came"],
            )
        except Closed as closed:
            return _closed(request, closed.activity)
        return _signed_up(request, activity, said)
    q, found = _asked(request, households)
    context = {**head(activity), "form": form, "q": q, "unknown": "unknown" in request.GET}
    context["households"] = _with_members(activity, found)
    context["is_own"] = not q and "household" not in request.GET
    return render(request, "activities/people.html", context)


def _found(request, activity, households):
    found, query = looked_for(request, households, request.POST.get("q", ""))
    query = {"household": found.pk} if found else query
    return redirect(f"{reverse('activities:people', args=[activity.pk])}?{urlencode(query)}")


def _asked(request, households):
    """(what was typed, the households that are offered)"""
    q, key = readable(request.GET.get("q", "")), read_key(request.GET.get("household", ""))
    if key is not None:
        return "", households.filter(pk=key)
    if q:
        return q, search(households, q).order_by("sort_key", "pk")[:FOUND]
    return "", households.filter(worker=request.user).order_by("sort_key", "pk")[:OWN]


def _with_members(activity, households):
    """Each household with its ``people``, of whom each knows whether they are on the list."""
    found = list(households)
    listed = set(activity.attendances.exclude(member=None).values_list("member_id", flat=True))
    people = {}
    for member in Member.objects.filter(household__in=found).active().order_by("-is_head", "pk"):
        member.is_listed = member.pk in listed
        people.setdefault(member.household_id, []).append(member)
    for household in found:
        household.people = people.get(household.pk, [])
        household.found_by = _found_by(household, household.people)
    return found


def _found_by(household, people):
    said = [household.head_name, household.address]
    for member in people:
        said += [member.name, member.initials, member.pinyin]
    return " ".join(said).lower()


def _signed_up(request, activity, said):
    n = len(said["members"]) + bool(said["outsider"])
    if said["came"]:
        words = ngettext("Saved: %(n)s person came", "Saved: %(n)s people came", n) % {"n": n}
    else:
        words = ngettext("Signed up: %(n)s person", "Signed up: %(n)s people", n) % {"n": n}
    messages.success(request, words)
    return redirect("activities:ticks" if said["came"] else "activities:people", activity.pk)


@allow(P.ACTIVITY_RUN)
def off(request, pk):
    """Taking names off the list."""
    activity = known(request.user, pk)
    rows = list(Attendance.objects.visible_to(request.user).filter(activity=activity, came=False).named())
    form = OffForm(request.POST or None, rows=rows)
    if form.is_valid():
        try:
            n = take_off(by=request.user, activity=activity, keys=form.cleaned_data["off"])
        except Closed as closed:
            return _closed(request, closed.activity)
        messages.success(request, ngettext("Taken off: %(n)s person", "Taken off: %(n)s people", n) % {"n": n})
        return redirect(activity)
    context = {**head(activity), "form": form, "title": _("Take names off the list")}
    return render(request, "activities/off.html", context)
