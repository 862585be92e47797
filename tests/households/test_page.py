import uuid

import pytest
from django.urls import reverse

from caseload.core.models import AccessRecord
from households.services.households import update_household
from tests import make
from tests.households.test_register import GIRL, WANG

pytestmark = pytest.mark.django_db


def page_of(household):
    return reverse("households:detail", args=[household.pk])


def test_the_page_shows_who_where_and_when_without_full_numbers(enter, worker, east):
    household = make.household(east, "王建华", worker=worker, id_number=WANG, address="幸福里", phones=["13812345678"])
    page = enter(worker).get(page_of(household)).content.decode()
    assert all(word in page for word in ("王建华", "幸福里", household.number, "138****5678", "001X"))
    assert WANG not in page
    assert page.count("13812345678") == page.count("tel:13812345678")


def test_why_it_needs_attention_is_said(enter, worker, own):
    update_household(by=None, household=own, risks=["因病"], house_grade="D")
    page = enter(worker).get(page_of(own)).content.decode()
    assert "因病" in page and "notice-warn" in page


def test_foreign_and_absent_are_the_same(enter, worker, foreign):
    client = enter(worker)
    for name in ("detail", "edit", "history", "head", "member_new"):
        url = reverse(f"households:{name}", args=[foreign.pk])
        assert client.get(url).status_code == 404, name
        assert client.get(url.replace(str(foreign.pk), "999999")).status_code == 404, name
    for name in ("member_edit", "member_gone", "reveal", "member_history"):
        assert client.get(reverse(f"households:{name}", args=[foreign.head_id])).status_code == 404, name


@pytest.mark.parametrize(
    "role, name, status",
    [
        ("office", "detail", 200),
        ("office", "edit", 403),
        ("office", "member_new", 403),
        ("office", "close", 403),
        ("worker", "close", 403),
        ("worker", "reopen", 403),
        ("worker", "edit", 200),
        ("supervisor", "close", 200),
        ("office", "reveal", 403),
        ("admin", "reveal", 200),
    ],
)
def test_rights(request, enter, own, role, name, status):
    key = own.head_id if name == "reveal" else own.pk
    client = enter(request.getfixturevalue(role))
    assert client.get(reverse(f"households:{name}", args=[key])).status_code == status


@pytest.mark.parametrize("members", [2, 20])
def test_the_page_costs_the_same_for_a_large_family(enter, worker, own, members, django_assert_num_queries):
    for number in range(members - 1):
        make.member(own, f"王小{number}")
    client = enter(worker)
    client.get(page_of(own))
    with django_assert_num_queries(7):
        client.get(page_of(own))


@pytest.mark.parametrize("tab", ["visits", "issues", "history"])
def test_tabs_are_loaded_from_their_own_page_and_work_without(enter, worker, own, tab):
    client = enter(worker)
    page = client.get(page_of(own), {"tab": tab})
    url = page.context["tab"]["loaded_from"]
    assert f'hx-get="{url}?tab={tab}"' in page.content.decode()
    assert f'<a href="{url}">' in page.content.decode()
    whole, part = client.get(url), client.get(url, headers={"HX-Request": "true"})
    assert b"<html" in whole.content and b"<html" not in part.content


def test_a_full_number_is_shown_once_for_a_reason_and_recorded(enter, worker, east):
    household = make.household(east, "王建华", worker=worker, id_number=WANG)
    client, url = enter(worker), reverse("households:reveal", args=[household.head_id])
    assert WANG not in client.get(url).content.decode()
    assert WANG not in client.post(url, {"reason": ""}).content.decode()
    assert not AccessRecord.objects.exists()
    assert WANG in client.post(url, {"reason": "办慢病证"}).content.decode()
    record = AccessRecord.objects.get()
    assert (record.user, record.reason) == (worker, "办慢病证")
    assert "王建华" in record.subject and WANG not in record.subject


@pytest.mark.parametrize(("kind", "is_said"), [("护照", True), ("居民身份证", False), ("残疾人证", False)])
def test_a_number_that_is_of_no_id_card_says_of_which_paper(enter, worker, own, kind, is_said, en):
    make.member(own, "玛丽亚", relation="配偶", cert_type=kind)
    assert ("Passport" in enter(worker).get(page_of(own)).content.decode()) == is_said


def test_a_correction_is_saved_and_stands_in_the_history(enter, worker, own, east):
    client = enter(worker)
    form = {
        "area": east.path,
        "number": own.number,
        "address": "新街1号",
        "version": own.version,
        "categories": ["dibao"],
    }
    assert client.post(reverse("households:edit", args=[own.pk]), form).url == page_of(own)
    own.refresh_from_db()
    assert (own.address, own.categories, own.version) == ("新街1号", ["dibao"], 2)
    assert "新街1号" in own.search_text
    history = client.get(reverse("households:history", args=[own.pk])).content.decode()
    assert "新街1号" in history and "李秀兰" in history


def test_a_stale_correction_overwrites_nothing(enter, worker, own, east):
    update_household(by=None, household=own, address="别人改的")
    form = {"area": east.path, "number": own.number, "address": "我改的", "version": 1}
    page = enter(worker).post(reverse("households:edit", args=[own.pk]), form).content.decode()
    own.refresh_from_db()
    assert own.address == "别人改的"
    assert "别人改的" in page and "我改的" in page


def test_nobody_moves_a_household_out_of_their_own_sight(enter, supervisor, own, west, east):
    """The supervisor's area was theirs when the form was opened."""
    make.area(east, "E2", "二网格")
    form = {"area": west.path, "number": own.number, "address": "x", "version": 1}
    assert enter(supervisor).post(reverse("households:edit", args=[own.pk]), form).status_code == 200
    own.refresh_from_db()
    assert own.area_id == east.path


def test_a_number_in_use_is_said_at_its_field(enter, worker, own, foreign, east):
    form = {"area": east.path, "number": foreign.number, "address": "x", "version": 1}
    page = enter(worker).post(reverse("households:edit", args=[own.pk]), form).content.decode()
    assert 'id="id_number_error"' in page


def test_checking_a_number_needs_no_address(enter, worker, colleague, east, django_assert_max_num_queries):
    household = make.household(east, "王建华", worker=worker, id_number=WANG)
    url = reverse("households:check_id")
    led = enter(worker).get(f"{url}?id_number={WANG}", follow=True).redirect_chain
    assert [address for address, _status in led] == [url, reverse("households:list")]
    assert household.number in enter(worker).post(url, {"head-id_number": WANG.lower()}).content.decode()
    assert household.number not in enter(colleague).post(url, {"id_number": WANG}).content.decode()
    assert enter(worker).post(url, {"id_number": GIRL}).content.strip() == b""
    assert b"notice-late" in enter(worker).post(url, {"id_number": WANG[:-1] + "1"}).content


def test_a_save_clears_the_draft_and_numbers_are_never_drafted(enter, worker, own, east):
    client, form = enter(worker), {"area": east.path, "number": own.number, "address": "x", "version": 1}
    key = str(uuid.uuid4())
    client.post(reverse("households:edit", args=[own.pk]), {**form, "once": key})
    assert client.cookies["caseload_saved"].value == key
    assert "data-no-draft" in client.get(reverse("households:member_edit", args=[own.head_id])).content.decode()
