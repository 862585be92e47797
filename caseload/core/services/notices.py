from django.db import transaction

from caseload.core import wall_clock
from caseload.core.models import Notice


def notify(*, users, kind, facts=None, url=""):
    """Tell ``users`` once the present transaction holds. ``facts`` fill the sentence of the kind."""
    rows = [Notice(user=user, kind=kind, facts=facts or {}, url=url) for user in users if user and user.is_active]
    transaction.on_commit(lambda: Notice.objects.bulk_create(rows))


def mark_read(*, by, notices):
    return notices.filter(user=by, read_at__isnull=True).update(read_at=wall_clock.now())
