"""Whom a rule takes in, asked of the database for all at once, in SQL's own logic of true, false and unknown.

``judgement_sql(rule, day)`` is one SELECT of a row for each open household, or each member living in one:

    household_id, member_id   the latter NULL of a rule for households
    answer                    true: looks eligible; false: not; NULL: cannot be told
    facts                     {fact: value} of the facts that the rule asks for
    missing                   codes of the told facts that nobody knows and that may decide it; empty but for NULL

Where several rules are to judge, ``gather`` collects the facts once into a table that lasts until the transaction ends.
"""

# ruff: noqa: S608 - names come from the vocabulary; what somebody typed is a parameter

from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from households.support.eligibility.facts import FACTS, MEMBER, NUMBER, TYPES
from households.support.eligibility.services.trees import conditions, facts_of, told_by

REGISTRY = {
    True: "households_member person JOIN households_household home ON home.id = person.household_id",
    False: "households_household home",
}
LIVING = {True: "home.status = 'open' AND person.is_active", False: "home.status = 'open'"}
KEYS = {
    True: "home.id AS household_id, person.id AS member_id",
    False: "home.id AS household_id, NULL::bigint AS member_id",
}
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


def judgement_sql(rule, on, households=None, source=None):
    """(sql, params) of what ``rule`` says on the day ``on``; of ``households`` (keys or a queryset) only, if given.
    ``source``: what ``gather`` has collected for the rule's ``whom``, that day and those households."""
    if source:
        return judged(rule.tree, rule.whom, f"SELECT * FROM {source}", [])
    return judged(rule.tree, rule.whom, *registry_sql(rule.whom, facts_of(rule.tree, rule.whom), on, households))


def gather(whom, on, households=None):
    """Collect all facts of ``whom`` on the day ``on`` in a table that is dropped with the transaction; its name."""
    name = f"eligibility_facts_{whom}"
    sql, params = registry_sql(whom, list(FACTS[whom].values()), on, households)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
        cursor.execute(f"CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS {sql}", params)
        cursor.execute(f"ANALYZE {name}")
    return name


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


@dataclass
class _Built:
    """The expressions of a tree: whether it holds, and which facts are missing for saying so."""

    holds: str
    missing: str


def judged(tree, whom, source, params):
    """(sql, params) of the answers of ``tree`` over the rows of ``source``, a SELECT with its ``params``."""
    leaves, values = [], []
    for place, condition in enumerate(conditions(tree)):
        fact = FACTS[whom][condition["fact"]]
        leaves.append(f", {_comparison(fact, condition['is'])} AS leaf_{place}")
        values.append(condition["value"])
    built = _build(tree, whom, iter(range(len(leaves))))
    pairs = ", ".join(f"'{fact.code}', {fact.code}" for fact in facts_of(tree, whom))
    sql = (
        f"SELECT household_id, member_id, {built.holds} AS answer, jsonb_build_object({pairs}) AS facts, "
        f"CASE WHEN {built.holds} IS NULL THEN ARRAY(SELECT DISTINCT unnest({built.missing}) ORDER BY 1) "
        f"ELSE '{{}}' END AS missing "
        f"FROM (SELECT known.*{''.join(leaves)} FROM ({source}) known) compared"
    )
    return sql, [*values, *params]


def _comparison(fact, comparison):
    operator, type_ = OPERATORS[comparison], TYPES[fact.kind]
    if comparison == "among":
        return f"(known.{fact.code} {operator}(%s::{type_}[]))"
    return f"(known.{fact.code} {operator} %s::{type_})"


def _build(tree, whom, places):
    """In the order of ``conditions``, so that the nth condition is the column ``leaf_n``."""
    if "not" in tree:
        inner = _build(tree["not"], whom, places)
        return _Built(f"(NOT {inner.holds})", inner.missing)
    for group, word in (("all", " AND "), ("any", " OR ")):
        if group in tree:
            parts = [_build(part, whom, places) for part in tree[group]]
            holds = f"({word.join(part.holds for part in parts)})"
            return _Built(holds, _where_unknown(holds, " || ".join(part.missing for part in parts)))
    leaf = f"leaf_{next(places)}"
    told = FACTS[whom][tree["fact"]].told
    unknown = ", ".join(f"CASE WHEN {code} IS NULL THEN '{code}' END" for code in told)
    return _Built(leaf, _where_unknown(leaf, f"array_remove(ARRAY[{unknown}]::text[], NULL)"))


def _where_unknown(holds, missing):
    """Of a part that is decided nothing is missing."""
    return f"CASE WHEN {holds} IS NULL THEN {missing} ELSE '{{}}'::text[] END"
