"""What people are told without asking: issues that became overdue, and each morning the visits that are.

One job runs every hour. It catches up after a standstill, and however often it runs, it tells each thing once.
"""

from django.db import transaction
from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from caseload.core import audit
from caseload.core.models import Notice, User
from caseload.core.services.calendar import is_workday
from households.models import Household
from visits.models import Issue
from visits.services.issues import resume_ended_suspensions

MORNING = 8
"""The hour from which the day's digest may be told."""
AT_ONCE = 500
"""Issues told of in one transaction."""


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="reminders", pass_context=False)
def remind(timestamp):
    with audit.acting(None, why="reminders"):
        resume_ended_suspensions()
    while tell_of_overdue_issues() == AT_ONCE:
        pass
    tell_of_overdue_visits()


@transaction.atomic
def tell_of_overdue_issues(now=None):
    """Tell owners of issues that became overdue, once for each due time. Returns how many.

    Notice and mark are written together: a job killed in between has done neither.
    """
    untold = Issue.objects.overdue_untold(now).select_related("owner").order_by("pk")
    issues = list(untold.select_for_update(of=["self"], skip_locked=True)[:AT_ONCE])
    Notice.objects.bulk_create(_overdue_notice(issue) for issue in issues if issue.owner.is_active)
    Issue.objects.filter(pk__in=[issue.pk for issue in issues]).update(told_due_at=F("due_at"))
    return len(issues)


def _overdue_notice(issue):
    facts = {"number": issue.number, "title": issue.title}
    return Notice(user=issue.owner, kind=Notice.Kind.ISSUE_OVERDUE, facts=facts, url=issue.get_absolute_url())


@transaction.atomic
def tell_of_overdue_visits(now=None):
    """From the morning of a working day on, tell each worker how many households are overdue, once that day.

    Returns how many workers were told. Their rows stay locked, so that two jobs at once tell nobody twice.
    """
    now = timezone.localtime(now)
    if now.hour < MORNING or not is_workday(now.date()):
        return 0
    counts = Household.objects.visit_overdue(now.date()).filter(worker__isnull=False).order_by()
    counts = dict(counts.values_list("worker").annotate(Count("pk")))
    workers = list(User.objects.active().filter(pk__in=counts).order_by("pk").select_for_update())
    told = _told_on(now.date())
    notices = [_digest(worker, counts[worker.pk], now) for worker in workers if worker.pk not in told]
    Notice.objects.bulk_create(notices)
    return len(notices)


def _told_on(day):
    told = Notice.objects.filter(kind=Notice.Kind.VISITS_OVERDUE, created_at__date=day)
    return set(told.values_list("user", flat=True))


def _digest(worker, count, now):
    return Notice(
        user=worker, kind=Notice.Kind.VISITS_OVERDUE, facts={"count": count}, url=reverse("today"), created_at=now
    )
