"""The worker's week, and moving a visit to another day."""

from datetime import date, timedelta

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.services.calendar import is_workday
from caseload.core.templatetags.reading import day as day_words
from households.models import Household, is_tried_later
from households.services.nearby import address_key
from visits.forms.planning import MoveForm
from visits.services.planning import move_due_day

SHOWN = 200


@allow(P.TODAY)
def week(request):
    monday = monday_of(request.GET.get("from", ""))
    mine = Household.objects.open().filter(worker=request.user)
    today, sunday = timezone.localdate(), monday + timedelta(days=6)
    due = Q(next_visit_on__range=(monday, sunday)) & ~is_tried_later(today)
    rows = list(mine.filter(due | is_tried_later(today) & Q(try_again_on__range=(monday, sunday)))[:SHOWN])
    context = {
        "days": [day_of_week(monday + timedelta(days=n), rows, today) for n in range(7)],
        "late": mine.filter(next_visit_on__lt=min(today, monday)).exclude(is_tried_later(today)).count(),
        "now": today,
        "monday": monday,
        "sunday": sunday,
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
        "page_back": reverse("today"),
    }
    return render(request, "visits/week.html", context)


def monday_of(text):
    """The Monday of the week of an ISO day; of this week for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    if not 2000 <= day.year <= 2100:
        day = timezone.localdate()
    return day - timedelta(days=day.weekday())


def day_of_week(day, rows, today):
    """Those due on ``day``, and those to be tried again on it."""
    for row in rows:
        row.is_tried_again = bool(row.try_again_on and row.try_again_on > today)
    due = [row for row in rows if day == (row.try_again_on if row.is_tried_again else row.next_visit_on)]
    return {
        "day": day,
        "is_free": not is_workday(day),
        "households": sorted(due, key=lambda row: address_key(row.address)),
    }


@allow(P.VISIT_RECORD)
def move(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user).open(), pk=pk)
    form = MoveForm(request.POST or None, household=household)
    if form.is_valid():
        moved = move_due_day(by=request.user, household=household, **form.cleaned_data)
        said = {"name": household.head_name, "day": day_words(moved.next_visit_on)}
        messages.success(request, _("Moved: %(name)s\nnext visit %(day)s") % said)
        return redirect("visits:week")
    moves = household.visit_moves.select_related("by")[:5]
    context = {"form": form, "household": household, "moves": moves, "page_back": reverse("visits:week")}
    return render(request, "visits/move.html", context)
