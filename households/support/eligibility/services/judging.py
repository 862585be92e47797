"""Whom a rule takes in, asked of the database for all at once, in SQL's own logic of true, false and unknown.

``judgement_sql(rule, day)`` is one SELECT of a row for each open household, or each member living in one:

    household_id, member_id   the latter NULL of a rule for households
    answer                    true: looks eligible; false: not; NULL: cannot be told
    facts                     {fact: value} of the facts that the rule asks for
    missing                   codes of the told facts that nobody knows and that may decide it; empty but for NULL

``judgements_sql(rules, day)`` asks all rules in one pass, and has rows only of whom they do not rule out.
"""

# ruff: noqa: S608 - names come from the vocabulary; what somebody typed is a parameter

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from households.support.eligibility.facts import FACTS, HOUSEHOLD, MEMBER, NUMBER, TYPES
from households.support.eligibility.services.trees import facts_of, told_by

REGISTRY = {
    True: "households_member person JOIN households_household home ON home.id = person.household_id",
    False: "households_household home",
}
LIVING = {True: "home.status = 'open' AND person.is_active", False: "home.status = 'open'"}
KEYS = {
    True: "home.id AS household_id, person.id AS member_id",
    False: "home.id AS household_id, NULL::bigint AS member_id",
}
BIRTHDAY = {MEMBER: "birth_date", HOUSEHOLD: "eldest_birth_date"}
TURNING = """
SELECT * FROM (
    SELECT *, ({birthday} + make_interval(years => extract(year FROM age(day, {birthday}))::int))::date AS turns_on
    FROM ({told}) told WHERE {birthday} <= day
) turning WHERE turns_on > %s
"""
OPERATORS = {
    "at_least": ">=",
    "at_most": "<=",
    "below": "<",
    "above": ">",
    "from": ">=",
    "until": "<=",
    "among": "= ANY",
    "any_of": "&&",
    "is": "=",
}


def judgement_sql(rule, on, households=None):
    """(sql, params) of what ``rule`` says on the day ``on``; of ``households`` (keys or a queryset) only, if given."""
    return judged(rule.tree, rule.whom, *registry_sql(rule.whom, facts_of(rule.tree, rule.whom), on, households))


def judgements_sql(rules, on, households=None, turning_after=None):
    """(sql, params) of whom ``rules``, all for the same ``whom``, do not rule out, or who receives it all the same.

    Rows of household_id, who (0: the household), policy_id, rule_id, answer, facts, missing and turns_on: with
    ``turning_after``, a day, only those are asked whose birthday comes after it and until ``on``, and that is its day.
    Who receives what is read from ``receiving`` (household_id, who, policies).
    """
    whom = rules[0].whom
    facts = list(dict.fromkeys(fact for rule in rules for fact in facts_of(rule.tree, whom)))
    told, params = registry_sql(whom, facts, on, households)
    if turning_after is None:
        return _in_question(rules, f"SELECT *, NULL::date AS turns_on FROM ({told}) told", params)
    return _in_question(rules, TURNING.format(told=told, birthday=BIRTHDAY[whom]), [*params, turning_after])


def registry_sql(whom, facts, on, households=None):
    """(sql, params): ``facts`` of everybody of ``whom`` as the registry has them."""
    is_member = whom == MEMBER
    told = "".join(f", ({fact.sql})::{fact.type} AS {fact.code}" for fact in told_by(facts, whom))
    sql = (
        f"SELECT {KEYS[is_member]}, given.day{told} FROM {REGISTRY[is_member]} "
        f"CROSS JOIN (SELECT %s::date AS day) given WHERE {LIVING[is_member]}"
    )
    if households is None:
        return _worked_out(facts, sql), [on]
    within, params = _within(households)
    return _worked_out(facts, f"{sql} AND {within}"), [on, *params]


def _within(households):
    """(condition, params): the household is one of ``households``, keys or a queryset."""
    if not isinstance(households, QuerySet):
        return "home.id = ANY(%s::bigint[])", [list(households)]
    try:
        sql, params = households.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "false", []
    return f"home.id IN ({sql})", params


def case_sql(whom, facts, cases):
    """(sql, params): the same of ``cases``, pairs (day, {told fact: value}); ``household_id`` is a case's place."""
    told, params = told_by(facts, whom), []
    types = "".join(f", %s::{fact.type}" for fact in told)
    for place, (day, said) in enumerate(cases):
        params += [place, day, *(_said(fact, said) for fact in told)]
    rows = ", ".join([f"(%s::bigint, NULL::bigint, %s::date{types})"] * len(cases))
    names = "".join(f", {fact.code}" for fact in told)
    return _worked_out(facts, f"SELECT * FROM (VALUES {rows}) AS said(household_id, member_id, day{names})"), params


def _said(fact, said):
    """What a case says of ``fact``; of what the registry always knows, nothing means that there is none."""
    empty = {NUMBER: 0}.get(fact.kind, []) if fact.is_known else None
    return said.get(fact.code, empty)


def _worked_out(facts, told):
    columns = "".join(f", ({fact.sql})::{fact.type} AS {fact.code}" for fact in facts if fact.is_worked_out)
    return f"SELECT told.*{columns} FROM ({told}) told"


class _Compared:
    """The comparisons of some trees, each once: the nth is the column ``leaf_n``, and ``values`` has its value."""

    def __init__(self, whom):
        self.facts, self.columns, self.values = FACTS[whom], [], []
        self._places = {}

    def leaf(self, condition):
        fact, known = self.facts[condition["fact"]], repr(sorted(condition.items()))
        if known not in self._places:
            self._places[known] = len(self.columns)
            self.columns.append(f", {_comparison(fact, condition['is'])} AS leaf_{len(self.columns)}")
            self.values.append(condition["value"])
        return f"leaf_{self._places[known]}"

    def holds(self, tree):
        """Whether ``tree`` does, as an expression."""
        if "not" in tree:
            return f"(NOT {self.holds(tree['not'])})"
        for group, word in (("all", " AND "), ("any", " OR ")):
            if group in tree:
                return f"({word.join(self.holds(part) for part in tree[group])})"
        return self.leaf(tree)

    def missing(self, tree):
        """{code of a told fact: when it is missing for saying whether ``tree`` holds}."""
        if "not" in tree:
            return self.missing(tree["not"])
        if "fact" in tree:
            return {code: f"{code} IS NULL" for code in self.facts[tree["fact"]].told}
        found = defaultdict(list)
        for part in tree.get("all") or tree["any"]:
            for code, condition in self.missing(part).items():
                found[code].append(condition)
        undecided = f"{self.holds(tree)} IS NULL"
        return {code: f"({undecided} AND ({' OR '.join(each)}))" for code, each in found.items()}


def _comparison(fact, comparison):
    operator, type_ = OPERATORS[comparison], TYPES[fact.kind]
    if comparison == "among":
        return f"(known.{fact.code} {operator}(%s::{type_}[]))"
    return f"(known.{fact.code} {operator} %s::{type_})"


@dataclass
class _Said:
    """What a tree says of a row of ``answered``: three expressions."""

    answer: str
    facts: str
    missing: str


def _answered(trees, whom, source, params):
    """(sql, params, what each tree says). Each step is worked out once for a row: OFFSET 0 keeps the server from
    writing the expressions of one step wherever the next one names them."""
    compared = _Compared(whom)
    answers = "".join(f", {compared.holds(tree)} AS answer_{place}" for place, tree in enumerate(trees))
    sql = (
        f"SELECT compared.*{answers} FROM (SELECT known.*{''.join(compared.columns)} "
        f"FROM ({source} OFFSET 0) known OFFSET 0) compared OFFSET 0"
    )
    said = [_said_by(tree, whom, compared, f"answer_{place}") for place, tree in enumerate(trees)]
    return sql, [*compared.values, *params], said


def _said_by(tree, whom, compared, answer):
    pairs = ", ".join(f"'{fact.code}', {fact.code}" for fact in facts_of(tree, whom))
    codes = ", ".join(f"CASE WHEN {when} THEN '{code}' END" for code, when in sorted(compared.missing(tree).items()))
    missing = f"CASE WHEN {answer} IS NULL THEN array_remove(ARRAY[{codes}]::text[], NULL) ELSE '{{}}' END"
    return _Said(answer, f"jsonb_build_object({pairs})", missing)


def judged(tree, whom, source, params):
    """(sql, params) of the answers of ``tree`` over the rows of ``source``, a SELECT with its ``params``."""
    sql, params, [said] = _answered([tree], whom, source, params)
    return (
        f"SELECT household_id, member_id, {said.answer} AS answer, {said.facts} AS facts, {said.missing} AS missing "
        f"FROM ({sql}) answered"
    ), params


def _in_question(rules, source, params):
    sql, params, said = _answered([rule.tree for rule in rules], rules[0].whom, source, params)
    policies = [f"'{rule.policy_id}'::text" for rule in rules]
    asked = ", ".join(
        f"CASE WHEN {each.answer} IS DISTINCT FROM false OR {policy} = ANY(policies) THEN {place} END"
        for place, (policy, each) in enumerate(zip(policies, said, strict=True))
    )
    columns = {
        "policy_id": policies,
        "rule_id": [f"{rule.pk}::bigint" for rule in rules],
        "answer": [each.answer for each in said],
        "facts": [each.facts for each in said],
        "missing": [each.missing for each in said],
    }
    chosen = ", ".join(f"{_of_place(expressions)} AS {name}" for name, expressions in columns.items())
    return (
        f"SELECT household_id, who, {chosen}, turns_on "
        f"FROM (SELECT *, COALESCE(member_id, 0) AS who FROM ({sql}) answered) answered "
        f"LEFT JOIN receiving USING (household_id, who) "
        f"CROSS JOIN LATERAL unnest(array_remove(ARRAY[{asked}], NULL)) AS asked(place)"
    ), params


def _of_place(expressions):
    """The one of ``expressions`` that stands at ``place``."""
    return f"CASE place {' '.join(f'WHEN {place} THEN {each}' for place, each in enumerate(expressions))} END"
