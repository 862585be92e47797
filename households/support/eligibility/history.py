"""How the history says the conditions of a rule."""

from caseload.core.audit import SAID
from households.support.eligibility.facts import FACTS, HOUSEHOLD, MEMBER
from households.support.eligibility.services.trees import conditions
from households.support.eligibility.services.wording import in_words


def _said(tree):
    is_of_member = all(condition["fact"] in FACTS[MEMBER] for condition in conditions(tree))
    return in_words(tree, MEMBER if is_of_member else HOUSEHOLD)


SAID["tree"] = _said
