"""A rule is proved by its cases: made-up people of whom it is known what it must say."""

from dataclasses import dataclass, field

from django.db import connection

from households.support.eligibility.models import RuleCase
from households.support.eligibility.services.judging import case_sql, judged
from households.support.eligibility.services.trees import facts_of


@dataclass
class Tried:
    """A case, what the rule says of it now, and the told facts that it would need."""

    case: RuleCase
    answer: str
    missing: list = field(default_factory=list)

    @property
    def is_right(self):
        return self.answer == self.case.expected


def try_cases(rule, tree=None, cases=None):
    """What ``rule`` (or ``tree`` in its place) says of each of its cases, in one query by the SQL that judges all."""
    tree, cases = tree or rule.tree, list(rule.cases.all() if cases is None else cases)
    if not cases:
        return []
    source, params = case_sql(rule.whom, facts_of(tree, rule.whom), [(case.day, case.facts) for case in cases])
    sql, params = judged(tree, rule.whom, source, params)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY household_id", params)
        rows = cursor.fetchall()
    return [Tried(cases[place], RuleCase.answer_of(answer), missing) for place, _m, answer, _f, missing in rows]
