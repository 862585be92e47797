"""The list of people, one person, adding, correcting, deactivating, one-time passwords."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Area, User
from caseload.core.permissions import Role
from tests import make

pytestmark = pytest.mark.django_db

PAGES = ["person", "person_edit", "person_password", "person_active"]


def asked(worker, **changes):
    facts = {"name": worker.name, "username": worker.username, "phone": worker.phone, "role": worker.role}
    return {**facts, "area": worker.area_id, "areas": [], "until": "", "version": worker.version, **changes}


@pytest.fixture
def east_admin(east):
    """An administrator of one community only."""
    return make.person("qian", "钱东", Role.ADMIN, post=east, areas=[east])


@pytest.mark.parametrize("name", PAGES)
def test_own_foreign_absent(enter, east_admin, worker, colleague, name):
    client = enter(east_admin)
    assert client.get(reverse(name, args=[worker.pk])).status_code == 200
    foreign = client.get(reverse(name, args=[colleague.pk]))
    absent = client.get(reverse(name, args=[0]))
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content


@pytest.mark.parametrize("role", ["worker", "supervisor", "office"])
def test_only_administrators_manage_people(enter, request, role):
    user = request.getfixturevalue(role)
    client = enter(user)
    for name in ["people", "person_new"]:
        assert client.get(reverse(name)).status_code == 403
    for name in PAGES:
        assert client.get(reverse(name, args=[user.pk])).status_code == 403


def test_the_list_finds_by_name_number_phone_and_initials(enter, admin, worker, colleague):
    User.objects.filter(pk=worker.pk).update(phone="13800006207")
    client = enter(admin)
    for q in ["秀兰", "li", "LXL", "lixiulan", "138000"]:
        page = client.get(reverse("people"), {"q": q}).content.decode()
        assert "李秀兰" in page, q
        assert "韩雪梅" not in page, q


def test_the_list_is_filtered(enter, admin, worker, supervisor, east, west):
    client = enter(admin)
    User.objects.filter(pk=worker.pk).update(is_active=False)

    def names(**query):
        return {person.name for person in client.get(reverse("people"), query).context["page"]}

    assert names(active="0") == {"李秀兰"}
    assert names(role="supervisor") == {"赵国庆"}
    assert names(area=east.pk) == {"李秀兰", "赵国庆"}
    assert names(area=west.pk) == set()


def test_phones_are_masked_in_the_list(enter, admin, worker):
    User.objects.filter(pk=worker.pk).update(phone="13800006207")
    page = enter(admin).get(reverse("people")).content.decode()
    assert "138****6207" in page
    assert "13800006207" not in page


@pytest.mark.parametrize("count", [2, 20])
def test_the_list_costs_six_queries(enter, admin, east, django_assert_max_num_queries, count):
    for number in range(count):
        make.person(f"n{number}", "张三", Role.WORKER, post=east, areas=[east])
    client = enter(admin)
    client.get(reverse("people"))
    with django_assert_max_num_queries(6):
        assert len(client.get(reverse("people")).context["page"]) == count + 1


def test_a_new_person_gets_a_one_time_password_shown_once(enter, admin, east, client):
    facts = {"name": "周敏", "username": "Z-7", "phone": "138 0000 1111", "role": "worker", "area": east.path}
    page = enter(admin).post(reverse("person_new"), {**facts, "areas": [east.pk]}).content.decode()
    password = re.search(r">([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})<", page)[1]
    person = User.objects.get(username="Z-7")
    assert person.check_password(password)
    assert person.must_change_password
    assert person.phone == "13800001111"
    assert person.reach == [east.path]
    assert password not in client.get(reverse("person", args=[person.pk])).content.decode()


@pytest.mark.parametrize("facts", [{"username": "li"}, {"username": "13800006207"}, {"phone": "13800006207"}])
def test_a_log_in_name_belongs_to_one_person(enter, admin, worker, east, facts):
    User.objects.filter(pk=worker.pk).update(phone="13800006207")
    given = {"name": "周敏", "username": "Z-7", "phone": "", "role": "worker", "area": east.path, **facts}
    response = enter(admin).post(reverse("person_new"), given)
    assert response.context["form"].errors.keys() == facts.keys()
    assert not User.objects.filter(name="周敏").exists()


def test_nobody_grants_more_than_they_reach(enter, east_admin, worker, west, east):
    client = enter(east_admin)
    refused = client.post(reverse("person_edit", args=[worker.pk]), asked(worker, areas=[west.pk]))
    assert "areas" in refused.context["form"].errors
    refused = client.post(reverse("person_edit", args=[worker.pk]), asked(worker, area=west.path))
    assert "area" in refused.context["form"].errors
    worker.refresh_from_db()
    assert worker.area_id == east.path
    assert not worker.grants.exists()


def test_grants_have_dates(enter, admin, worker, east, west):
    today = timezone.localdate()
    until = today + timedelta(days=7)
    client = enter(admin)
    client.post(reverse("person_edit", args=[worker.pk]), asked(worker, areas=[west.pk], until=until.isoformat()))
    assert list(worker.grants.values_list("area_id", "valid_from", "valid_to")) == [(west.path, today, until)]
    client.post(reverse("person_edit", args=[worker.pk]), asked(worker, areas=[], version=worker.version + 1))
    assert not worker.grants.exists()


def test_what_lies_outside_the_editors_reach_stays(enter, worker, west, east, street):
    """Whoever reaches further than the editor can be looked at, not changed."""
    editor = make.person("qian", "钱东", Role.ADMIN, post=east, areas=[east])
    boss = make.person("boss", "周局", Role.ADMIN, post=east, areas=[street])
    client = enter(editor)
    assert client.get(reverse("person", args=[boss.pk])).status_code == 200
    for name in PAGES[1:]:
        assert client.post(reverse(name, args=[boss.pk])).status_code == 403
    boss.refresh_from_db()
    assert boss.is_active
    assert boss.check_password(make.PASSWORD)


def test_nobody_changes_their_own_role_or_reach_or_locks_themselves_out(enter, admin, worker):
    client = enter(admin)
    form = client.get(reverse("person_edit", args=[admin.pk])).context["form"]
    assert not {"role", "areas", "area"} & form.fields.keys()
    client.post(reverse("person_edit", args=[admin.pk]), asked(admin, name="高明明", role="worker"))
    assert client.post(reverse("person_active", args=[admin.pk])).status_code == 403
    admin.refresh_from_db()
    assert (admin.name, admin.role, admin.is_active) == ("高明明", Role.ADMIN, True)


def test_deactivating_ends_every_session(enter, admin, worker, client):
    own = type(client)()
    own.post("/accounts/login/", {"login": "li", "password": make.PASSWORD})
    assert own.get("/me/").status_code == 200
    client = enter(admin)
    make.household(worker.area, worker=worker)
    assert b"?worker=%d" % worker.pk in client.get(reverse("person_active", args=[worker.pk])).content
    client.post(reverse("person_active", args=[worker.pk]))
    assert own.get("/me/").status_code == 302
    client.post(reverse("person_active", args=[worker.pk]))
    worker.refresh_from_db()
    assert worker.is_active


def test_a_reset_password_works_once_and_ends_the_old_one(enter, admin, worker, client):
    page = enter(admin).post(reverse("person_password", args=[worker.pk])).content.decode()
    given = re.search(r">([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})<", page)[1]
    worker.refresh_from_db()
    assert not worker.check_password(make.PASSWORD)
    client.logout()
    client.post("/accounts/login/", {"login": "li", "password": given})
    assert client.get("/me/").headers["Location"] == "/accounts/password/"


def test_the_page_tells_who_changed_what(enter, admin, worker, west, en):
    client = enter(admin)
    sent = asked(worker, area=west.path, role="supervisor", areas=[west.pk])
    client.post(reverse("person_edit", args=[worker.pk]), sent)
    entry = client.get(reverse("person", args=[worker.pk])).context["entries"][0]
    assert entry.who == "高明"
    assert {(change.old, change.new) for change in entry.changes} == {
        ("柳泉社区", "望湖社区"),
        ("Social worker", "Supervisor"),
    }


def test_what_was_granted_and_taken_away_is_told_too(enter, admin, worker, west, en):
    client, page = enter(admin), reverse("person_edit", args=[worker.pk])
    client.post(page, asked(worker, areas=[west.pk]))
    client.post(page, asked(worker, areas=[], version=worker.version + 1))
    entries = client.get(reverse("person", args=[worker.pk])).context["entries"]
    told = [(entry.kind, entry.what, entry.who) for entry in entries if entry.what]
    assert told == [("delete", "area granted 望湖社区", "高明"), ("insert", "area granted 望湖社区", "高明")]


def test_the_role_and_the_post_that_another_saved_can_be_left_as_they_are(enter, admin, worker, east, west):
    client, page = enter(admin), reverse("person_edit", args=[worker.pk])
    assert client.post(page, asked(worker, area=west.path, role="supervisor", areas=[west.pk])).status_code == 302
    stale = client.post(page, asked(worker, area=east.path, areas=[west.pk])).context["form"].stale
    assert {one.name: one.theirs.strip() for one in stale.differences} == {"area": "望湖社区", "role": "督导"}
    settled = {**dict(stale.sent), "areas": [], "keep-area": "theirs", "keep-role": "theirs"}
    assert client.post(page, settled).status_code == 302
    worker.refresh_from_db()
    assert (worker.area, worker.role) == (west, "supervisor")


def test_two_administrators_save_at_once(enter, admin, worker, en):
    client, page = enter(admin), reverse("person_edit", args=[worker.pk])
    first = asked(worker, name="李秀兰甲")
    second = asked(worker, name="李秀兰乙", phone="13800000000")
    assert client.post(page, first).status_code == 302
    answer = client.post(page, second)
    stale = answer.context["form"].stale
    assert {(one.name, one.mine, one.theirs) for one in stale.differences} == {
        ("name", "李秀兰乙", "李秀兰甲"),
        ("phone", "13800000000", ""),
    }
    assert stale.who == "高明"
    worker.refresh_from_db()
    assert (worker.name, worker.phone) == ("李秀兰甲", "")
    settled = {key: value for key, value in stale.sent if value != ""}
    client.post(page, {**settled, "keep-name": "theirs", "keep-phone": "mine"})
    worker.refresh_from_db()
    assert (worker.name, worker.phone) == ("李秀兰甲", "13800000000")


def test_a_person_without_a_post_in_reach_is_seen_by_grant(admin, east_admin, colleague, east):
    assert colleague not in User.objects.visible_to(east_admin)
    colleague.grants.create(area=east)
    assert colleague in User.objects.visible_to(east_admin)
    assert colleague in User.objects.visible_to(admin)
    assert Area.objects.visible_to(east_admin).get() == east
