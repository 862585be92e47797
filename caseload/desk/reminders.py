"""What people are told without asking: each morning the visits and the reviews of cases that are overdue. Of late
issues see `visits.tasks`.

One job runs every hour. It catches up after a standstill, and however often it runs, it tells each thing once.
"""

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from caseload.core.models import Notice, User
from caseload.core.permissions import Role
from caseload.core.services.calendar import is_workday
from households.models import Household
from households.plans.models import CasePlan

MORNING = 8
"""The hour from which the day's digest may be told."""


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="reminders", pass_context=False)
def remind(timestamp):
    tell_of_overdue_visits()
    tell_of_overdue_reviews()


def tell_of_overdue_visits(now=None):
    """Tell each worker how many households are overdue. Returns how many workers were told."""
    return _tell_of_the_morning(Notice.Kind.VISITS_OVERDUE, _overdue_visits, reverse("today"), now)


def tell_of_overdue_reviews(now=None):
    """Tell each case worker, and each supervisor of the area, how many reviews of cases are overdue.

    Returns how many people were told.
    """
    address = f"{reverse('plans:list')}?view=overdue"
    return _tell_of_the_morning(Notice.Kind.REVIEWS_OVERDUE, _overdue_reviews, address, now)


def _overdue_visits(day):
    return _by_worker(Household.objects.visit_overdue(day))


def _overdue_reviews(day):
    counts = _by_worker(CasePlan.objects.review_overdue(day))
    for supervisor in User.objects.active().filter(role=Role.SUPERVISOR).with_reach():
        counts[supervisor.pk] = CasePlan.objects.visible_to(supervisor).review_overdue(day).count()
    return counts


def _by_worker(rows):
    return dict(rows.filter(worker__isnull=False).order_by().values_list("worker").annotate(Count("pk")))


@transaction.atomic
def _tell_of_the_morning(kind, counts_of, url, now):
    """From the morning of a working day on, tell each person in {key: number} of the day their number, once that day.

    Their rows stay locked, so that two jobs at once tell nobody twice.
    """
    now = timezone.localtime(now)
    if now.hour < MORNING or not is_workday(now.date()):
        return 0
    counts = {key: count for key, count in counts_of(now.date()).items() if count}
    people = list(User.objects.active().filter(pk__in=counts).order_by("pk").select_for_update())
    told = set(Notice.objects.filter(kind=kind, created_at__date=now.date()).values_list("user", flat=True))
    notices = [
        Notice(user=user, kind=kind, facts={"count": counts[user.pk]}, url=url, created_at=now)
        for user in people
        if user.pk not in told
    ]
    Notice.objects.bulk_create(notices)
    return len(notices)
