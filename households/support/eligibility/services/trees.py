"""Conditions as data: what a tree may be, and what it asks for.

A tree is ``{"all": [tree, …]}``, ``{"any": [tree, …]}``, ``{"not": tree}``, or a condition
``{"fact": "age", "is": "at_least", "value": 80}``.
"""

from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from households.support.eligibility.facts import CODE, CODES, DAY, FACTS, NUMBER, YES_NO

GROUPS = ("all", "any")
MAX_DEPTH, MAX_CONDITIONS = 6, 40
MAX_NUMBER = Decimal(10) ** 9
COMPARISONS = {
    NUMBER: {
        "at_least": gettext_lazy("at least"),
        "at_most": gettext_lazy("at most"),
        "below": gettext_lazy("below"),
        "above": gettext_lazy("above"),
    },
    DAY: {"from": gettext_lazy("on or after"), "until": gettext_lazy("on or before")},
    CODE: {"among": gettext_lazy("one of")},
    CODES: {"any_of": gettext_lazy("one or more of")},
    YES_NO: {"is": gettext_lazy("is")},
}


class BadTree(Exception):
    """The conditions cannot be read; the message says what is wrong, and where."""


def read(tree, whom, depth=1):
    """``tree`` as it is stored, checked against the vocabulary of ``whom``. Raises BadTree."""
    if depth == 1 and isinstance(tree, dict) and len(conditions(tree)) > MAX_CONDITIONS:
        raise BadTree(_("More than %(n)s conditions: nobody reads them any more.") % {"n": MAX_CONDITIONS})
    if depth > MAX_DEPTH:
        raise BadTree(_("Groups lie in groups more than %(n)s deep.") % {"n": MAX_DEPTH})
    if not isinstance(tree, dict):
        raise BadTree(_("A condition names a fact, a comparison and a value."))
    if set(tree) == {"not"}:
        return {"not": read(tree["not"], whom, depth + 1)}
    for group in GROUPS:
        if set(tree) == {group}:
            return {group: _read_group(tree[group], whom, depth)}
    return _read_condition(tree, whom)


def _read_group(parts, whom, depth):
    if not isinstance(parts, list) or not parts:
        raise BadTree(_("A group without conditions says nothing: add one, or remove the group."))
    return [read(part, whom, depth + 1) for part in parts]


def _read_condition(tree, whom):
    if set(tree) != {"fact", "is", "value"}:
        raise BadTree(_("A condition names a fact, a comparison and a value."))
    fact = FACTS[whom].get(tree["fact"]) if isinstance(tree["fact"], str) else None
    if fact is None or not fact.is_asked:
        raise BadTree(_("There is no fact “%(code)s” to ask for.") % {"code": tree["fact"]})
    if not isinstance(tree["is"], str) or tree["is"] not in COMPARISONS[fact.kind]:
        raise BadTree(_("%(fact)s: not to be compared like this.") % {"fact": fact.words})
    value = read_value(fact, tree["value"])
    if value in (None, []):
        raise BadTree(_("%(fact)s: say what it is compared with.") % {"fact": fact.words})
    return {"fact": fact.code, "is": tree["is"], "value": value}


def read_value(fact, value, several=None):
    """``value`` as it is stored for ``fact``: as a condition compares with it (of CODE several), or, ``several`` being
    false, as a case says it. None where it says nothing. Raises BadTree."""
    if value in (None, ""):
        return None
    if fact.kind in (CODE, CODES):
        return _read_codes(fact, value, fact.kind == CODES if several is False else True)
    readers = {NUMBER: _read_number, DAY: _read_day, YES_NO: _read_yes_no}
    found = readers[fact.kind](value)
    if found is None:
        raise BadTree(_("%(fact)s: “%(value)s” cannot be read.") % {"fact": fact.words, "value": value})
    return found


def _read_codes(fact, value, several):
    values = value if isinstance(value, list) else [value]
    strange = [one for one in values if not isinstance(one, str) or one not in fact.options()]
    if strange:
        raise BadTree(_("%(fact)s: there is no “%(value)s”.") % {"fact": fact.words, "value": strange[0]})
    return values if several else values[0]


def _read_number(value):
    """Whole ones as they are, others as text: JSON's fractions are not exact."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > MAX_NUMBER:
        return None
    return int(number) if number == number.to_integral_value() else str(number.normalize())


def _read_day(value):
    try:
        return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()
    except (TypeError, ValueError):
        return None


def _read_yes_no(value):
    return {True: True, False: False, "yes": True, "no": False}.get(value) if isinstance(value, bool | str) else None


def conditions(tree):
    """The conditions of a tree, from left to right."""
    if "not" in tree:
        return conditions(tree["not"]) if isinstance(tree["not"], dict) else []
    for group in GROUPS:
        if group in tree:
            parts = tree[group] if isinstance(tree[group], list) else []
            return [found for part in parts if isinstance(part, dict) for found in conditions(part)]
    return [tree]


def facts_of(tree, whom):
    """The facts that a tree asks for, each once, in its order."""
    return list(dict.fromkeys(FACTS[whom][condition["fact"]] for condition in conditions(tree)))


def told_by(facts, whom):
    """The told facts that ``facts`` come from, each once."""
    return list(dict.fromkeys(FACTS[whom][code] for fact in facts for code in fact.told))
