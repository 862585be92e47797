"""The rules that an empty database begins with, each with its cases (DOMAIN 5). Administrators change them."""

from datetime import date

from households.support.eligibility.models import Rule, RuleCase
from households.support.eligibility.seed import civil_affairs, disabled_and_health, school_work_and_home
from households.support.policies.models import Policy

RULES = civil_affairs.RULES | disabled_and_health.RULES | school_work_and_home.RULES
BEGAN = date(2026, 1, 1)


def seed():
    """A policy that has, or ever had, a rule is left to its administrators."""
    have = set(Rule.objects.values_list("policy_id", flat=True))
    policies = {row.pk: row for row in Policy.objects.all()}
    for code, (tree, note, cases) in RULES.items():
        if code not in have and code in policies:
            _begin(policies[code], tree, note, cases)


def _begin(policy, tree, note, cases):
    rule = Rule.objects.create(
        policy=policy,
        whom=policy.whom,
        status=Rule.Status.IN_FORCE,
        tree=tree,
        paper=policy.source,
        note=note,
        valid_from=BEGAN,
    )
    RuleCase.objects.bulk_create(
        RuleCase(rule=rule, tries=tries, day=day, facts=facts, expected=expected)
        for expected, tries, day, facts in cases
    )
