"""The page of an activity; planning, changing and moving it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import catalogues
from caseload.core.casework.moves import moves_open_to
from caseload.core.casework.page import Telling
from caseload.core.casework.views import StepPage, take_step
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.sheets.resource import number
from caseload.core.templatetags.reading import full_day_of_week
from visits.activities.forms.activities import ActivityForm, ActivityMoveForm, lines_for, lines_of
from visits.activities.models import MOVES, RATINGS, Activity, Attendance
from visits.activities.services.activities import ACTIVITIES, change_activity, may_change, plan_activity
from visits.activities.services.sums import PUT_IN, with_came, with_sums

S = Activity.Status
PAGE = StepPage(
    workflow=ACTIVITIES,
    form=ActivityMoveForm,
    tells=Telling({"plan": pgettext_lazy("activity", "Planned")}, is_done=lambda step: step.to_status == S.EVALUATED),
    heads=lambda activity: {"number": full_day_of_week(activity.day), "subject": activity.title},
    saved=gettext_lazy("Saved: %(subject)s\n%(status)s"),
    back_to=gettext_lazy("Back to the activity"),
)


def known(user, pk, rows=None):
    """The activity, if ``user`` may know of it; else 404."""
    rows = (Activity.objects if rows is None else rows).visible_to(user).select_related("kind", "owner")
    return get_object_or_404(rows, pk=pk)


def changeable(user, pk, rows=None):
    """The same for who runs it or oversees it: others who know of it are refused."""
    activity = known(user, pk, rows)
    if not may_change(user, activity):
        raise PermissionDenied
    return activity


def place_of(activity):
    area = catalogues.by(Area, "path").get(activity.area_id)
    return area.name if area else ""


def head(activity):
    """What stands at the head of every page about ``activity``."""
    return {"activity": activity, "area_name": place_of(activity), "page_back": activity.get_absolute_url()}


def pictures_of(photos):
    return [{"url": reverse("activities:photo", args=[row.pk]), "label": _("Photo")} for row in photos]


@allow(P.ACTIVITY_VIEW)
def detail(request, pk):
    user = request.user
    activity = known(user, pk, with_sums(Activity.objects.all()))
    people = Attendance.objects.visible_to(user).filter(activity=activity)
    runs = user.may(P.ACTIVITY_RUN) and not activity.is_cancelled
    context = {
        **head(activity),
        "moves": moves_open_to(MOVES, activity, user),
        "timeline": PAGE.tells.entries(activity.steps.select_related("by")),
        "people": people.named(),
        "on_the_list": activity.attendances.count(),
        "ratings": [(activity._meta.get_field(name).verbose_name, getattr(activity, name)) for name in RATINGS],
        "put_in": [(row, number(row.quantity)) for row in activity.contributions.all()],
        "sums": {name: number(getattr(activity, name)) for name in PUT_IN},
        "pictures": pictures_of(activity.photos.all()),
        "handed": activity.handed.select_related("leaflet", "version"),
        "may_change": may_change(user, activity),
        "may_sign_up": runs,
        "may_tick": runs and activity.is_soon,
        "page_back": reverse("activities:list"),
    }
    return render(request, "activities/activity.html", context)


@allow(P.ACTIVITY_RUN)
def new(request):
    form = ActivityForm(request.POST or None, by=request.user, initial=_usual(request))
    lines = lines_for(request.POST or None)
    if request.method == "POST" and form.is_valid() & lines.is_valid():
        activity = plan_activity(by=request.user, contributions=lines_of(lines), **form.cleaned_data)
        messages.success(request, _("Planned: %(title)s") % {"title": activity.title})
        return redirect(activity)
    context = {"form": form, "lines": lines, "title": _("Plan an activity"), "page_back": reverse("activities:list")}
    return render(request, "activities/form.html", context)


def _usual(request):
    """The day that a calendar was clicked on, else today; where the planner is posted."""
    return {"day": request.GET.get("day") or timezone.localdate(), "area": request.user.area_id}


@allow(P.ACTIVITY_RUN)
@transaction.atomic
def edit(request, pk):
    activity = changeable(request.user, pk)
    form = ActivityForm(request.POST or None, instance=activity, by=request.user)
    lines = lines_for(request.POST or None, activity)
    if request.method == "POST" and form.is_valid() & lines.is_valid():
        change_activity(by=request.user, activity=activity, contributions=lines_of(lines), **form.cleaned_data)
        messages.success(request, _("Saved: %(title)s") % {"title": activity.title})
        return redirect(activity)
    context = {"form": form, "lines": lines, "title": activity.title, "page_back": activity.get_absolute_url()}
    return render(request, "activities/form.html", context)


@allow(P.ACTIVITY_RUN)
def step(request, pk, verb):
    return take_step(request, PAGE, lambda: known(request.user, pk, with_came(Activity.objects.all())), verb)
