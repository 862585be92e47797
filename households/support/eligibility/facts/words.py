"""The values of facts that are codes, with their words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from households import vocab
from households.glosses import gloss_lazy
from households.models import Category, Household, Member
from households.support.policies.models import Policy

NONE = "none"
SCHOOLING = {
    NONE: _("not at school"),
    "kindergarten": _("kindergarten"),
    "primary": _("primary school"),
    "junior": _("junior secondary school"),
    "senior": _("senior secondary school"),
    "vocational": _("secondary vocational school"),
    "college": _("vocational college"),
    "university": _("university"),
}


def listed(words):
    """The words of one of the national lists."""
    return lambda: {word: gloss_lazy(word) for word in words}


def or_none(words):
    """The same, or that there is none."""
    return lambda: {NONE: pgettext_lazy("disability", "none"), **listed(words)()}


def of_table(model):
    return lambda: {row.pk: str(row) for row in catalogues.rows(model).values()}


categories = of_table(Category)
policies = of_table(Policy)
causes = listed(vocab.CAUSES)


def schooling():
    return SCHOOLING


def sexes():
    return {Member.Sex.MALE.value: Member.Sex.MALE.label, Member.Sex.FEMALE.value: Member.Sex.FEMALE.label}


def tenures():
    return dict(Household.Tenure.choices)


def grades():
    return dict(Household.Grade.choices)
