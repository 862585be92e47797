"""Conditions, facts and what is missing, in words of the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from caseload.core.templatetags.reading import as_decimal, full_day, yuan
from households.support.eligibility.facts import CODE, CODES, DAY, FACTS, NUMBER
from households.support.eligibility.services.trees import COMPARISONS


def in_words(tree, whom):
    """One sentence: 年满 80 周岁，且（…，或 …）."""
    return _in_words(tree, whom, is_inner=False)


def _in_words(tree, whom, is_inner):
    if "not" in tree:
        return pgettext("conditions", "not (%(what)s)") % {"what": _in_words(tree["not"], whom, is_inner=False)}
    if "fact" in tree:
        return condition_in_words(tree, whom)
    joint = pgettext("conditions", ", and ") if "all" in tree else pgettext("conditions", ", or ")
    parts = tree.get("all", tree.get("any"))
    sentence = joint.join(_in_words(part, whom, is_inner=len(parts) > 1) for part in parts)
    return pgettext("conditions", "(%(what)s)") % {"what": sentence} if is_inner and len(parts) > 1 else sentence


def condition_in_words(condition, whom):
    fact = FACTS[whom][condition["fact"]]
    value = value_in_words(fact, condition["value"])
    if condition["is"] in fact.says:
        return fact.says[condition["is"]] % {"value": value}
    facts = {"fact": fact.words, "comparison": COMPARISONS[fact.kind][condition["is"]], "value": value}
    if condition["is"] in ("is", "among"):
        return pgettext("a condition", "%(fact)s: %(value)s") % facts
    return pgettext("a condition", "%(fact)s %(comparison)s %(value)s") % facts


def value_in_words(fact, value, joint=None):
    """A value of ``fact`` as a tree, a case or an answer of the database holds it; ``joint``: between several, of which
    a condition wants one."""
    if value is None:
        return pgettext("of a fact", "not known")
    if fact.kind in (CODE, CODES):
        options, held = fact.options(), value if isinstance(value, list) else [value]
        joint = joint or pgettext("values", " or ")
        return joint.join(str(options.get(one, one)) for one in held) or pgettext("values", "none")
    if fact.kind == DAY:
        return full_day(date.fromisoformat(value))
    if fact.kind == NUMBER:
        number, joint = yuan(as_decimal(value)), "" if fact.unit == "%" else " "
        return f"{number}{joint}{fact.unit}"
    return _("yes") if value else _("no")


def facts_in_words(facts, whom):
    """[(name, value)] of ``facts``, {code: value}, as an answer or a case holds them."""
    also = pgettext("values", ", ")
    return [
        (FACTS[whom][code].words, value_in_words(FACTS[whom][code], value, also))
        for code, value in facts.items()
        if code in FACTS[whom]
    ]


def missing_in_words(codes, whom):
    """The names of the told facts that are missing."""
    return [FACTS[whom][code].words for code in codes]


def questions(codes, whom):
    """What to ask the household for the facts that are missing; lines of incomes are not theirs to tell."""
    return [FACTS[whom][code].question for code in codes if FACTS[whom][code].question]


@dataclass
class Line:
    """A line of the conditions as they are drawn: a condition, or how those one ``depth`` below it go together."""

    depth: int
    words: str
    is_negated: bool = False


def lines(tree, whom, depth=0, is_negated=False):
    if "not" in tree:
        yield from lines(tree["not"], whom, depth, not is_negated)
    elif "fact" in tree:
        yield Line(depth, condition_in_words(tree, whom), is_negated)
    else:
        yield Line(depth, _("All of these") if "all" in tree else _("One or more of these"), is_negated)
        for part in tree.get("all", tree.get("any")):
            yield from lines(part, whom, depth + 1)
