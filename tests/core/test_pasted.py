"""Areas and people pasted from a sheet: read as offices write it, checked, added all or none."""

import pytest
from django.urls import reverse

from caseload.core.models import Area, User

pytestmark = pytest.mark.django_db
AREAS = (
    "青禾街道网格一览表\t\t\n网格名称\t所属社区\t网格员电话\n"
    "柳泉社区\t青禾街道\t\n第一网格\t柳泉社区\t139\n第二网格\t柳泉社区\t138\n"
)
PEOPLE = "姓名\t工号\t手机\t角色\t所属社区\n周敏\tZ-7\t\t网格员\t柳泉社区\n吴丽\t\t13800001111\t督导\t柳泉社区\n"


def send(client, name, text, do):
    return client.post(reverse(name), {"text": text, "do": do})


def test_areas_are_checked_and_then_added_with_those_above_them(enter, admin, street):
    client = enter(admin)
    page = send(client, "areas_paste", AREAS, "check")
    assert page.context["is_fit"] and Area.objects.count() == 1, "a check keeps nothing"
    assert send(client, "areas_paste", AREAS, "add").url == reverse("areas")
    made = {area.name: (area.parent.name, area.code, area.level_name) for area in Area.objects.exclude(parent=None)}
    assert made == {
        "柳泉社区": ("青禾街道", "370799001001", "社区"),
        "第一网格": ("柳泉社区", "370799001001001", "网格"),
        "第二网格": ("柳泉社区", "370799001001002", "网格"),
    }


def test_people_get_their_post_their_role_and_a_password_each(enter, admin, street, east):
    client = enter(admin)
    page = send(client, "people_paste", PEOPLE, "add").content.decode()
    worker, supervisor = User.objects.get(username="Z-7"), User.objects.get(username="13800001111")
    assert (worker.role, worker.area, worker.reach) == ("worker", east, [])
    assert (supervisor.role, supervisor.reach) == ("supervisor", [east.path])
    assert page.count("<code>") == 2 and worker.must_change_password


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("areas_paste", "名称\t上级\n甲社区\t青禾街道\n乙社区\t没有的街道\n"),
        ("areas_paste", "名称\t代码\n甲社区\t1 2\n"),
        ("people_paste", "姓名\t工号\t角色\n周敏\tZ-7\t厨师\n"),
        ("people_paste", "姓名\t工号\n周敏\tZ-7\n吴丽\tZ-7\n"),
    ],
)
def test_one_row_that_does_not_fit_keeps_all_from_being_added(enter, admin, street, name, text):
    before = Area.objects.count(), User.objects.count()
    page = send(enter(admin), name, text, "add")
    assert page.status_code == 200 and any(row.problems for row in page.context["found"])
    assert (Area.objects.count(), User.objects.count()) == before


def test_what_is_wrong_with_a_row_is_said_in_our_words_about_its_own_column(enter, admin, street):
    def said(name, text):
        return [problem for row in send(enter(admin), name, text, "check").context["found"] for problem in row.problems]

    nowhere = "没有这个名称的区域，或不止一个，请填区域代码。"
    assert said("areas_paste", "名称\t上级\n乙社区\t没有的街道\n") == [("隶属于", nowhere)]
    assert said("people_paste", "姓名\t工号\t所在区域\n周敏\tZ-7\t没有的社区\n") == [("所在区域", nowhere)]
    assert said("people_paste", "姓名\t工号\t角色\n周敏\tZ-7\t厨师\n") == [("", "请重新选择角色")]
    assert said("people_paste", "姓名\t工号\n周敏\tZ-7\n吴丽\tZ-7\n") == [("", "工号已有人使用")]


@pytest.mark.parametrize("text", ["", "甲\t乙\n1\t2\n", "名称\n", "\0", "x" * 300])
def test_what_is_no_such_table_is_a_sentence(enter, admin, text):
    for name in ("areas_paste", "people_paste"):
        assert send(enter(admin), name, text, "add").context["form"].errors["text"]


def test_only_administrators(enter, supervisor):
    assert enter(supervisor).get(reverse("areas_paste")).status_code == 403
    assert enter(supervisor).get(reverse("people_paste")).status_code == 403


def test_a_column_that_is_not_known_is_said_before_anything_is_added(enter, admin, street, en):
    page = send(enter(admin), "areas_paste", AREAS, "check").content.decode()
    assert "left out" in page and "网格员电话" in page
    assert "left out" not in send(enter(admin), "areas_paste", "名称\n甲社区\n", "check").content.decode()


def test_an_area_that_is_there_already_is_not_added_again(enter, admin, street, east):
    rows = f"名称\t所属\n{east.name}\t青禾街道\n丙社区\t青禾街道\n丙社区\t青禾街道\n丙社区\t{east.name}\n"
    found = send(enter(admin), "areas_paste", rows, "add").context["found"]
    assert [bool(row.problems) for row in found] == [True, False, True, False]
    assert "已有" in found[0].problems[0][1] and not Area.objects.filter(name="丙社区").exists()
