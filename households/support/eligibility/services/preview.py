"""Whom a rule would touch before it is in force: who would be found anew, who no longer, and of whom it could not be
told any more."""

# ruff: noqa: S608 - what is written into the queries is our own

from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from households.models import Household, Member
from households.support.eligibility.facts import MEMBER
from households.support.eligibility.models import Rule
from households.support.eligibility.services.judging import judgement_sql

SHOWN = 20
WORDS = {
    "gained": _("Eligible from now on"),
    "lost": _("No longer eligible"),
    "unclear": _("Cannot be told any more"),
}
CHANGES = {
    "gained": "now.answer AND held.answer IS NOT TRUE",
    "lost": "held.answer AND now.answer IS NOT TRUE",
    "unclear": "now.answer IS NULL AND held.answer IS NOT NULL",
}


@dataclass
class Change:
    """What would change for ``count``; ``first``: some of them, (household, member or None)."""

    words: str
    count: int
    first: list = field(default_factory=list)

    @property
    def more(self):
        return self.count - len(self.first)


@dataclass
class Preview:
    """``eligible``: how many would be now, changed or not."""

    eligible: int
    changes: list


def preview(rule, user, day=None):
    """What ``rule`` would change, among the households that ``user`` may see, against the one in force."""
    day = day or wall_clock.today()
    reach = Household.objects.visible_to(user).open()
    sql, params = _compared(
        rule, Rule.objects.in_force(day).filter(policy=rule.policy_id, whom=rule.whom).first(), day, reach
    )
    with connection.cursor() as cursor:
        counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in CHANGES.values())
        cursor.execute(f"SELECT count(*) FILTER (WHERE now.answer), {counts} FROM {sql}", params)
        eligible, *numbers = cursor.fetchone()
        keys = [
            _first(cursor, sql, params, condition) if number else []
            for condition, number in zip(CHANGES.values(), numbers, strict=True)
        ]
    homes = reach.in_bulk({home for pairs in keys for home, _member in pairs})
    people = Member.objects.in_bulk({member for pairs in keys for _home, member in pairs if member})
    first = [[(homes[home], people.get(member)) for home, member in pairs] for pairs in keys]
    return Preview(eligible, [Change(*each) for each in zip(WORDS.values(), numbers, first, strict=True)])


def _compared(rule, held, day, reach):
    """(sql, params): what is said ``now`` and was ``held``, of everybody. Without a rule before, nothing was."""
    sql, params = judgement_sql(rule, day, reach)
    if held is None:
        return f"({sql}) now CROSS JOIN (SELECT false AS answer) held", params
    held_sql, held_params = judgement_sql(held, day, reach)
    key = "member_id" if rule.whom == MEMBER else "household_id"
    return f"({sql}) now JOIN ({held_sql}) held ON now.{key} = held.{key}", [*params, *held_params]


def _first(cursor, sql, params, condition):
    cursor.execute(
        f"SELECT now.household_id, now.member_id FROM {sql} WHERE {condition} "
        f"ORDER BY now.household_id, now.member_id LIMIT {SHOWN}",
        params,
    )
    return cursor.fetchall()
