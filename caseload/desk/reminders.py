"""What people are told without asking: each morning the visits that are overdue. Of late issues see `visits.tasks`.

One job runs every hour. It catches up after a standstill, and however often it runs, it tells each thing once.
"""

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from caseload.core.models import Notice, User
from caseload.core.services.calendar import is_workday
from households.models import Household

MORNING = 8
"""The hour from which the day's digest may be told."""


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="reminders", pass_context=False)
def remind(timestamp):
    tell_of_overdue_visits()


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
