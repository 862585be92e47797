"""Rules: those of all policies by department, and the page of one with what it says of its cases."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from caseload.core import audit
from caseload.core.permissions import P, allow
from households.support.eligibility.models import Rule, RuleCase
from households.support.eligibility.services.cases import try_cases
from households.support.eligibility.services.rules import lacking
from households.support.eligibility.services.wording import facts_in_words, in_words, lines, missing_in_words
from households.support.policies.models import Policy

S = Rule.Status


@allow(P.RULE_VIEW)
def listed(request):
    rules = Rule.objects.visible_to(request.user).filter(status__in=[S.IN_FORCE, S.DRAFT])
    by_policy = {}
    for rule in rules:
        rule.sentence = in_words(rule.tree, rule.whom)
        by_policy.setdefault(rule.policy_id, {})[rule.status] = rule
    policies = Policy.objects.current().select_related("authority").order_by("authority__order", "authority", "order")
    rows = list(policies)
    for policy in rows:
        held = by_policy.get(policy.pk, {})
        policy.rule, policy.draft = held.get(S.IN_FORCE), held.get(S.DRAFT)
    ruled = [policy for policy in rows if policy.rule or policy.draft]
    context = {
        "departments": [(authority, list(theirs)) for authority, theirs in groupby(ruled, lambda row: row.authority)],
        "total": sum(bool(policy.rule) for policy in ruled),
        "without": [policy for policy in rows if policy not in ruled],
        "may_edit": request.user.may(P.CATALOGUES),
    }
    return render(request, "eligibility/rules.html", context)


def fetch(user, pk):
    rules = Rule.objects.visible_to(user).select_related("policy__authority", "by")
    return get_object_or_404(rules, pk=pk)


@allow(P.RULE_VIEW)
def detail(request, pk):
    rule = fetch(request.user, pk)
    others = Rule.objects.visible_to(request.user).filter(policy=rule.policy_id).exclude(pk=pk)
    context = {
        "rule": rule,
        "lines": list(lines(rule.tree, rule.whom)),
        "cases": tried_in_words(rule),
        "lacking": list(lacking(rule)) if rule.is_draft else [],
        "others": others.order_by("-created_at", "-pk"),
        "entries": audit.history(rule),
        "may_edit": request.user.may(P.CATALOGUES),
        "page_back": reverse("eligibility:rules"),
    }
    return render(request, "eligibility/rule.html", context)


def tried_in_words(rule):
    """Its cases, each with what the rule says of it and the facts in words."""
    tried = try_cases(rule)
    for one in tried:
        answer = RuleCase.Answer(one.answer)
        one.kind, one.words = RuleCase.KINDS[answer], answer.label
        one.facts = facts_in_words(one.case.facts, rule.whom)
        one.lacks = missing_in_words(one.missing, rule.whom)
    return tried
