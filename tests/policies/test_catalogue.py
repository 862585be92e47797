"""The catalogue of policies: amounts with dates, windows of the year, exclusions, and the guide for the door."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from caseload.core import catalogues
from households.support.policies.models import Policy, PolicyAmount, PolicyExclusion
from households.support.policies.seed import POLICIES, seed
from households.support.policies.services.amounts import amount_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 30)


@pytest.fixture
def dibao(db):
    return Policy.objects.get(pk="dibao")


def test_forty_policies_of_many_departments_are_there_from_the_beginning():
    assert Policy.objects.current(DAY).count() >= 40
    assert Policy.objects.values("authority").distinct().count() >= 10
    assert PolicyExclusion.objects.count() >= 10
    before = list(Policy.objects.values_list())
    seed()
    assert list(Policy.objects.values_list()) == before
    assert {row[0] for rows in POLICIES.values() for row in rows} == {row[0] for row in before}


def test_of_several_amounts_the_newest_that_has_begun_holds(dibao):
    assert amount_of(dibao, DAY) is None
    dibao.amounts.create(amount=900)
    dibao.amounts.create(amount=950, valid_from=DAY)
    dibao.amounts.create(amount=999, valid_from=date(2027, 1, 1))
    catalogues.forget()
    assert amount_of(dibao, date(2026, 11, 29)) == Decimal(900)
    assert amount_of(dibao, DAY) == Decimal(950)
    assert amount_of(dibao, date(2027, 1, 1)) == Decimal(999)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("policy_amount_once_per_day", {"amount": 5}),
        ("policy_amount_is_something", {"amount": 0, "valid_from": DAY}),
    ],
)
def test_the_database_refuses_two_amounts_of_one_day_and_an_amount_of_nothing(dibao, name, facts):
    dibao.amounts.create(amount=900)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        PolicyAmount.objects.create(policy=dibao, **facts)


@pytest.mark.parametrize("window", [("09-01", ""), ("", "09-01"), ("13-01", "13-02"), ("02-29", "03-01")])
def test_the_database_refuses_half_a_window_and_a_day_that_not_every_year_has(window):
    with pytest.raises(IntegrityError, match="policy_has_a_whole_window_or_none"), transaction.atomic():
        Policy.objects.filter(pk="dibao").update(apply_from=window[0], apply_to=window[1])


@pytest.mark.parametrize("pair", [("tekun", "dibao"), ("dibao", "tekun"), ("dibao", "dibao")])
def test_two_policies_exclude_each_other_once_in_whatever_order(pair):
    exclusion = PolicyExclusion(one_id=pair[0], other_id=pair[1])
    with pytest.raises(ValidationError):
        exclusion.full_clean()
    with pytest.raises(IntegrityError, match=r"exclude"), transaction.atomic():
        exclusion.save()


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2026, 9, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2027, 2, 28)),
        (date(2027, 3, 1), None),
        (date(2026, 8, 31), None),
    ],
)
def test_a_window_may_reach_into_the_next_year(day, closes):
    assert Policy.objects.get(pk="ins_subsidy").closes_on(day) == closes


def test_a_window_within_a_year(dibao):
    yulu = Policy.objects.get(pk="yulu")
    assert yulu.closes_on(date(2026, 9, 1)) == yulu.closes_on(date(2026, 11, 30)) == date(2026, 11, 30)
    assert yulu.closes_on(date(2026, 12, 1)) is None and dibao.closes_on(DAY) is None


def test_the_form_says_what_is_wrong_with_a_window_and_an_amount(enter, admin, en, dibao):
    dibao.amounts.create(amount=900)
    client = enter(admin)
    facts = {"policy": "dibao", "amount": "950"}
    page = client.post(reverse("policies:amount_new"), facts).content.decode()
    assert "already exists" in page
    facts = {"name": "低保", "name_en": "D", "authority": "civil_affairs", "whom": "household", "unit": "time"}
    page = client.post(reverse("policies:policy_edit", args=["dibao"]), {**facts, "order": 0, "apply_from": "9-1"})
    assert "Month and day with two digits" in page.content.decode()


def test_the_guide_tells_a_worker_papers_places_and_windows(enter, worker, en, dibao, django_assert_max_num_queries):
    dibao.amounts.create(amount=900)
    client = enter(worker)
    page = client.get(reverse("policies:guide")).content.decode()
    for words in ("Minimum living allowance", "900", "授权核对书", "街道便民服务中心", "9/1 to 2/28 each year"):
        assert words in page
    Policy.objects.filter(pk="dibao").update(valid_to=date(2020, 1, 1))
    assert "授权核对书" not in client.get(reverse("policies:guide")).content.decode()
    with django_assert_max_num_queries(6):
        client.get(reverse("policies:guide"))
