"""What people say to a gap is written here; how the household stands follows from it."""

from django.db import transaction

from caseload.core import wall_clock
from households.services.facts import HouseholdClosed, locked
from households.support.eligibility.models import Explanation, NotApplicable
from households.support.eligibility.services.standing import judge


@transaction.atomic
def set_aside(*, by, household, policy, member=None, reason):
    """The policy does not apply to them, because …. Said twice, the first reason stands. Raises HouseholdClosed."""
    household = locked(household)
    if not household.is_open:
        raise HouseholdClosed
    row, _created = NotApplicable.objects.get_or_create(
        household=household, policy=policy, member=member, ended_at=None, defaults={"reason": reason, "by": by}
    )
    judge([household.pk])
    return row


@transaction.atomic
def lift(*, by, household, policy, member=None):
    """What was said no longer holds: whether it is a gap is judged anew. How many answers were ended."""
    standing = NotApplicable.objects.standing().filter(household=household, policy=policy, member=member)
    ended = standing.update(ended_by=by, ended_at=wall_clock.now())
    judge([household.pk])
    return ended


@transaction.atomic
def explain(*, by, household, policy, member=None, on=None):
    """The policy was gone through with them: the row, one a day, and whether this call wrote it. Raises
    HouseholdClosed."""
    household = locked(household)
    if not household.is_open:
        raise HouseholdClosed
    facts = {"household": household, "policy": policy, "member": member, "on": on or wall_clock.today()}
    return Explanation.objects.get_or_create(**facts, defaults={"by": by})
