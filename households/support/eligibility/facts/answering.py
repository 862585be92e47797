"""What is asked of the household about a fact that nobody knows, and which columns of the file its answer goes to.

A fact that stands here can be answered at the door; the others are put in the file.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from households import vocab
from households.glosses import gloss_lazy
from households.support.eligibility.facts import FACTS, HOUSEHOLD, MEMBER, words
from households.support.eligibility.facts.fact import CODE, CODES, DAY, NUMBER, YES_NO

AT_SCHOOL, DONE = "school:", "done:"
DISABLED = "残疾"
UNKNOWN = (None, "", [], "未说明")
"""What a column holds while nobody knows."""


@dataclass(frozen=True)
class Answer:
    """How a fact is answered. ``columns``: (member or household, answer) → {column: value} that are written."""

    kind: str
    columns: Callable
    options: Callable = dict
    """{value: words}; of CODE and CODES."""
    most: int = 0
    """Of NUMBER: the largest that is plausible."""
    unit: object = ""


def _into(column):
    return lambda row, answer: {column: answer}


def schools():
    """At school, and where; or not at school any more, and what was learnt."""
    now = {AT_SCHOOL + word: gloss_lazy(word) for word in vocab.SCHOOL_STATUSES}
    return now | {DONE + word: Not(gloss_lazy(word)) for word in vocab.EDUCATIONS}


class Not:
    """“Not at school, …” in the reader's language."""

    def __init__(self, words):
        self.words = words

    def __str__(self):
        return str(pgettext_lazy("schooling", "not at school, finished: %(what)s")) % {"what": self.words}


def _schooling(row, answer):
    kind, _colon, word = answer.partition(":")
    return {"school_status": word} if kind + ":" == AT_SCHOOL else {"school_status": "", "education": word}


def _insured(row, answer):
    return {"medical_insurance": True} if answer else {"medical_insurance": False, "employee_medical_insurance": False}


def _income(household, answer):
    return {"net_income": answer, "net_income_per_capita": round(answer / max(household.member_count, 1), 2)}


OF_MEMBER = {
    "birth_date": Answer(DAY, _into("birth_date")),
    "sex": Answer(CODE, _into("sex"), words.sexes),
    "marital_status": Answer(CODE, _into("marital_status"), words.listed(vocab.MARITAL_STATUSES[:-1])),
    "health": Answer(CODES, _into("health"), words.listed(vocab.HEALTH)),
    "disability": Answer(CODE, _into("disability_type"), words.listed(vocab.DISABILITY_TYPES)),
    "disability_level": Answer(CODE, _into("disability_level"), words.listed(vocab.DISABILITY_LEVELS)),
    "schooling": Answer(CODE, _schooling, schools),
    "labour": Answer(CODE, _into("labour_skill"), words.listed(vocab.LABOUR_SKILLS)),
    "works": Answer(NUMBER, _into("work_months"), most=12, unit=_("months of work a year; 0: no work")),
    "medical_insured": Answer(YES_NO, _insured),
    "employee_pension": Answer(YES_NO, _into("employee_pension_insurance")),
    "resident_pension": Answer(YES_NO, _into("pension_insurance")),
}
OF_HOUSEHOLD = {
    "income": Answer(NUMBER, _income, most=10**7, unit=_("yuan, all together")),
    "self_paid": Answer(NUMBER, _into("compliant_self_pay"), most=10**7, unit=_("yuan, all together")),
    "causes": Answer(CODE, _into("main_cause"), words.causes),
    "tenure": Answer(CODE, _into("tenure"), words.tenures),
}


def asked_of(code, member):
    """(code, member or None) by which the fact ``code`` is asked of ``member``, or of the household; None where it
    cannot be answered at the door. Whether there is a disability is asked before its kind and level."""
    if code in OF_HOUSEHOLD:
        return code, None
    if member is None:
        return None
    is_disabled = member.disability_type or member.disability_level or DISABLED in member.health
    if code == "disabled" or (code in ("disability", "disability_level") and not is_disabled):
        code = "health"
    return (code, member) if code in OF_MEMBER else None


def answer_to(code, member):
    return (OF_HOUSEHOLD if member is None else OF_MEMBER).get(code)


def question_about(code, member):
    return FACTS[HOUSEHOLD if member is None else MEMBER][code].question
