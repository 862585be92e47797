"""The pages of rules: who reads them, what they say, who edits."""

import pytest
from django.urls import reverse

from caseload.demo.benefits import enter_amounts
from households.support.eligibility.models import IncomeLine, Rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def allowance():
    return Rule.objects.get(policy="elder_allowance")


def test_a_supervisor_reads_the_rules_in_words_and_a_worker_does_not(enter, supervisor, worker, en):
    page = enter(supervisor).get(reverse("eligibility:rules")).content.decode()
    assert "80 years old, or older" in page and "34 rules in force" in page and "Income lines</a>" not in page
    assert enter(worker).get(reverse("eligibility:rules")).status_code == 403


def test_the_page_of_a_rule_says_what_it_says_of_its_cases(enter, supervisor, allowance, django_assert_max_num_queries):
    client = enter(supervisor)
    page = client.get(allowance.get_absolute_url()).content.decode()
    for words in ("年满 80 周岁", "80周岁生日前一天", "2026年11月29日", "符合条件", "缺少：出生日期"):
        assert words in page, words
    allowance.cases.filter(expected="no").update(expected="yes")
    assert "late" in client.get(allowance.get_absolute_url()).content.decode().partition("80周岁生日前一天")[2][:900]
    with django_assert_max_num_queries(12):
        client.get(allowance.get_absolute_url())


def test_the_conditions_are_read_as_they_are_nested(enter, supervisor, en):
    page = enter(supervisor).get(Rule.objects.get(policy="tekun").get_absolute_url()).content.decode()
    assert page.count("One or more of these") == 2 and page.count("All of these") == 1
    dibao = enter(supervisor).get(Rule.objects.get(policy="dibao").get_absolute_url()).content.decode()
    assert "<b>Not</b>" in dibao and "below 100% of the line" in dibao


def test_an_income_line_is_entered_in_the_catalogue(enter, admin):
    client = enter(admin)
    assert client.get(reverse("eligibility:lines")).status_code == 200
    client.post(reverse("eligibility:line_new"), {"kind": "dibao", "amount": "9600", "note": "鲁民〔2026〕1号"})
    assert str(IncomeLine.objects.get()) == "低保标准，9,600 元/年"


def test_the_demo_has_its_income_lines(admin):
    enter_amounts(admin)
    assert dict(IncomeLine.objects.values_list("kind", "amount")) == {"dibao": 9600, "monitor": 8800}
