"""Tabs of a list: views that everybody has, each with its name, its rows and their count."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, IntegerField, Max, Q, Subquery

from caseload.core.lists.paging import COUNT_LIMIT
from caseload.core.models import User


@dataclass(frozen=True)
class Tab:
    """``holds`` says which rows; ``right``: who has it; ``order``: another than the list's.

    One that is not ``is_counted`` is counted only where it is looked at; one that is not ``is_offered`` stands among
    the others only there.
    """

    label: str
    holds: Callable[[User], Q]
    right: str | None = None
    order: tuple = ()
    is_counted: bool = True
    is_offered: bool = True


class CountOf(Subquery):
    """How many rows a query has, as one value of another."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def counts(tabs, rows, user, current, *, among=None):
    """How many of ``rows`` each counted tab has, and the ``current`` one if it is another, up to the limit of pages.

    One query over ``among``, those that can be in a counted tab: the others are counted only where they are looked at.
    """
    counted = {name: Count("pk", filter=tab.holds(user)) for name, tab in tabs.items() if tab.is_counted}
    if not counted:
        return {}
    among = (rows if among is None else among).order_by()
    if not tabs[current].is_counted:
        found = rows.filter(tabs[current].holds(user)).order_by().values("pk")[: COUNT_LIMIT + 1]
        among, counted = among.annotate(found=CountOf(found)), {**counted, current: Max("found")}
    return among.aggregate(**counted)
