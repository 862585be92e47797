from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from households.models import Assignment, CategoryPeriod, Household, Member
from households.services.households import (
    NumberTaken,
    next_number,
    next_numbers,
    register_household,
    update_household,
)
from households.services.members import IdNumberTaken
from tests import make

pytestmark = pytest.mark.django_db
NEW = reverse("households:new")
WANG, GIRL = "37079919550312001X", "37079920100312002X"


def test_cast_numbers_are_good():
    from caseload.core.personal import id_problem

    assert [id_problem(number) for number in (WANG, GIRL)] == ["", ""]


def sent(where, **changes):
    return {
        "head-name": "王建华",
        "head-id_number": WANG,
        "head-id_status": "known",
        "area": where.path,
        "address": "幸福里3号楼",
        "phones": "13812345678、0536-3221234",
        **changes,
    }


def test_a_number_is_given_when_none_is_typed(east):
    first = register_household(by=None, area=east, head={"name": "王一"})
    second = register_household(by=None, area=east, head={"name": "王二"})
    assert [first.number, second.number] == [f"{east.code}00001", f"{east.code}00002"]


def test_many_areas_are_asked_for_numbers_at_once(east, west):
    """Only numbers of the area's code and five digits count, not those of an area within it or of a roster."""
    for number in ("00009", "00012", "X0099", "000123"):
        make.household(east, number=east.code + number)
    areas = (east.parent, east, west)
    with CaptureQueriesContext(connection) as asked:
        found = next_numbers({area.code for area in areas})
    assert len(asked) == 2
    assert found == {area.code: next_number(area) for area in areas}
    assert [found[area.code][-5:] for area in areas] == ["00001", "00013", "00001"]


def test_a_number_is_used_once(east):
    make.household(east, number="A1")
    with pytest.raises(NumberTaken):
        make.household(east, number="A1")


def test_a_registration_writes_head_facts_categories_and_assignment(enter, worker, east):
    answer = enter(worker).post(NEW, sent(east, categories=["dibao", "high_risk"]))
    household = Household.objects.get()
    assert answer.url == reverse("households:detail", args=[household.pk])
    head = household.head
    assert (head.relation, head.is_head, head.sex, str(head.birth_date)) == ("户主", True, "M", "1955-03-12")
    assert head.id_number == WANG
    assert household.phones == ["13812345678", "0536-3221234"]
    assert (household.head_name, household.member_count, household.visit_rule) == ("王建华", 1, "high_risk")
    assert "王建华" in household.search_text and household.number in household.search_text
    assert set(household.category_periods.current().values_list("category_id", flat=True)) == {"dibao", "high_risk"}
    assert household.worker == worker and Assignment.objects.get().worker == worker


def test_an_id_number_lives_on_one_active_member(east, west):
    make.household(east, "王建华", id_number=WANG)
    with pytest.raises(IdNumberTaken) as taken:
        make.household(west, "王建华", id_number=WANG)
    assert taken.value.holder.household.area_id == east.path
    assert Household.objects.count() == 1


@pytest.mark.parametrize("role, said", [("supervisor", "柳泉社区"), ("colleague", None)])
def test_a_number_that_exists_is_said_with_where_only_within_reach(request, enter, east, west, role, said):
    held = make.household(east, "王建华", id_number=WANG)
    user = request.getfixturevalue(role)
    page = enter(user).post(NEW, sent(user.area)).content.decode()
    assert Household.objects.count() == 1
    assert (held.number in page) is bool(said)
    if said:
        assert said in page


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"head-id_number": "370799195503120016"}, "head-id_number"),
        ({"head-id_number": "3707"}, "head-id_number"),
        ({"head-id_number": ""}, "head-id_number"),
        ({"head-id_number": "", "head-id_status": "none"}, "head-id_none_reason"),
        ({"head-name": ""}, "head-name"),
        ({"area": ""}, "area"),
        ({"phones": "12"}, "phones"),
        ({"inc_wage": "-1"}, "inc_wage"),
        ({"head-health": ["健康", "残疾"]}, "head-health"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(enter, worker, east, changes, field):
    page = enter(worker).post(NEW, sent(east, **changes)).content.decode()
    assert f'id="id_{field}_error"' in page
    assert "王建华" in page or "head-name" in changes
    assert not Household.objects.exists()


def test_a_head_without_a_number_needs_a_reason_only(enter, worker, east):
    enter(worker).post(
        NEW, sent(east, **{"head-id_number": "", "head-id_status": "none", "head-id_none_reason": "无户口"})
    )
    assert Member.objects.get().id_none_reason == "无户口"


def test_nobody_registers_where_they_do_not_work(enter, worker, west):
    assert enter(worker).post(NEW, sent(west)).status_code == 200
    assert not Household.objects.exists()


def test_net_income_is_worked_out(enter, worker, east):
    enter(worker).post(NEW, sent(east, inc_wage="12000", inc_transfer="600", exp_business="1000"))
    household = Household.objects.get()
    assert (household.net_income, household.net_income_per_capita) == (11600, 11600)


def test_ending_a_category_keeps_it_in_the_history(own):
    update_household(by=None, household=own, categories=["dibao", "tekun"])
    update_household(by=None, household=own, categories=["tekun"])
    assert own.categories == ["tekun"]
    assert CategoryPeriod.objects.get(category_id="dibao").valid_to is not None
    assert list(own.category_periods.current().values_list("category_id", flat=True)) == ["tekun"]


def test_categories_change_the_rhythm(own):
    before = own.overdue_from
    update_household(by=None, household=own, categories=["high_risk"])
    assert own.visit_rule == "high_risk" and own.overdue_from < before


@pytest.mark.parametrize(
    "name, change",
    [
        ("household_open_has_a_head", {"head": None}),
        ("household_closed_has_date_and_reason", {"status": "closed"}),
        (
            "household_closed_has_no_open_issue",
            {"status": "closed", "closed_on": "2026-01-05", "close_reason": "moved", "open_issue_count": 1},
        ),
        ("household_is_due_before_it_is_overdue", {"overdue_from": "2000-01-01"}),
    ],
)
def test_constraints_of_a_household(own, name, change):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Household.objects.filter(pk=own.pk).update(**change)


@pytest.mark.parametrize(
    "name, make_wrong",
    [
        (
            "category_runs_once_per_household",
            lambda row: CategoryPeriod.objects.create(household=row, category_id="dibao"),
        ),
        (
            "category_period_ends_after_it_begins",
            lambda row: CategoryPeriod.objects.update(valid_to="2000-01-01"),
        ),
        ("household_has_one_worker_at_a_time", lambda row: Assignment.objects.create(household=row, worker=row.worker)),
        ("assignment_ends_after_it_begins", lambda row: Assignment.objects.update(valid_to="2000-01-01")),
    ],
)
def test_constraints_of_periods(own, name, make_wrong):
    update_household(by=None, household=own, categories=["dibao"])
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make_wrong(own)


@pytest.mark.usefixtures("committed")
def test_two_registrations_at_once_get_different_numbers(east):
    def register(name):
        try:
            return register_household(by=None, area=east, head={"name": name}).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(register, ["王一", "王二", "王三", "王四"]))
    assert len(set(numbers)) == 4
