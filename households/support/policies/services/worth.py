"""What a household receives, in yuan."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from households.support.policies.models import Entitlement, Policy

U, S = Policy.Unit, Entitlement.Status
TIMES_A_YEAR = {U.PERSON_MONTH: 12, U.HOUSEHOLD_MONTH: 12, U.TERM: 2, U.PERSON_YEAR: 1, U.HOUSEHOLD_YEAR: 1}
A_YEAR = timedelta(days=365)


def months_of_a_payment(policy):
    """For how many months a payment usually is."""
    return 12 // TIMES_A_YEAR.get(policy.unit, 12)


@dataclass
class Worth:
    """``monthly``: what comes each month; ``yearly``: all that comes again and again, in a year; ``once``: what was
    given at one time within the last year. What is no amount in yuan (services, shares of costs) is in none of them."""

    monthly: Decimal = Decimal(0)
    yearly: Decimal = Decimal(0)
    once: Decimal = Decimal(0)


def worth(rows, today):
    """Of ``rows``, those of a household, each told whether it ``is_now_received``."""
    found = Worth()
    for row in rows:
        if row.amount is None:
            continue
        if row.is_now_received:
            times = TIMES_A_YEAR.get(row.policy.unit, 0)
            found.yearly += row.amount * times
            found.monthly += row.amount if times == TIMES_A_YEAR[U.PERSON_MONTH] else 0
        elif row.status == S.DELIVERED and row.policy.unit == U.TIME and row.paid_on > today - A_YEAR:
            found.once += row.amount
    return found
