"""What of case work is due for whoever reads it: a section of Today, and a page of its own."""

from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.models import CasePlan
from households.services.plan_reviews import follow_ups_due
from households.services.plan_work import actions_due

SHOWN = 20


@allow(P.PLAN_WORK)
def due(request):
    user, today = request.user, timezone.localdate()
    cases = CasePlan.objects.visible_to(user).for_list()
    chief = user.may(P.PLAN_APPROVE)
    late = cases.review_overdue(today) if chief else cases.mine(user).review_overdue(today + timedelta(days=1))
    context = {
        "today": today,
        "actions": list(actions_due(user)[:SHOWN]),
        "reviews": list(late.order_by("review_due_on", "pk")[:SHOWN]),
        "follow_ups": list(follow_ups_due(user)[:SHOWN]),
        "to_agree": list(cases.to_agree().exclude(worker=user).order_by("stage_on", "pk")[:SHOWN]) if chief else [],
        "page_back": reverse("today"),
    }
    template = "households/_plan_due.html" if request.htmx else "households/plan_due.html"
    return render(request, template, context)
