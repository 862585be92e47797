import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from households.models import Household, Member
from households.services.facts import HouseholdClosed
from households.services.members import (
    HeadStays,
    IdNumberTaken,
    add_member,
    bring_back_member,
    change_head,
    remove_member,
    update_member,
)
from tests import make
from tests.households.test_register import GIRL, WANG

pytestmark = pytest.mark.django_db


def facts(household):
    household.refresh_from_db()
    return household.head_name, household.member_count


def test_members_count_and_are_found(own):
    make.member(own, "王晓雨", id_number=GIRL)
    assert facts(own) == ("王建华", 2)
    assert "王晓雨" in own.search_text
    member = Member.objects.get(name="王晓雨")
    assert (member.sex, member.initials, member.pinyin) == ("F", "wxy", "wangxiaoyu")


def test_whoever_is_gone_is_neither_counted_nor_found_but_kept(own):
    member = make.member(own, "王晓雨", id_number=GIRL)
    remove_member(by=None, member=member, status="married", on="2026-05-01")
    assert facts(own) == ("王建华", 1)
    assert "王晓雨" not in own.search_text
    assert Member.objects.get(pk=member.pk).status == "married"
    make.member(own, "王晓雨", id_number=GIRL)


def test_the_head_cannot_leave(own):
    with pytest.raises(HeadStays):
        remove_member(by=None, member=own.head, status="dead", on="2026-05-01")


def test_a_new_head_gives_the_household_its_name(own):
    wife = make.member(own, "李桂英", "配偶")
    former = own.head_id
    change_head(by=None, household=own, head=wife, relations={former: "配偶"})
    assert facts(own) == ("李桂英", 2)
    assert own.head_id == wife.pk and own.sort_key.startswith("li")
    assert list(own.members.filter(is_head=True)) == [wife]
    assert Member.objects.get(pk=former).relation == "配偶"


def test_the_name_of_the_head_is_corrected_in_the_household(own):
    update_member(by=None, member=own.head, name="王建国")
    assert facts(own) == ("王建国", 1)


def test_an_empty_number_keeps_the_stored_one(east):
    household = make.household(east, id_number=WANG)
    update_member(by=None, member=household.head, name="王建国", sex="F", birth_date=None)
    head = Member.objects.get()
    assert (head.id_number, head.sex, str(head.birth_date)) == (WANG, "M", "1955-03-12")


def test_a_number_elsewhere_is_refused(own, foreign):
    make.member(foreign, "马小", id_number=GIRL)
    with pytest.raises(IdNumberTaken):
        make.member(own, "王晓雨", id_number=GIRL)
    with pytest.raises(IdNumberTaken):
        update_member(by=None, member=own.head, id_number=GIRL)


def test_nobody_comes_back_whose_number_is_somebody_elses_now(own, foreign):
    girl = make.member(own, "王晓雨", id_number=GIRL)
    remove_member(by=None, member=girl, status="moved", on="2026-05-01")
    make.member(foreign, "马小", id_number=GIRL)
    with pytest.raises(IdNumberTaken):
        bring_back_member(by=None, member=girl)
    girl.refresh_from_db()
    assert not girl.is_active


def test_members_of_a_closed_household_do_not_change(own):
    Household.objects.filter(pk=own.pk).update(status="closed", closed_on="2026-01-01", close_reason="moved")
    with pytest.raises(HouseholdClosed):
        add_member(by=None, household=own, name="王晓雨", relation="之女")


@pytest.mark.parametrize(
    "name, change",
    [
        ("member_id_number_is_stored_with_its_index", {"id_index": b"x" * 32}),
        ("member_active_lives_here", {"status": "dead"}),
        ("member_works_at_most_twelve_months", {"work_months": 13}),
        ("household_has_one_head", {"is_head": True}),
    ],
)
def test_constraints_of_a_member(own, name, change):
    make.member(own)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Member.objects.filter(household=own).update(**change)


def sent(**changes):
    return {"name": "王晓雨", "relation": "之女", "id_number": GIRL, "id_status": "known", **changes}


def test_a_member_is_added_in_the_form(enter, worker, own):
    url = reverse("households:member_new", args=[own.pk])
    answer = enter(worker).post(url, sent(health=["长期慢性病", "残疾"], work_months="3"))
    assert answer.url == reverse("households:detail", args=[own.pk])
    assert Member.objects.get(name="王晓雨").health == ["长期慢性病", "残疾"]


def test_a_disability_certificate_says_kind_and_level(enter, worker, own):
    enter(worker).post(reverse("households:member_new", args=[own.pk]), sent(id_number=f"{GIRL}43"))
    member = Member.objects.get(name="王晓雨")
    assert (member.id_number, member.disability_type, member.disability_level) == (GIRL, "肢体", "三级")


def test_the_form_shows_no_stored_number_and_keeps_unknown_words(enter, worker, own):
    member = make.member(own, id_number=GIRL, education="私塾")
    url = reverse("households:member_edit", args=[member.pk])
    page = enter(worker).get(url).content.decode()
    assert GIRL not in page and "002X" in page
    assert '<option value="私塾" selected>' in page
    enter(worker).post(url, sent(id_number="", education="私塾", version=1, name="王小雨"))
    member.refresh_from_db()
    assert (member.name, member.education, member.id_number) == ("王小雨", "私塾", GIRL)


@pytest.mark.parametrize(
    "changes, field", [({"relation": ""}, "relation"), ({"work_months": "13"}, "work_months"), ({"name": ""}, "name")]
)
def test_what_is_wrong_is_said(enter, worker, own, changes, field):
    page = enter(worker).post(reverse("households:member_new", args=[own.pk]), sent(**changes)).content.decode()
    assert f'id="id_{field}_error"' in page
    assert own.members.count() == 1


def test_leaving_and_coming_back_on_the_pages(enter, worker, own):
    member, client = make.member(own), enter(worker)
    client.post(reverse("households:member_gone", args=[member.pk]), {"status": "moved", "on": "2026-05-01"})
    assert facts(own)[1] == 1
    client.post(reverse("households:member_back", args=[member.pk]))
    assert facts(own)[1] == 2


def test_the_page_for_leaving_sends_the_head_elsewhere(enter, worker, own):
    url = reverse("households:member_gone", args=[own.head_id])
    enter(worker).post(url, {"status": "dead", "on": "2026-05-01"})
    assert own.head.status == "present" and own.members.active().count() == 1


def test_the_head_is_changed_on_the_page(enter, worker, own):
    wife, client, url = make.member(own, "李桂英", "配偶"), enter(worker), reverse("households:head", args=[own.pk])
    refused = client.post(url, {"head": wife.pk, f"relation_{wife.pk}": "配偶"}).content.decode()
    assert f'id="id_relation_{own.head_id}_error"' in refused
    client.post(url, {"head": wife.pk, f"relation_{own.head_id}": "配偶"})
    assert facts(own)[0] == "李桂英"
