"""What pages say of a standing beside its columns."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from caseload.core.templatetags.reading import full_day
from households.support.eligibility.facts.answering import asked_of, question_about
from households.support.eligibility.models import Explanation, NotApplicable, Standing
from households.support.eligibility.services.standing import judge_stale
from households.support.eligibility.services.wording import facts_in_words, questions

K, B = Standing.Kind, Standing.Because
TO_RAISE = (K.GAP, K.SOON, K.LOSING)
"""What somebody has to do something about, most pressing first."""


def with_words(rows):
    """Put on each row its kind, the facts and the questions in words. What is not known, and
    that nothing is received, needs no saying."""
    for row in rows:
        row.kind_words = row.get_kind_display()
        row.when = _when(row)
        told = {code: value for code, value in row.facts.items() if value not in ([], None)}
        row.said = facts_in_words(told, row.rule.whom)
        row.grounds = [pgettext("a condition", "%(fact)s: %(value)s") % {"fact": n, "value": v} for n, v in row.said]
        row.questions = questions(row.missing, row.rule.whom)
    return rows


def _when(row):
    if row.kind == K.SOON:
        return _("from %(day)s on, by the birthday") % {"day": full_day(row.turns_on)}
    if row.because == B.BIRTHDAY:
        return _("until the birthday on %(day)s") % {"day": full_day(row.turns_on)}
    if row.because == B.ENDS:
        return _("until %(day)s, unless it is renewed") % {"day": full_day(row.turns_on)}
    return _("the conditions do not hold any more") if row.because == B.FACTS else ""


def with_answers(rows, household):
    """Put on each row of ``household`` what was answered to it: the reason that holds, and the last explanation."""
    asides = NotApplicable.objects.standing().filter(household=household).select_related("by")
    told = Explanation.objects.filter(household=household).select_related("by").order_by("on", "pk")
    reasons = {(answer.policy_id, answer.member_id): answer for answer in asides}
    explained = {(one.policy_id, one.member_id): one for one in told}
    for row in rows:
        row.answer = reasons.get((row.policy_id, row.member_id))
        row.explained = explained.get((row.policy_id, row.member_id))
    return rows


def standings_of(household):
    """(what is to be raised, what is to be asked, what was set aside) of a household, as it stands now: rows with their
    words, and questions."""
    judge_stale(household.pk)
    rows = Standing.objects.filter(household=household, kind__in=[*TO_RAISE, K.UNKNOWN, K.ASIDE])
    rows = with_words(list(rows.select_related("rule", "policy", "member").order_by("policy__order", "member_id")))
    raised = sorted((row for row in rows if row.kind in TO_RAISE), key=lambda row: TO_RAISE.index(row.kind))
    return raised, to_ask(rows), [row for row in rows if row.kind == K.ASIDE]


@dataclass
class Question:
    """What to ask, of whom (None: the household), and the policies that it may decide. ``code``: of the fact that the
    answer is written to; empty where it is put in the file."""

    words: str
    member: object
    code: str
    policies: list = field(default_factory=list)


def _question(code, row):
    asked = asked_of(code, row.member)
    if asked:
        code, member = asked
        return Question(question_about(code, member), member, code)
    return next((Question(words, row.member, "") for words in questions([code], row.rule.whom)), None)


def to_ask(rows):
    """Each question once, those that decide most policies first; of ``rows`` that cannot be told."""
    found = {}
    for row in rows:
        for code in row.missing if row.kind == K.UNKNOWN else ():
            question = _question(code, row)
            if question:
                question = found.setdefault((str(question.words), question.member), question)
                question.policies += [] if row.policy in question.policies else [row.policy]
    return sorted(found.values(), key=lambda question: -len(question.policies))
