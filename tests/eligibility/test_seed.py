"""The rules that an empty database begins with: what they say of their cases, and that they are all there."""

import pytest

from households.support.eligibility.models import Rule
from households.support.eligibility.seed import RULES, seed
from households.support.eligibility.services.cases import try_cases
from households.support.eligibility.services.rules import proved_by
from households.support.eligibility.services.trees import read
from households.support.policies.models import Policy

pytestmark = pytest.mark.django_db


def test_twenty_five_policies_have_a_rule_in_force_from_the_beginning():
    before = list(Rule.objects.in_force().values_list("policy", "tree"))
    assert len(before) >= 25
    seed()
    assert list(Rule.objects.in_force().values_list("policy", "tree")) == before


def test_what_migrations_begin_with_is_what_the_seed_says():
    stored = {
        rule.policy_id: (rule.tree, rule.note, [(c.expected, c.tries, str(c.day), c.facts) for c in rule.cases.all()])
        for rule in Rule.objects.in_force().prefetch_related("cases")
    }
    assert stored == {code: (tree, note, list(cases)) for code, (tree, note, cases) in RULES.items()}
    Rule.objects.all().delete()
    seed()
    assert Rule.objects.in_force().count() == len(RULES)


@pytest.mark.parametrize("code", RULES)
def test_each_rule_says_of_its_cases_what_they_expect(code):
    rule = Rule.objects.in_force().get(policy=code)
    assert rule.whom == Policy.objects.get(pk=code).whom
    assert read(rule.tree, rule.whom) == rule.tree
    tried = try_cases(rule)
    assert [(one.case.tries, one.answer, one.missing) for one in tried if not one.is_right] == []
    assert {one.case.expected for one in tried} == set(proved_by(rule))
    assert all(one.missing for one in tried if one.answer == "unknown")


def test_all_cases_of_a_rule_are_one_query(django_assert_num_queries):
    rule = Rule.objects.get(policy="elder_care_subsidy")
    cases = list(rule.cases.all())
    with django_assert_num_queries(1):
        assert len(try_cases(rule, cases=cases)) == len(cases)
