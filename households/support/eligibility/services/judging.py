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
"""Whose birthday comes after a day (the parameter), and until that of which is judged."""
NEVER = "SELECT 0::bigint AS household_id, 0::bigint AS who, NULL::date AS turns_on WHERE false"
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
    return judged(rule.tree, rule.whom, *registry_sql(rule.whom, _facts([rule]), on, households))


def judgements_sql(rules, on, households=None, ahead=None, having=()):
    """(sql, params) of whom ``rules``, all for the same ``whom``, do not rule out, or who receives it all the same, or
    whom a birthday will bring it: in the households (keys) ``having`` one it is looked ahead to the day ``ahead``.

    Rows of household_id, who (0: the household), policy_id, rule_id, answer, facts and missing; and of whose birthday
    comes, its day ``turns_on``, ``later_answer`` by the rules that ask for an age, and ``later_facts`` where that is
    true. Who receives what is read from ``receiving`` (household_id, who, policies).
    """
    whom = rules[0].whom
    now, params, said = _answered(_trees(rules), whom, *registry_sql(whom, _facts(rules), on, households), row="now")
    aging = [rule for rule in rules if having and _ages(rule)]
    later, later_params, said_later = _turned(aging, on, ahead, having) if aging else (NEVER, [], [])
    then = dict(zip([rule.pk for rule in aging], said_later, strict=True))
    said = [(rule, each, then.get(rule.pk, NOTHING)) for rule, each in zip(rules, said, strict=True)]
    return _in_question(said, f"({now}) now LEFT JOIN ({later}) later USING (household_id, who)"), params + later_params


def _turned(rules, on, ahead, having):
    """What ``rules`` will say of whose birthday comes."""
    whom = rules[0].whom
    told, params = registry_sql(whom, _facts(rules), ahead, having)
    turning = TURNING.format(told=told, birthday=BIRTHDAY[whom])
    return _answered(_trees(rules), whom, turning, [*params, on], row="later")


def _trees(rules):
    return [rule.tree for rule in rules]


def _facts(rules):
    return list(dict.fromkeys(fact for rule in rules for fact in facts_of(rule.tree, rule.whom)))


def _ages(rule):
    """It asks for an age: a birthday may turn its answer."""
    return any(fact.code == BIRTHDAY[rule.whom] for fact in told_by(_facts([rule]), rule.whom))


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
    """The comparisons of some trees, each once: the nth is the column ``leaf_n``, and ``values`` has its value.
    ``row`` is what a row is called wherever an expression reads it."""

    def __init__(self, whom, row):
        self.facts, self.row, self.columns, self.values = FACTS[whom], row, [], []
        self._places = {}

    def leaf(self, condition):
        fact, known = self.facts[condition["fact"]], repr(sorted(condition.items()))
        if known not in self._places:
            self._places[known] = len(self.columns)
            compared = _comparison(f"{self.row}.{fact.code}", condition["is"], TYPES[fact.kind])
            self.columns.append(f", {compared} AS leaf_{len(self.columns)}")
            self.values.append(condition["value"])
        return f"{self.row}.leaf_{self._places[known]}"

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
            return {code: f"{self.row}.{code} IS NULL" for code in self.facts[tree["fact"]].told}
        found = defaultdict(list)
        for part in tree.get("all") or tree["any"]:
            for code, condition in self.missing(part).items():
                found[code].append(condition)
        undecided = f"{self.holds(tree)} IS NULL"
        return {code: f"({undecided} AND ({' OR '.join(each)}))" for code, each in found.items()}


def _comparison(column, comparison, type_):
    if comparison == "among":
        return f"({column} {OPERATORS[comparison]}(%s::{type_}[]))"
    return f"({column} {OPERATORS[comparison]} %s::{type_})"


@dataclass
class _Said:
    """What a tree says of a row: three expressions."""

    answer: str
    facts: str
    missing: str


NOTHING = _Said("NULL::boolean", "NULL::jsonb", "NULL::text[]")


def _answered(trees, whom, source, params, row="answered"):
    """(sql, params, what each of ``trees`` says of a ``row``). Each step is worked out once: OFFSET 0 keeps the server
    from writing the expressions of one step wherever the next one names them."""
    compared = _Compared(whom, row)
    answers = "".join(f", {compared.holds(tree)} AS answer_{place}" for place, tree in enumerate(trees))
    said = [_said_by(tree, whom, compared, place) for place, tree in enumerate(trees)]
    sql = (
        f"SELECT {row}.*, COALESCE(member_id, 0) AS who{answers} "
        f"FROM (SELECT {row}.*{''.join(compared.columns)} FROM ({source} OFFSET 0) {row} OFFSET 0) {row} OFFSET 0"
    )
    return sql, [*compared.values, *params], said


def _said_by(tree, whom, compared, place):
    row = compared.row
    pairs = ", ".join(f"'{fact.code}', {row}.{fact.code}" for fact in facts_of(tree, whom))
    needed = sorted(compared.missing(tree).items())
    codes = ", ".join(f"CASE WHEN {when} THEN '{code}' END" for code, when in needed)
    answer = f"{row}.answer_{place}"
    missing = f"CASE WHEN {answer} IS NULL THEN array_remove(ARRAY[{codes}]::text[], NULL) ELSE '{{}}' END"
    return _Said(answer, f"jsonb_build_object({pairs})", missing)


def judged(tree, whom, source, params):
    """(sql, params) of the answers of ``tree`` over the rows of ``source``, a SELECT with its ``params``."""
    sql, params, [said] = _answered([tree], whom, source, params)
    return (
        f"SELECT household_id, member_id, {said.answer} AS answer, {said.facts} AS facts, {said.missing} AS missing "
        f"FROM ({sql}) answered"
    ), params


def _in_question(said, answered):
    """``said``: each rule with what it says now and later."""
    places = ", ".join(
        f"CASE WHEN {now.answer} IS DISTINCT FROM false OR {later.answer} OR '{rule.policy_id}' = ANY(policies) "
        f"THEN {place} END"
        for place, (rule, now, later) in enumerate(said)
    )
    columns = {
        "policy_id": [f"'{rule.policy_id}'::text" for rule, _now, _later in said],
        "rule_id": [f"{rule.pk}::bigint" for rule, _now, _later in said],
        "answer": [now.answer for _rule, now, _later in said],
        "facts": [now.facts for _rule, now, _later in said],
        "missing": [now.missing for _rule, now, _later in said],
        "later_answer": [later.answer for _rule, _now, later in said],
        "later_facts": [f"CASE WHEN {later.answer} THEN {later.facts} END" for _rule, _now, later in said],
    }
    chosen = ", ".join(f"{_of_place(expressions)} AS {name}" for name, expressions in columns.items())
    return (
        f"SELECT household_id, who, {chosen}, turns_on FROM {answered} LEFT JOIN receiving USING (household_id, who) "
        f"CROSS JOIN LATERAL unnest(array_remove(ARRAY[{places}], NULL)) AS asked(place)"
    )


def _of_place(expressions):
    """The one of ``expressions`` that stands at ``place``."""
    return f"CASE place {' '.join(f'WHEN {place} THEN {each}' for place, each in enumerate(expressions))} END"
