"""Finding households: what fits a text, and the search box."""

import pytest
from django.urls import reverse

from caseload.core.personal import check_digit
from households.models import Household
from households.services.households import close_household, update_household
from households.services.members import add_member
from households.services.search import looks_like_id, search
from tests import make

pytestmark = pytest.mark.django_db
FIND = "/households/find/"


def id_number(first17="37079919480305132"):
    return first17 + check_digit(first17)


@pytest.fixture
def wang(east, worker):
    household = make.household(
        east,
        "王建华",
        worker=worker,
        number="370799001001-00042",
        address="幸福里 3号楼2单元401",
        phones=["13812346207"],
    )
    add_member(
        by=None, household=household, name="曾莉", relation="配偶", id_number=id_number(), phones=["0536-8123456"]
    )
    return household


@pytest.mark.parametrize(
    "text",
    [
        "王建华", "建华", "王", "wjh", "wangjianh", "WJH", "曾莉", "zl", "zengli", "幸福里", "3号楼 401", "幸福里3号楼",
        "王建华 幸福", "wjh 幸福", "13812346207", "138 1234 6207", "6207", "346207", "05368123456", "0536-8123456",
        "3456", "370799001001-00042", "370799001001", "00042", "王\0建华", "１３８１２３４６２０７",
        "+8613812346207", "+86 138 1234 6207", "8613812346207", "0086 13812346207", "王\u200b建\u202d华", "\ufeff建华",
    ],
)  # fmt: skip
def test_found(wang, text):
    assert list(search(Household.objects.all(), text)) == [wang]


@pytest.mark.parametrize(
    "text", ["张", "建王", "王华", "jh", "1381234", "620", "幸福里 5号楼", "%", "__", "'", "甲" * 9999]
)
def test_not_found(wang, text):
    assert not search(Household.objects.all(), text).exists()


@pytest.mark.parametrize(
    "text", ["买买提·艾力", "买买提艾力", "买买提•艾力", "买买提.艾力", "买买提．艾力", "提艾", "艾力", "mmtal"]
)
@pytest.mark.parametrize("name", ["买买提·艾力", "买买提艾力", "买买提・艾力"])
def test_a_name_is_found_with_and_without_its_dot(east, worker, name, text):
    home = make.household(east, name, worker=worker)
    assert list(search(Household.objects.all(), text)) == [home]


def test_what_nobody_sees_is_left_out_at_entry(wang):
    member = add_member(by=None, household=wang, name="王\u200b晓\ufeff雨", relation="之女", note="\u202e好")
    update_household(by=None, household=wang, address="幸福里\u200b 9号")
    wang.refresh_from_db()
    assert (member.name, member.note, wang.address) == ("王晓雨", "好", "幸福里 9号")
    assert list(search(Household.objects.all(), "王晓雨 9号")) == [wang]


def test_nothing_typed_finds_all(wang):
    assert search(Household.objects.all(), " \0 ").count() == 1


@pytest.mark.parametrize("text", [id_number(), id_number().lower(), f" {id_number()[:6]} {id_number()[6:]}"])
def test_a_full_id_number_leads_to_the_household(wang, enter, worker, text):
    response = enter(worker).post(FIND, {"q": text})
    assert response.url == reverse("households:detail", args=[wang.pk])


def test_the_number_of_an_old_card_leads_to_who_has_it_in_eighteen_digits(wang, enter, worker):
    response = enter(worker).post(FIND, {"q": id_number()[:6] + id_number()[8:17]})
    assert response.url == reverse("households:detail", args=[wang.pk])


def test_a_household_number_leads_to_the_household(wang, enter, worker):
    assert enter(worker).post(FIND, {"q": wang.number}).url == reverse("households:detail", args=[wang.pk])


def test_the_open_household_comes_before_the_closed_one(wang, east, worker, enter):
    close_household(by=None, household=wang, reason="moved", on=wang.created_at.date())
    now = make.household(east, "曾莉", worker=worker)
    add_member(by=None, household=now, name="曾莉", relation="其他", id_number=id_number())
    assert enter(worker).post(FIND, {"q": id_number()}).url == reverse("households:detail", args=[now.pk])


def test_anything_else_leads_to_the_list(wang, enter, worker, en):
    response = enter(worker).post(FIND, {"q": "建华"}, follow=True)
    assert [row.pk for row in response.context["page"]] == [wang.pk]
    assert "found by “建华”" in response.content.decode()


def test_an_unknown_id_number_is_said_without_being_shown(wang, enter, worker, colleague, en):
    for user, text in [(worker, id_number("37079919500101111")), (colleague, id_number())]:
        response = enter(user).post(FIND, {"q": text}, follow=True)
        page = response.content.decode()
        assert "Nobody with this ID number" in page and reverse("households:new") in page
        assert text not in page and text not in response.redirect_chain[0][0]


def test_an_id_number_in_the_address_is_not_looked_up(wang, enter, worker, supervisor, en):
    for who in (worker, supervisor):  # a supervisor may export and assign what the filters find
        page = enter(who).get("/households/", {"q": id_number(), "status": "all"}, follow=True)
        assert page.redirect_chain == [("/households/?status=all", 302)]
        page = page.content.decode()
        assert "does not belong in an address" in page
        assert id_number() not in page


def test_foreign_households_are_not_found(wang, enter, colleague):
    response = enter(colleague).post(FIND, {"q": wang.number}, follow=True)
    assert response.redirect_chain and response.context["page"].total == 0


def test_the_box_takes_anything(wang, enter, worker):
    client = enter(worker)
    for text in ("", "\0", "x" * 100_000, "‮", "🙂", "1" * 18, "户 " * 400):
        assert client.post(FIND, {"q": text}, follow=True).status_code == 200
    assert client.post(FIND, follow=True).status_code == 200
    assert client.get(FIND).url == reverse("households:list")


def test_every_page_has_the_box(wang, enter, worker):
    assert f'action="{FIND}" method="post"' in enter(worker).get("/me/").content.decode()


def test_what_looks_like_an_id_number():
    assert looks_like_id(id_number()) and looks_like_id("370799480305132")
    assert not looks_like_id("13812346207") and not looks_like_id("王建华")


@pytest.mark.parametrize("text", ["王 芳", "王　芳", "王芳", "欧阳 修", "周帥", "東 周帥"])
def test_a_name_as_tables_print_it_or_in_other_characters(east, worker, text):
    for name in ("王芳", "欧阳修", "周帅"):
        make.household(east, name, worker=worker, address="东街9号")
    found = search(Household.objects.all(), text)
    right = {"王": "王芳", "欧": "欧阳修", "周": "周帅"}.get(text[0])
    assert [home.head_name for home in found] == ([right] if right else [])


def test_a_phone_with_the_country_before_it_is_no_id_number(wang):
    assert not looks_like_id("0086-13812346207") and search(Household.objects.all(), "0086-13812346207").get() == wang
