"""One save for one form, however often it is sent."""

from datetime import timedelta

from django.db import transaction

from caseload.core import wall_clock
from caseload.core.models import SentForm

KEPT = timedelta(days=60)
"""A draft lives seven days on a device: nothing is sent again after that."""


@transaction.atomic
def save_once(*, by, key, save):
    """(what ``save()`` answers, False), or (the page that the first save led to, True).

    Of two at the same time the second waits here for the first. An answer that leads nowhere has saved nothing: the
    form may be sent again.
    """
    mine = SentForm(user=by, key=key)
    SentForm.objects.bulk_create([mine], ignore_conflicts=True)
    stored = SentForm.objects.get(user=by, key=key)
    if stored.pk != mine.pk:
        return stored.leads_to, True
    answer = save()
    stored.leads_to = where_to(answer)
    if stored.leads_to:
        stored.save(update_fields=["leads_to"])
    else:
        stored.delete()
    return answer, False


def where_to(answer):
    """Where an answer leads on to: by redirecting, or because its view says so of a page that is shown once only."""
    return getattr(answer, "leads_to", "") or (answer.url if 300 <= answer.status_code < 400 else "")


def forget_old(now=None):
    return SentForm.objects.filter(sent_at__lt=(now or wall_clock.now()) - KEPT).delete()[0]
