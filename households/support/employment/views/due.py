"""Whom of one's households to ask whether they are still at work, and whose contract ends: a section of Today, and a
page of its own."""

from django.db.models import Count, Window
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.models import Household
from households.support.employment.models import Placement, is_ending, is_look_due
from households.support.employment.views.shown import with_words

SHOWN = 20


@allow(P.JOB_WORK)
def due(request):
    today, user = timezone.localdate(), request.user
    mine = Placement.objects.visible_to(user).filter(household__worker=user, household__status=Household.Status.OPEN)
    context = {
        "today": today,
        "looks": _first(mine.filter(is_look_due(today)), "next_look_on", today),
        "ending": _first(mine.filter(is_ending(today)).exclude(is_look_due(today)), "contract_until", today),
        "page_back": reverse("today"),
    }
    return render(request, "employment/_due.html" if request.htmx else "employment/due.html", context)


def _first(rows, day, today):
    """The first SHOWN of ``rows`` by the column ``day``, each with its words and their ``total``."""
    found = rows.for_list().annotate(total=Window(Count("pk"))).order_by(day, "pk")[:SHOWN]
    return with_words(list(found), today)
