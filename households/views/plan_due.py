"""What of case work is due for whoever reads it: a section of Today, and a page of its own."""

from datetime import timedelta

from django.db.models import F
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.models import CasePlan
from households.services.plan_referrals import referrals_overdue
from households.services.plan_reviews import follow_ups_due
from households.services.plan_work import actions_due
from households.views.plan_shown import lateness

SHOWN = 20


@allow(P.PLAN_WORK)
def due(request):
    user, today = request.user, timezone.localdate()
    cases = CasePlan.objects.visible_to(user).for_list()
    chief = user.may(P.PLAN_APPROVE)
    late = cases.review_overdue(today) if chief else cases.mine(user).review_overdue(today + timedelta(days=1))
    context = {
        "today": today,
        "actions": _told(actions_due(user)[:SHOWN], "due_on", today),
        "reviews": _told(late.order_by("review_due_on", "pk")[:SHOWN], "review_due_on", today),
        "follow_ups": _told(follow_ups_due(user)[:SHOWN], "due_on", today),
        "referrals": _told(referrals_overdue(user)[:SHOWN], "overdue_on", today),
        "to_agree": _to_agree(cases.exclude(worker=user), today) if chief else [],
        "page_back": reverse("today"),
    }
    template = "households/_plan_due.html" if request.htmx else "households/plan_due.html"
    return render(request, template, context)


def _to_agree(cases, today):
    """Those without anybody first, then by the day on which the answer is due."""
    rows = list(cases.to_agree().order_by(F("answer_by").asc(nulls_first=True), "pk")[:SHOWN])
    for row in rows:
        row.kind, row.kind_words = lateness(row.answer_by, today) if row.answer_by else ("", "")
    return rows


def _told(rows, day, today):
    """Each of ``rows`` with how late it is, by the date in its column ``day``."""
    found = list(rows)
    for row in found:
        row.due, (row.kind, row.kind_words) = getattr(row, day), lateness(getattr(row, day), today)
    return found
