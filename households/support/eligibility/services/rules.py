"""Rules are begun, edited, put in force and withdrawn here. What is in force is never edited: a draft replaces it."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from households.support.eligibility.facts import FACTS
from households.support.eligibility.models import Rule, RuleCase
from households.support.eligibility.services.cases import try_cases
from households.support.eligibility.services.trees import facts_of, read, read_value, told_by
from households.support.policies.models import Policy

SOURCE = ("paper", "paper_number", "paper_on", "note", "valid_from", "valid_to")


class RuleRefused(Exception):
    """What was asked for cannot be done; the message says why, and the way out."""


class NotADraft(RuleRefused):
    def __init__(self):
        super().__init__(_("This rule is not a draft any more. Begin a new draft to change it."))


def begin_draft(*, by, policy, tree=None):
    """A draft for ``policy``: what is in force, with its cases, to be changed; or ``tree``. The draft there is, if any.

    Raises RuleRefused where there is neither."""
    with transaction.atomic():
        policy = Policy.objects.select_for_update().get(pk=policy.pk)
        rules = Rule.objects.filter(policy=policy)
        draft = rules.filter(status=Rule.Status.DRAFT).first()
        if draft:
            return draft
        held = rules.filter(status=Rule.Status.IN_FORCE, whom=policy.whom).first()
        if held is None and tree is None:
            raise RuleRefused(_("Say a first condition."))
        facts = {name: getattr(held, name) for name in SOURCE} if held else {"paper": policy.source}
        facts |= {"valid_from": None, "tree": read(tree or held.tree, policy.whom)}
        draft = Rule.objects.create(policy=policy, whom=policy.whom, by=by, **facts)
        if held:
            _copy_cases(held, draft)
        return draft


def _copy_cases(held, draft):
    for case in held.cases.all():
        RuleCase.objects.create(rule=draft, tries=case.tries, day=case.day, facts=case.facts, expected=case.expected)


def _locked_draft(rule):
    """The row, locked. Raises NotADraft."""
    row = Rule.objects.select_for_update(of=["self"]).select_related("policy").get(pk=rule.pk)
    if not row.is_draft:
        raise NotADraft
    return row


def _save(row, **facts):
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, facts[name])
        row.version = F("version") + 1
        row.save(update_fields=[*changed, "version"])
        row.refresh_from_db(fields=["version"])
    return row


@transaction.atomic
def change_tree(*, by, rule, tree):
    """Raises NotADraft, BadTree."""
    row = _locked_draft(rule)
    return _save(row, tree=read(tree, row.whom))


@transaction.atomic
def change_source(*, by, rule, **facts):
    """Of SOURCE. Raises NotADraft."""
    return _save(_locked_draft(rule), **{name: facts[name] for name in SOURCE if name in facts})


@transaction.atomic
def save_case(*, by, rule, tries, day, facts, expected, case=None):
    """A new case, or another content of ``case``. Raises NotADraft, BadTree."""
    row = _locked_draft(rule)
    case = case or RuleCase(rule=row)
    case.tries, case.day, case.expected = tries, day, expected
    case.facts = read_facts(facts, row.whom)
    case.save()
    return case


@transaction.atomic
def remove_case(*, by, rule, case):
    """Raises NotADraft."""
    _locked_draft(rule)
    case.delete()


def read_facts(facts, whom):
    """{code: value} of told facts as a case keeps them; empty ones are left out. Raises BadTree."""
    known = {fact.code: fact for fact in every_told(whom)}
    read_ = {code: read_value(known[code], value, several=False) for code, value in facts.items() if code in known}
    return {code: value for code, value in read_.items() if value not in (None, [])}


def every_told(whom, tree=None):
    """The told facts that a case may say something of: those that ``tree`` needs, or all."""
    facts = facts_of(tree, whom) if tree else [fact for fact in FACTS[whom].values() if fact.is_asked]
    return told_by(facts, whom)


@transaction.atomic
def put_in_force(*, by, rule):
    """From now on ``rule`` judges; the one before it, if any, is withdrawn. Raises RuleRefused, NotADraft."""
    Policy.objects.select_for_update().get(pk=rule.policy_id)
    row, today = _locked_draft(rule), wall_clock.today()
    refuse_unproved(row)
    first = row.valid_from or today
    for held in Rule.objects.filter(policy=row.policy_id, status=Rule.Status.IN_FORCE):
        _save(held, status=Rule.Status.WITHDRAWN, valid_to=max(held.valid_from, today))
    return _save(row, status=Rule.Status.IN_FORCE, valid_from=first)


def refuse_unproved(rule):
    """Raises RuleRefused with the first of what is ``lacking``."""
    for words in lacking(rule):
        raise RuleRefused(words)


def lacking(rule):
    """Why ``rule`` cannot be put in force yet, in words: the policy is for others now, a case fails, a kind of case is
    missing, its first day has not come."""
    if rule.whom != rule.policy.whom:
        yield _("The policy is given to others than when this rule was begun: remove it and begin anew.")
        return
    tried = try_cases(rule)
    for wrong in (one for one in tried if not one.is_right):
        facts = {"case": wrong.case, "expected": wrong.case.get_expected_display()}
        words = _("The case “%(case)s” expects “%(expected)s”, and the rule says “%(said)s”.")
        yield words % {**facts, "said": RuleCase.Answer(wrong.answer).label}
    expected = {one.case.expected for one in tried}
    for kind in (kind for kind in proved_by(rule) if kind not in expected):
        words = _("A rule is proved by cases of every kind; there is none that expects “%(kind)s”.")
        yield words % {"kind": kind.label}
    if rule.valid_from and rule.valid_from > wall_clock.today():
        yield _("It holds from a later day on: put it in force on that day.")


def proved_by(rule):
    """The answers that its cases must show: also “cannot be told”, where it asks for what the registry may not know."""
    answers = [RuleCase.Answer.YES, RuleCase.Answer.NO]
    if not all(fact.is_known for fact in every_told(rule.whom, rule.tree)):
        answers.append(RuleCase.Answer.UNKNOWN)
    return answers


@transaction.atomic
def withdraw(*, by, rule):
    """Nothing judges of the policy any more. Raises RuleRefused."""
    row = Rule.objects.select_for_update().get(pk=rule.pk)
    if row.status != Rule.Status.IN_FORCE:
        raise RuleRefused(_("This rule is not in force."))
    return _save(row, status=Rule.Status.WITHDRAWN, valid_to=max(row.valid_from, wall_clock.today()))


@transaction.atomic
def remove_draft(*, by, rule):
    """Raises NotADraft."""
    _locked_draft(rule).delete()
