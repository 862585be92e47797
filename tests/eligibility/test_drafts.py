"""Drafts on their pages: conditions by buttons, cases, source, whom it would touch, in force."""

import json
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from households.models import Household, Member
from households.support.eligibility.forms.trees import TreeForm
from households.support.eligibility.models import Rule, RuleCase
from households.support.eligibility.seed import RULES
from households.support.eligibility.services.judging import judgement_sql
from households.support.eligibility.services.rules import change_tree, lacking
from households.support.policies.models import Policy
from tests import make
from tests.eligibility.drafts import draft

pytestmark = pytest.mark.django_db
AGED = {"fact": "age", "is": "at_least", "value": 80}


def url(name, rule):
    return reverse(f"eligibility:{name}", args=[rule.pk])


def sent(form, **said):
    """What a browser sends of ``form`` as it stands."""
    pairs = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**pairs, **said}.items() if value is not None}


@pytest.mark.parametrize("code", RULES)
def test_what_the_form_shows_of_a_rule_is_saved_as_it_was(code):
    rule = Rule.objects.get(policy=code)
    shown = TreeForm(whom=rule.whom, tree=rule.tree)
    form = TreeForm(_query(sent(shown)), whom=rule.whom, tree={"all": []})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["tree"] == rule.tree


def _query(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def test_conditions_are_added_and_removed_by_buttons_and_saved_at_the_end(enter, admin):
    rule, client = draft(by=admin), enter(admin)
    page = client.get(url("conditions", rule))
    data = sent(page.context["form"])
    form = client.post(url("conditions", rule), {**data, "g2-new": "sex", "do": "add:2"}).context["form"]
    form = client.post(url("conditions", rule), {**sent(form), "do": "group:2"}).context["form"]
    group = max(node.n for node in form.root.all())
    form = client.post(
        url("conditions", rule), {**sent(form), f"g{group}-new": "household_size", "do": f"add:{group}"}
    ).context["form"]
    assert not form.errors and Rule.objects.get(pk=rule.pk).tree == AGED
    form = client.post(url("conditions", rule), {**sent(form), "do": "save"}).context["form"]
    assert form.errors
    said = {"c3-value": ["F"], f"g{group}-joint": "not any", f"c{group + 1}-value": "1"}
    answer = client.post(url("conditions", rule), {**sent(form), **said, "do": "save"})
    assert answer.status_code == 302
    rule.refresh_from_db()
    women = {"fact": "sex", "is": "among", "value": ["F"]}
    alone = {"fact": "household_size", "is": "at_least", "value": 1}
    assert rule.tree == {"all": [AGED, women, {"not": alone}]}
    form = client.get(url("conditions", rule)).context["form"]
    gone = next(node.n for node in form.root.all() if node.fact and node.fact.code == "sex")
    form = client.post(url("conditions", rule), {**sent(form), "do": f"remove:{gone}"}).context["form"]
    client.post(url("conditions", rule), {**sent(form), "do": "save"})
    rule.refresh_from_db()
    assert "sex" not in json.dumps(rule.tree)


@pytest.mark.parametrize(
    "shape",
    [
        *["", "[]", "{}", '{"n": 1, "fact": "x"}', '{"n":1,"parts":[{"n":1,"fact":"age"}]}', "[" * 5000],
        *['{"n": 1e999, "parts": []}', '{"n": 1, "parts": 7}', '{"n": 1, "fact": ["age"]}'],
    ],
)
def test_a_shape_that_nobody_was_shown_is_refused_in_a_sentence(enter, admin, shape):
    rule = draft(by=admin)
    answer = enter(admin).post(url("conditions", rule), {"shape": shape, "version": rule.version, "do": "save"})
    assert answer.status_code == 200 and answer.context["form"].errors
    answer = enter(admin).post(url("conditions", rule), {"shape": shape, "do": "add:1"})
    assert answer.status_code == 200


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(enter, admin, en):
    rule, client = draft(by=admin), enter(admin)
    data = sent(client.get(url("conditions", rule)).context["form"])
    change_tree(by=admin, rule=rule, tree={**AGED, "value": 81})
    page = client.post(url("conditions", rule), {**data, "do": "save"})
    assert "Somebody else has changed" in page.content.decode()
    assert Rule.objects.get(pk=rule.pk).tree["value"] == 81


def test_a_policy_without_a_rule_gets_its_first_conditions(enter, admin):
    client, address = enter(admin), reverse("eligibility:new", args=["legal_aid"])
    assert client.post(address, {**sent(client.get(address).context["form"]), "do": "save"}).context["form"].errors
    data = {**sent(client.get(address).context["form"]), "g1-new": "disabled", "do": "add:1"}
    form = client.post(address, data).context["form"]
    client.post(address, {**sent(form), "c2-value": "no", "do": "save"})
    rule = Rule.objects.get(policy="legal_aid")
    assert rule.tree == {"fact": "disabled", "is": "is", "value": False} and rule.is_draft
    assert client.get(address).url == rule.get_absolute_url()
    again = client.post(address, {**sent(form), "c2-value": "yes", "do": "save"}, follow=True)
    assert "没有保存" in again.content.decode() and Rule.objects.get(policy="legal_aid").tree == rule.tree


def test_a_draft_says_all_that_it_lacks_before_it_is_put_in_force(enter, admin, en):
    rule, client = draft(by=admin), enter(admin)
    rule.cases.filter(expected="unknown").delete()
    change_tree(by=admin, rule=rule, tree={**AGED, "value": 70})
    for page in (client.get(rule.get_absolute_url()), client.get(url("force", rule))):
        page = page.content.decode()
        assert "cannot be put in force yet" in page and "expects “Cannot be told”" in page
        assert page.count("and the rule says") >= 1
    rule = change_tree(by=admin, rule=rule, tree=AGED)
    assert len(list(lacking(rule))) == 1


def test_a_case_is_entered_and_told_at_once_whether_the_rule_agrees(enter, admin, en):
    rule, client = draft(by=admin), enter(admin)
    facts = {"tries": "九十岁", "day": "2026-11-30", "expected": "no", "fact-birth_date": "1936-01-01"}
    page = client.post(url("case_new", rule), facts, follow=True).content.decode()
    assert "The rule says “Eligible”" in page
    case = RuleCase.objects.get(rule=rule, tries="九十岁")
    assert case.facts == {"birth_date": "1936-01-01"}
    assert "tries this already" in client.post(url("case_new", rule), facts).content.decode()
    client.post(url("case", case), {**facts, "expected": "yes"})
    case.refresh_from_db()
    assert case.expected == "yes"
    client.post(url("case_remove", case))
    assert not RuleCase.objects.filter(pk=case.pk)


def test_the_preview_counts_whom_it_would_touch_within_reach_and_then_it_is_in_force(
    enter, admin, supervisor, own, foreign, en, django_assert_max_num_queries
):
    Member.objects.filter(pk=own.head_id).update(birth_date=date(1948, 1, 1))
    make.member(own, "王老汉", "之父", birth_date=date(1930, 1, 1))
    Member.objects.filter(pk=foreign.head_id).update(birth_date=date(1930, 1, 1))
    rule, client = draft(by=admin), enter(admin)
    change_tree(by=admin, rule=rule, tree={**AGED, "value": 70})
    with django_assert_max_num_queries(16):
        found = client.get(url("force", rule)).context["preview"]
    assert (found.eligible, [change.count for change in found.changes]) == (3, [1, 0, 0])
    assert [(home.pk, member.pk) for home, member in found.changes[0].first] == [(own.pk, own.head_id)]
    page = client.post(url("force", rule), follow=True).content.decode()
    assert "70 years old, or older" in page.partition(">History<")[2]
    assert "The case “" in page and Rule.objects.get(pk=rule.pk).is_draft
    change_tree(by=admin, rule=rule, tree=AGED)
    client.post(url("force", rule))
    assert Rule.objects.get(pk=rule.pk).status == "in_force"
    assert client.get(url("conditions", rule)).url == rule.get_absolute_url()
    assert enter(supervisor).get(url("force", rule)).status_code == 403


def test_within_reach_only_is_judged(supervisor, own, foreign):
    sql, params = judgement_sql(
        Rule.objects.get(policy="dibao"), date(2026, 11, 30), Household.objects.visible_to(supervisor)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        assert [row[0] for row in cursor] == [own.pk]
    nobody = judgement_sql(Rule.objects.get(policy="dibao"), date(2026, 11, 30), Household.objects.none())
    with connection.cursor() as cursor:
        cursor.execute(*nobody)
        assert cursor.fetchall() == []


def test_a_draft_is_thrown_away_and_what_is_in_force_withdrawn(enter, admin):
    rule, client = draft(by=admin), enter(admin)
    client.post(url("withdraw", rule))
    assert not Rule.objects.filter(pk=rule.pk)
    held = Rule.objects.get(policy="elder_allowance")
    assert client.get(url("withdraw", held)).status_code == 200
    client.post(url("withdraw", held))
    held.refresh_from_db()
    assert held.status == "withdrawn"
    client.post(url("begin", held))
    assert not Rule.objects.filter(policy="elder_allowance", status="draft")
    assert Policy.objects.filter(pk="elder_allowance").exists()
