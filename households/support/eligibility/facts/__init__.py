"""The vocabulary of facts: all that conditions of policies may ask for, and what it is worked out from."""

from households.support.eligibility.facts import homes, people
from households.support.eligibility.facts.fact import CODE, CODES, DAY, NUMBER, TYPES, YES_NO, Fact
from households.support.policies.models import Policy

MEMBER, HOUSEHOLD = Policy.Whom.MEMBER.value, Policy.Whom.HOUSEHOLD.value


def _by_code(*groups):
    return {fact.code: fact for group in groups for fact in group}


FACTS = {
    MEMBER: _by_code(people.TOLD, people.WORKED_OUT, homes.TOLD, homes.MEMBER_TOLD, homes.WORKED_OUT),
    HOUSEHOLD: _by_code(homes.HOUSEHOLD_TOLD, homes.HOUSEHOLD_WORKED_OUT, homes.TOLD, homes.WORKED_OUT),
}
"""{whom: {code: Fact}}: whom a rule is about."""

__all__ = ["CODE", "CODES", "DAY", "FACTS", "HOUSEHOLD", "MEMBER", "NUMBER", "TYPES", "YES_NO", "Fact"]
