"""By when supervisors are to answer, timed anew when other days are worked."""

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import ngettext

from caseload.core.services.calendar import moved_by
from households.plans.models import CasePlan


@transaction.atomic
def working_days_changed(*, before):
    """Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it. Returns how many it concerns, in words."""
    waiting = CasePlan.objects.filter(answer_by__gte=min(before))
    begun = waiting.annotate(begun=Max("steps__at", filter=~Q(steps__verb="hand_over")))
    moved = 0
    for key, since, answer_by in begun.order_by("pk").values_list("pk", "begun", "answer_by"):
        day = moved_by(before, timezone.localdate(since), answer_by)
        if day != answer_by:
            moved += CasePlan.objects.filter(pk=key).update(answer_by=day)
    words = ngettext("%(n)s answer of a supervisor timed anew", "%(n)s answers of supervisors timed anew", moved)
    return words % {"n": moved} if moved else None
