"""Which activities a phone keeps: those whose people can be ticked without a connection."""

import zlib

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.urls import reverse

from caseload.core.permissions import P
from visits.activities.models import Activity

LOOKED_BACK, MOST = 2, 20
"""Days for which names are still ticked afterwards; so many activities."""


def pages_for(*, user, today):
    """(addresses, stamp) of each, the next first; called from the room that keeps pages on phones."""
    if not user.may(P.ACTIVITY_RUN):
        return []
    rows = Activity.objects.visible_to(user).to_tick(today, LOOKED_BACK)
    listed = ArrayAgg("attendances", default=[], order_by="attendances")
    here = ArrayAgg("attendances", filter=Q(attendances__came=True), default=[], order_by="attendances")
    found = rows.annotate(listed=listed, here=here).order_by("day", "begins", "pk")[:MOST]
    return [_pages(activity, today) for activity in found]


def _pages(activity, today):
    """What its pages say of the day and its buttons is another thing every day."""
    said = (activity.version, activity.outsiders, activity.listed, activity.here)
    addresses = [activity.get_absolute_url(), reverse("activities:ticks", args=[activity.pk])]
    return addresses, f"{zlib.crc32(repr(said).encode())}.{today:%m%d}"
