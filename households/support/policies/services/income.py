"""What a family lived on, year by year: its income as it was known at the end of each, and what was paid to it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models.functions import ExtractYear

from households.models import Household
from households.services.facts import PARTS, knows_parts, net_of
from households.support.policies.models import Payment
from households.support.policies.services.payments import sums_by_year


@dataclass
class Year:
    """In yuan; ``known``: the household, or its row of the history, that says the parts of its income; None where
    nobody entered any. ``net`` and ``per_head`` where they are known, ``paid``: what policies paid in it."""

    year: int
    known: object = None
    net: Decimal | None = None
    per_head: Decimal | None = None
    paid: Decimal | None = None


def years_of(household):
    """The years of which something is known, the newest first. Of the last one the income is the present one."""
    years = {row.year: Year(row.year, row, net_of(row)) for row in _as_it_was(household) if knows_parts(row)}
    if years and household.net_income is not None:
        last = years[max(years)]
        last.known, last.net, last.per_head = household, household.net_income, household.net_income_per_capita
    for total in sums_by_year(Payment.objects.filter(entitlement__household=household)):
        years.setdefault(total.since.year, Year(total.since.year)).paid = total.amount
    return sorted(years.values(), key=lambda year: -year.year)


def _as_it_was(household):
    """Of each year in which the file was written, how it stood at the last time."""
    events = Household.pgh_event_model.objects.filter(pgh_obj=household).annotate(year=ExtractYear("pgh_created_at"))
    return events.order_by("year", "-pgh_id").distinct("year").only("pgh_obj", *PARTS)
