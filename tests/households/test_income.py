"""The income per head follows from who lives there, however that changes."""

from decimal import Decimal

import pytest
from django.utils import timezone

from households.models import Household
from households.quality.models import QualityFinding
from households.quality.services.findings import check_quality
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from households.services.households import update_household
from households.services.members import add_member, bring_back_member, remove_member
from tests import make
from tests.roster.sampling import number

pytestmark = pytest.mark.django_db


@pytest.fixture
def wang(east, worker):
    household = make.household(east, "王建华", worker=worker, inc_wage=Decimal(6360))
    for name in ("王小明", "王小红", "王小军"):
        make.member(household, name)
    return household


def per_head(household):
    return Household.objects.values_list("net_income_per_capita", flat=True).get(pk=household.pk)


def test_it_follows_who_is_added_dies_leaves_and_returns(wang):
    assert per_head(wang) == 1590
    baby = add_member(by=None, household=wang, name="王小宝", relation="之子")
    assert per_head(wang) == 1272
    today = timezone.localdate()
    remove_member(by=None, member=baby, status="dead", on=today)
    assert per_head(wang) == 1590
    gone = wang.members.exclude(pk=wang.head_id).filter(is_active=True).first()
    remove_member(by=None, member=gone, status="married", on=today)
    assert per_head(wang) == 2120
    bring_back_member(by=None, member=gone)
    assert per_head(wang) == 1590


def test_of_a_total_that_a_roster_stated_too(wang):
    Household.objects.filter(pk=wang.pk).update(inc_wage=None, net_income=5000, net_income_per_capita=1250)
    add_member(by=None, household=wang, name="王小宝", relation="之子")
    assert per_head(wang) == 1000


def test_stated_by_head_only_it_stays(wang):
    Household.objects.filter(pk=wang.pk).update(inc_wage=None, net_income=None, net_income_per_capita=1250)
    add_member(by=None, household=wang, name="王小宝", relation="之子")
    assert per_head(wang) == 1250


def test_the_check_below_the_line_finds_the_family_that_has_grown(wang):
    Household.objects.filter(pk=wang.pk).update(roster={"monitor_line": "1300"})
    check_quality()
    assert not QualityFinding.objects.filter(household=wang, rule="R37").exists()
    add_member(by=None, household=Household.objects.get(pk=wang.pk), name="王小宝", relation="之子")
    check_quality()
    assert QualityFinding.objects.filter(household=wang, rule="R37").exists()


def test_an_income_that_was_taken_back_leaves_no_sum_behind(wang):
    update_household(by=None, household=wang, inc_wage=None)
    wang.refresh_from_db()
    assert (wang.net_income, wang.net_income_per_capita) == (None, None)


def test_a_sum_that_was_stated_without_parts_stays(wang):
    Household.objects.filter(pk=wang.pk).update(inc_wage=None, net_income=5000)
    wang.refresh_from_db()
    update_household(by=None, household=wang, inc_wage=None, note="x")
    wang.refresh_from_db()
    assert wang.net_income == 5000


def test_so_it_does_where_a_roster_takes_it_back(east):
    head = "户编号,姓名,证件号码,与户主关系,工资性收入\n"
    for wage, income in (("9000", 9000), ("", None)):
        data = f"{head}K9,李四,{number(1)},户主,{wage}".encode()
        import_roster(by=None, file=RosterFile("x", data))
        assert Household.objects.get(number="K9").net_income == income
