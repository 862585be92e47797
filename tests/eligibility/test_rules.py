"""Drafts, cases, putting in force and withdrawing; what is refused, and why."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from caseload.core import wall_clock
from households.support.eligibility.models import Rule
from households.support.eligibility.services import rules as service
from households.support.eligibility.services.trees import BadTree, read
from households.support.policies.models import Policy

DAY = date(2026, 11, 30)
AGED = {"fact": "age", "is": "at_least", "value": 80}


@pytest.fixture
def allowance(db):
    return Policy.objects.get(pk="elder_allowance")


@pytest.fixture
def draft(allowance, admin):
    return service.begin_draft(by=admin, policy=allowance)


def statuses(policy):
    return list(Rule.objects.filter(policy=policy).order_by("pk").values_list("status", flat=True))


def test_a_draft_is_a_copy_of_what_is_in_force_with_its_cases_and_there_is_one(allowance, admin, draft):
    held = Rule.objects.in_force(DAY).get(policy=allowance)
    assert (draft.tree, draft.cases.count()) == (held.tree, held.cases.count()) and draft.by == admin
    assert service.begin_draft(by=admin, policy=allowance) == draft
    assert statuses(allowance) == ["in_force", "draft"]


def test_put_in_force_it_replaces_the_one_before(allowance, admin, draft):
    service.put_in_force(by=admin, rule=draft)
    assert statuses(allowance) == ["withdrawn", "in_force"]
    old = Rule.objects.filter(policy=allowance).order_by("pk").first()
    assert old.valid_to == wall_clock.today() and old.events.count() == 2
    draft.refresh_from_db()
    assert draft.valid_from == wall_clock.today()
    with pytest.raises(service.NotADraft):
        service.change_tree(by=admin, rule=draft, tree=AGED)


def test_a_rule_whose_case_fails_is_not_put_in_force_and_says_which(allowance, admin, draft):
    service.change_tree(by=admin, rule=draft, tree={**AGED, "value": 81})
    with pytest.raises(service.RuleRefused, match=r"80周岁生日当天.+符合条件.+不符合"):
        service.put_in_force(by=admin, rule=draft)
    assert statuses(allowance) == ["in_force", "draft"]


@pytest.mark.parametrize("kind", ["yes", "no", "unknown"])
def test_a_rule_is_proved_by_cases_of_every_kind(admin, draft, kind):
    draft.cases.filter(expected=kind).delete()
    with pytest.raises(service.RuleRefused, match="每一种"):
        service.put_in_force(by=admin, rule=draft)


def test_a_rule_of_facts_that_are_always_known_needs_no_case_of_the_unknown(admin, db):
    draft = service.begin_draft(by=admin, policy=Policy.objects.get(pk="heating_aid"))
    service.put_in_force(by=admin, rule=draft)
    draft.refresh_from_db()
    assert draft.status == Rule.Status.IN_FORCE


def test_it_is_not_put_in_force_before_its_first_day_nor_for_others(allowance, admin, draft):
    service.change_source(by=admin, rule=draft, valid_from=wall_clock.today() + timedelta(days=1))
    with pytest.raises(service.RuleRefused):
        service.put_in_force(by=admin, rule=draft)
    service.change_source(by=admin, rule=draft, valid_from=None, paper="通知", paper_number="鲁民〔2026〕1号")
    Policy.objects.filter(pk=allowance.pk).update(whom="household")
    with pytest.raises(service.RuleRefused):
        service.put_in_force(by=admin, rule=draft)


def test_withdrawn_nothing_judges_any_more(allowance, admin):
    held = Rule.objects.in_force(DAY).get(policy=allowance)
    service.withdraw(by=admin, rule=held)
    assert not Rule.objects.in_force(DAY).filter(policy=allowance)
    with pytest.raises(service.RuleRefused):
        service.withdraw(by=admin, rule=held)


def test_a_policy_without_a_rule_begins_with_its_conditions(admin, db):
    policy = Policy.objects.get(pk="legal_aid")
    with pytest.raises(service.RuleRefused):
        service.begin_draft(by=admin, policy=policy)
    draft = service.begin_draft(by=admin, policy=policy, tree=AGED)
    assert (draft.whom, draft.paper) == ("member", "法律援助法")
    case = service.save_case(
        by=admin, rule=draft, tries="老人", day=DAY, facts={"birth_date": "1940-01-01", "sex": ""}, expected="yes"
    )
    assert case.facts == {"birth_date": "1940-01-01"}
    with pytest.raises(BadTree):
        service.save_case(by=admin, rule=draft, tries="x", day=DAY, facts={"birth_date": "never"}, expected="no")
    service.remove_case(by=admin, rule=draft, case=case)
    service.remove_draft(by=admin, rule=draft)
    assert not Rule.objects.filter(policy=policy)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"status": "in_force", "valid_from": DAY}, "policy_has_one_rule_in_force"),
        ({"status": "in_force", "policy_id": "legal_aid"}, "rule_in_force_has_its_first_day"),
        ({"policy_id": "legal_aid", "valid_from": DAY, "valid_to": date(2026, 1, 1)}, "rule_ends_after_it_begins"),
        ({}, "policy_has_one_draft"),
    ],
)
def test_the_database_refuses_two_rules_in_force_and_days_that_do_not_fit(draft, facts, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Rule.objects.create(**{"policy": draft.policy, "whom": "member", "tree": AGED} | facts)


@pytest.mark.parametrize(
    "tree",
    [
        [],
        {},
        {"all": []},
        {"any": [{}]},
        {"not": [AGED]},
        {**AGED, "fact": "shoe_size"},
        {**AGED, "fact": "dibao_line"},
        {**AGED, "fact": "eldest_age"},
        {**AGED, "is": "among"},
        {**AGED, "is": []},
        {**AGED, "value": "many"},
        {**AGED, "value": True},
        {**AGED, "value": "1e99"},
        {**AGED, "value": None},
        {"fact": "sex", "is": "among", "value": ["X"]},
        {"fact": "birth_date", "is": "from", "value": "2026-02-30"},
        {"fact": "disabled", "is": "is", "value": "perhaps"},
        {"all": [AGED] * 41},
        {"not": {"not": {"not": {"not": {"not": {"not": AGED}}}}}},
    ],
)
def test_what_is_no_condition_is_refused_in_words(tree, db):
    with pytest.raises(BadTree) as refused:
        read(tree, "member")
    assert len(str(refused.value)) > 5


def test_a_condition_is_stored_in_one_way(db):
    tree = {"all": [{**AGED, "value": "80.0"}, {"fact": "sex", "is": "among", "value": "F"}]}
    assert read(tree, "member") == {"all": [AGED, {"fact": "sex", "is": "among", "value": ["F"]}]}
    assert read({**AGED, "value": "7.50"}, "member")["value"] == "7.5"


def put(draft, admin):
    try:
        service.put_in_force(by=admin, rule=draft)
    except service.NotADraft:
        return False
    finally:
        connection.close()
    return True


def test_two_who_put_it_in_force_at_once_do_it_once(committed, draft, admin):
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _n: put(draft, admin), range(4)))
    assert sum(done) == 1 and statuses(draft.policy) == ["withdrawn", "in_force"]
