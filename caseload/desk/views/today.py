"""The first page after logging in: the day's work, or for those without such a day their own first page."""

from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from caseload.core.lists.tabs import CountOf
from caseload.core.models import User, has_nobody
from caseload.core.permissions import P, allow
from caseload.desk.today import day_of
from households.models import Household, is_visit_due, is_visit_overdue
from visits.doorstep.models import CorrectionRequest
from visits.issues.models import Issue

FIRST_PAGES = [(P.FIGURES, "figures"), (P.HOUSEHOLD_VIEW, "households:list")]


@allow(P.OWN)
def today(request):
    user = request.user
    if not user.may(P.TODAY):
        return redirect(next((name for right, name in FIRST_PAGES if user.may(right)), "me"))
    context = {"day": day_of(user), "now": timezone.localdate(), "moment": timezone.now()}
    context["keeps_donations"] = user.may(P.DONATION_KEEP)
    if user.may(P.REVIEW):
        context["team"] = team(user)
    return render(request, "desk/today.html", context)


@allow(P.TODAY)
def sheet(request):
    """What to take along on paper: whom, where, why, what was promised, and room to write."""
    context = {"day": day_of(request.user), "now": timezone.localdate(), "page_back": reverse("today")}
    return render(request, "desk/today_sheet.html", context)


def team(user):
    """What a supervisor's area holds today. Two queries."""
    day = timezone.localdate()
    counts = (
        Household.objects.visible_to(user)
        .open()
        .aggregate(
            due=Count("pk", filter=is_visit_due(day)),
            overdue=Count("pk", filter=is_visit_overdue(day)),
            without_worker=Count("pk", filter=has_nobody("worker")),
        )
    )
    issues = Issue.objects.visible_to(user)
    lists = {"issues_overdue": issues.overdue(), "issues_to_assign": issues.to_assign()}
    if user.may(P.VISIT_CORRECT_LATE):
        lists["corrections_asked"] = CorrectionRequest.objects.visible_to(user).waiting()
    counted = {name: CountOf(rows.order_by().values("pk")) for name, rows in lists.items()}
    return counts | User.objects.filter(pk=user.pk).values(**counted).get()
