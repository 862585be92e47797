"""What of case work is due for whoever reads it: a section of Today, and a page of its own."""

from datetime import timedelta

from django.db.models import Count, F, Window
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.plans.models import CasePlan
from households.plans.services.referrals import referrals_overdue
from households.plans.services.reviews import follow_ups_due
from households.plans.services.work import actions_due
from households.plans.views.shown import lateness

SHOWN = 20


@allow(P.PLAN_WORK)
def due(request):
    user, today = request.user, timezone.localdate()
    cases = CasePlan.objects.visible_to(user).for_list()
    chief = user.may(P.PLAN_APPROVE)
    late = cases.review_overdue(today) if chief else cases.mine(user).review_overdue(today + timedelta(days=1))
    context = {
        "today": today,
        "actions": _told(actions_due(user), "due_on", today),
        "reviews": _told(late.order_by("review_due_on", "pk"), "review_due_on", today),
        "follow_ups": _told(follow_ups_due(user), "due_on", today),
        "referrals": _told(referrals_overdue(user), "overdue_on", today),
        "to_agree": _told(_waiting(cases, user), "answer_by", today) if chief else [],
        "page_back": reverse("today"),
    }
    template = "plans/_due.html" if request.htmx else "plans/due.html"
    return render(request, template, context)


def _waiting(cases, user):
    """Others' cases: those without anybody first, then by the day on which the answer is due."""
    return cases.to_agree().exclude(worker=user).order_by(F("answer_by").asc(nulls_first=True), "pk")


def _told(rows, day, today):
    """The first SHOWN of ``rows``, each with how late it is by the date in its column ``day``, and their ``total``."""
    found = list(rows.annotate(total=Window(Count("pk")))[:SHOWN])
    for row in found:
        row.due = getattr(row, day)
        row.kind, row.kind_words = lateness(row.due, today) if row.due else ("", "")
    return found
