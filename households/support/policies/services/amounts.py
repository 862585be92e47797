"""How much a policy gives on a day."""

from datetime import date

from caseload.core import catalogues, wall_clock
from households.support.policies.models import PolicyAmount


def amount_of(policy, day=None):
    """What ``policy`` gives on ``day``; None where nobody entered it."""
    return amounts_on(day or wall_clock.today()).get(policy.pk)


def amounts_on(day):
    """{code of a policy: its amount on ``day``}, of all that have one."""
    begun = [row for row in catalogues.rows(PolicyAmount).values() if row.valid_from is None or row.valid_from <= day]
    begun.sort(key=lambda row: row.valid_from or date.min)
    return {row.policy_id: row.amount for row in begun}
