"""When it can be told whether help changed anything, and whether the income of a household did."""

from datetime import timedelta

from django.db.models import F, OuterRef, Q, Subquery

from households.models import Household

SEEN_AFTER = timedelta(days=60)
"""So long after help reached a household somebody who looks again can see what it changed."""
TOLD_FOR = timedelta(days=365)
"""What helped longer ago is told of no more."""


def days_to_look_at(day):
    """(first, last): help that came on one of these days should be seen on ``day``."""
    return day - TOLD_FOR, day - SEEN_AFTER


def no_better_off(rows, since):
    """Those of ``rows``, each of a household, whose income per head is by the file no higher than it was on the day in
    the column ``since``, or was not known then."""
    events = Household.pgh_event_model.objects.filter(pgh_obj=OuterRef("household_id"))
    then = events.filter(pgh_created_at__date__lte=OuterRef(since))
    before = Subquery(then.order_by("-pgh_id").values("net_income_per_capita")[:1])
    now = "household__net_income_per_capita"
    same = Q(before=None) | Q(**{now: None}) | Q(**{f"{now}__lte": F("before")})
    return rows.annotate(before=before).filter(same)
