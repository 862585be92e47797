"""Whether what was at risk still is, when somebody looks again after help came."""

from django.db.models import OuterRef, Subquery

from households.services.effects import SEEN_AFTER
from visits.doorstep.models import Finding

STATE = Finding.State


def still_at_risk(rows, *, since, item):
    """Those of ``rows``, each of a household, where of all visits so long after the day in the column ``since`` the
    newest that looked at ``item`` (or at the one in this column) found it at risk."""
    looks = Finding.objects.filter(
        item=item if item in Finding.Item.values else OuterRef(item),
        state__in=[STATE.FINE, STATE.RISK],
        visit__household=OuterRef("household_id"),
        visit__visited_on__gte=OuterRef(since) + SEEN_AFTER,
    )
    newest = looks.order_by("-visit__visited_on", "-visit__visited_at", "-pk").values("state")[:1]
    return rows.annotate(found_last=Subquery(newest)).filter(found_last=STATE.RISK)


def solved_and_at_risk_again(issues, first, last):
    """Those of ``issues``, solved on one of these days, whose item of the check-list is at risk all the same."""
    item = Finding.objects.filter(issue=OuterRef("pk")).order_by("pk").values("item")[:1]
    solved = issues.solved_between(first, last).annotate(item_at_risk=Subquery(item))
    return still_at_risk(solved.filter(item_at_risk__isnull=False), since="resolved_on", item="item_at_risk")
