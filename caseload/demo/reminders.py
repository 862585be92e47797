"""What the jobs of night and morning would have found and told by now; and what people have read of it."""

from datetime import datetime, time, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from caseload.core.models import Notice
from caseload.core.services.calendar import is_workday
from caseload.core.services.notices import mark_read
from caseload.desk.reminders import tell_of_overdue_reviews, tell_of_overdue_visits
from households.quality.services.findings import check_quality
from visits.issues.services.escalation import escalate

MORNING = time(8, 5)
UNREAD = timedelta(days=4)
"""So long somebody leaves a notice unread, at most."""


def remind(staff, now):
    check_quality()
    escalate()
    morning = _last_morning(now)
    tell_of_overdue_visits(morning)
    tell_of_overdue_reviews(morning)
    transaction.on_commit(partial(_read_the_old, staff, now - UNREAD))


def _last_morning(now):
    """Of the last working day that has begun."""
    day = timezone.localdate(now)
    while (at := timezone.make_aware(datetime.combine(day, MORNING))) > now or not is_workday(day):
        day -= timedelta(days=1)
    return at


def _read_the_old(staff, before):
    """Notices are told when all holds, so that they are read after that."""
    for user in [staff.admin, staff.office, *staff.supervisors, *staff.workers]:
        mark_read(by=user, notices=Notice.objects.filter(created_at__lt=before))
