import pytest
from django.urls import reverse

from caseload.core.models import Area
from caseload.core.permissions import Role
from tests import make

pytestmark = pytest.mark.django_db

PAGES = ["area", "area_edit", "area_move"]


def facts(area, **changes):
    asked = {"name": area.name, "level_name": area.level_name, "service_centre": area.service_centre}
    return {**asked, "party_branch": area.party_branch, "version": area.version, **changes}


@pytest.fixture
def east_admin(east):
    return make.person("qian", "钱东", Role.ADMIN, post=east, areas=[east])


@pytest.mark.parametrize("name", PAGES)
def test_own_foreign_absent(enter, east_admin, east, west, name):
    client = enter(east_admin)
    assert client.get(reverse(name, args=[east.pk])).status_code == 200
    assert client.get(reverse(name, args=[west.pk])).status_code == 404
    assert client.post(reverse(name, args=[west.pk]), facts(west, name="X")).status_code == 404
    assert client.get(reverse(name, args=[0])).status_code == 404
    west.refresh_from_db()
    assert west.name == "望湖社区"


@pytest.mark.parametrize("role", ["worker", "supervisor", "office"])
def test_only_administrators_manage_areas(enter, request, east, role):
    client = enter(request.getfixturevalue(role))
    for address in [reverse("areas"), reverse("area_new"), *(reverse(name, args=[east.pk]) for name in PAGES)]:
        assert client.get(address).status_code == 403


def test_the_tree_shows_what_is_in_reach(enter, east_admin, east, west):
    make.area(east, "G1", "一网格", party_branch="一网格党支部")
    response = enter(east_admin).get(reverse("areas"))
    assert [(row.name, row.depth, row.children_count) for row in response.context["rows"]] == [
        ("柳泉社区", 0, 1),
        ("一网格", 1, 0),
    ]
    assert (response.context["centres"], response.context["branches"]) == (1, 1)


def test_deep_areas_are_folded_and_found_by_name_or_code(enter, admin, street, east, west):
    make.area(east, "370799001001-9", "九网格")

    def shown(query):
        return [row.name for row in enter(admin).get(reverse("areas") + query).context["shown"]]

    assert shown("") == ["青禾街道", "柳泉社区", "望湖社区"]
    assert shown("?q=九网") == shown("?q=370799001001-9") == ["九网格"]
    assert "areas" in enter(admin).get(reverse("areas") + "?q=无").templates[0].name


@pytest.mark.parametrize("count", [2, 20])
def test_the_tree_costs_six_queries(enter, admin, east, django_assert_max_num_queries, count):
    for number in range(count):
        make.area(east, f"G{number}", "网格")
    client = enter(admin)
    with django_assert_max_num_queries(6):
        client.get(reverse("areas"))


def test_a_new_area_hangs_on_its_parent(enter, admin, east):
    asked = {"parent": east.pk, "code": "G9", "name": "九网格", "level_name": "网格", "party_branch": "九网格党支部"}
    assert enter(admin).post(reverse("area_new"), asked).status_code == 302
    assert Area.objects.get(code="G9").path == f"{east.path}G9/"


@pytest.mark.parametrize(
    "changes", [{"code": "有 空"}, {"code": "370799001001"}, {"valid_from": "2026-02-01", "valid_to": "2026-01-01"}]
)
def test_a_wrong_area_is_refused_in_words(enter, admin, east, changes):
    asked = {"parent": east.pk, "code": "G9", "name": "九网格", "level_name": "网格", **changes}
    response = enter(admin).post(reverse("area_new"), asked)
    assert response.context["form"].errors
    assert not Area.objects.filter(name="九网格").exists()


def test_nothing_is_added_outside_ones_reach(enter, east_admin, west):
    asked = {"parent": west.pk, "code": "G9", "name": "九网格", "level_name": "网格"}
    assert "parent" in enter(east_admin).post(reverse("area_new"), asked).context["form"].errors


def test_moving_takes_the_households_along(enter, admin, east, west):
    grid = make.area(east, "G1", "一网格")
    household = make.household(grid)
    enter(admin).post(reverse("area_move", args=[grid.pk]), {"parent": west.pk})
    household.refresh_from_db()
    assert household.area_id == f"{west.path}G1/"


def test_moving_is_no_change_of_those_who_work_there(enter, admin, east, west):
    grid = make.area(east, "G1", "一网格")
    person = make.person("w1", "张三", Role.WORKER, post=grid)
    client = enter(admin)
    client.post(reverse("area_move", args=[grid.pk]), {"parent": west.pk})
    kinds = [entry.kind for entry in client.get(reverse("person", args=[person.pk])).context["entries"]]
    assert kinds == ["insert"]
    change = client.get(reverse("area", args=[grid.pk])).context["entries"][0].changes[0]
    assert (change.old, change.new) == ("柳泉社区", "望湖社区")


def test_moving_below_itself_is_refused(enter, admin, east):
    grid = make.area(east, "G1", "一网格")
    response = enter(admin).post(reverse("area_move", args=[east.pk]), {"parent": grid.pk})
    assert "parent" in response.context["form"].errors


def test_a_stale_save_shows_both_versions_and_overwrites_nothing(enter, admin, east, en):
    client, page = enter(admin), reverse("area_edit", args=[east.pk])
    client.post(page, facts(east, name="柳泉东社区"))
    answer = client.post(page, facts(east, name="柳泉西社区"))
    text = answer.content.decode()
    assert "高明 saved this" in text
    assert "柳泉东社区" in text
    assert "柳泉西社区" in text
    east.refresh_from_db()
    assert east.name == "柳泉东社区"
    client.post(page, {**facts(east, name="柳泉西社区"), "keep-name": "mine"})
    east.refresh_from_db()
    assert east.name == "柳泉西社区"


def test_saving_the_same_twice_is_no_conflict(enter, admin, east):
    client, page = enter(admin), reverse("area_edit", args=[east.pk])
    for _ in range(2):
        assert client.post(page, facts(east, name="柳泉东社区")).status_code == 302


def test_the_page_tells_who_changed_what(enter, admin, east, en):
    client = enter(admin)
    client.post(reverse("area_edit", args=[east.pk]), facts(east, valid_from="2026-03-05"))
    entry = client.get(reverse("area", args=[east.pk])).context["entries"][0]
    assert (entry.who, entry.changes[0].new) == ("高明", "5 Mar 2026")


def test_two_areas_of_one_place_are_not_called_alike_whichever_way_they_come(enter, admin, street, east, west):
    client, grid = enter(admin), make.area(west, "G1", "一网格")
    make.area(east, "G2", "一网格")
    assert client.post(reverse("area_edit", args=[west.pk]), facts(west, name=east.name)).context["form"].errors["name"]
    assert client.post(reverse("area_move", args=[grid.pk]), {"parent": east.pk}).context["form"].errors["parent"]
    grid.refresh_from_db()
    assert grid.parent == west
