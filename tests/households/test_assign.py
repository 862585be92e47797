"""Handing many households on, with one confirmation."""

from datetime import date

import pytest
from django.urls import reverse

from caseload.core.models import Notice, User
from households.models import Assignment, Handover, Household
from households.services.assigning import assign_households, take_back
from households.services.closing import close_household
from tests import make

pytestmark = pytest.mark.django_db
URL = "/households/assign/"


@pytest.fixture
def new(east):
    return make.person("wu", "吴丽", "worker", post=east)


def test_a_confirmation_comes_first(own, new, enter, supervisor, worker, en):
    page = enter(supervisor).post(URL, {"pick": [own.pk]})
    assert "Assign 1 household" in page.content.decode() and "吴丽" in page.content.decode()
    own.refresh_from_db()
    assert own.worker == worker


def test_many_are_handed_on_with_a_note(own, east, new, enter, supervisor, en, django_capture_on_commit_callbacks):
    other = make.household(east, "陈大山")
    sent = {"pick": [own.pk, other.pk], "worker": new.pk, "note": "她住得近"}
    with django_capture_on_commit_callbacks(execute=True):
        page = enter(supervisor).post(URL, sent, follow=True).content.decode()
    assert "2 households are now with 吴丽" in page
    current = Assignment.objects.filter(valid_to__isnull=True, worker=new, note="她住得近", by=supervisor)
    assert {row.household_id for row in current} == {own.pk, other.pk}
    assert Notice.objects.filter(user=new).count() == 1


def test_foreign_ones_are_left_out(own, foreign, new, colleague, enter, supervisor):
    client = enter(supervisor)
    client.post(URL, {"pick": [own.pk, foreign.pk], "worker": new.pk})
    foreign.refresh_from_db()
    assert foreign.worker == colleague
    assert client.post(URL, {"pick": [foreign.pk], "worker": new.pk}).status_code == 404
    assert client.post(URL, {"pick": [987654321]}).status_code == 404


def test_only_workers_within_reach_are_offered(own, new, colleague, admin, enter, supervisor):
    client = enter(supervisor)
    for person in (colleague, admin):
        page = client.post(URL, {"pick": [own.pk], "worker": person.pk})
        assert page.status_code == 200 and page.context["form"].errors["worker"]


@pytest.mark.parametrize("picked", [[], ["x"], ["9" * 40], ["-1"], ["²"]])
def test_nothing_ticked_is_a_sentence(own, enter, supervisor, en, picked):
    page = enter(supervisor).post(URL, {"pick": picked}, follow=True)
    assert "Tick the households first" in page.content.decode()


def test_bad_input_is_said_in_the_form(own, enter, supervisor):
    client = enter(supervisor)
    for sent in ({"worker": "x"}, {"worker": "\0"}, {"worker": "9" * 50}, {"worker": "", "note": "x" * 501}):
        assert client.post(URL, {"pick": [own.pk], **sent}).context["form"].errors


def test_who_may(own, enter, worker, supervisor):
    assert enter(worker).post(URL, {"pick": [own.pk]}).status_code == 403
    assert enter(supervisor).get(URL).url == reverse("households:list")


# --- all that the filter finds ---

BY_STREET = "area=370799001001&q=%E7%8E%8B"


@pytest.fixture
def many(east):
    """Thirty households of the name Wang, more than a page, and one of another name."""
    found = [make.household(east, f"王{n}") for n in range(30)]
    return [*found, make.household(east, "陈大山")]


def test_all_that_the_filter_finds_are_assigned_not_only_the_page(many, new, enter, supervisor, en):
    client = enter(supervisor)
    page = client.get(f"/households/?{BY_STREET}").content.decode()
    assert "Assign all 30 found…" in page
    asked = client.post(URL, {"which": "all", "query": BY_STREET})
    assert "Assign 30 households" in asked.content.decode()
    sent = {"which": "all", "query": BY_STREET, "confirmed": 30, "worker": new.pk}
    answer = client.post(URL, sent)
    assert answer.status_code == 302 and answer.url == f"/households/?{BY_STREET}", "the filter stays"
    assert Household.objects.filter(worker=new).count() == 30
    assert Household.objects.get(head_name="陈大山").worker is None


def test_nobody_assigns_more_than_they_confirmed(many, new, east, enter, supervisor):
    make.household(east, "王又一")
    sent = {"which": "all", "query": BY_STREET, "confirmed": 30, "worker": new.pk}
    page = enter(supervisor).post(URL, sent)
    assert page.context["count"] == 31 and page.context["form"].non_field_errors()
    assert not Household.objects.filter(worker=new).exists()


def test_all_never_reaches_further_than_the_assigner(own, foreign, new, colleague, enter, supervisor):
    enter(supervisor).post(URL, {"which": "all", "query": "", "worker": new.pk})
    assert {row.worker for row in Household.objects.all()} == {new, colleague}


def test_a_filter_that_lets_all_be_closed_offers_no_such_button(many, enter, supervisor, en):
    assert "found…" not in enter(supervisor).get("/households/?status=all").content.decode()


@pytest.mark.parametrize("query", ["q=%00", "area=x&worker=²&due=9", "%%%", "after=zzz", "q=a%0d%0aSet-Cookie:x"])
def test_whatever_the_query_says_it_is_read_as_the_list_reads_it(own, enter, supervisor, query):
    assert enter(supervisor).post(URL, {"which": "all", "query": query}).status_code in (200, 404)
    assert enter(supervisor).post(URL, {"query": query}).status_code == 302


# --- taken back ---


def given(client, many, new):
    client.post(URL, {"pick": [row.pk for row in many[:3]], "worker": new.pk})
    return Handover.objects.get()


def test_an_assigning_is_taken_back_as_a_whole(many, own, worker, new, enter, supervisor, en):
    client = enter(supervisor)
    handover = given(client, [own, *many], new)
    assert f"/households/assign/{handover.pk}/undo/" in client.get("/households/").content.decode()
    page = client.get(f"/households/assign/{handover.pk}/").content.decode()
    assert "3 households are still with them" in page and "before with nobody" in page
    client.post(f"/households/assign/{handover.pk}/undo/")
    own.refresh_from_db()
    assert own.worker == worker and not Household.objects.filter(worker=new).exists()
    assert not client.post(f"/households/assign/{handover.pk}/undo/", follow=True).context["count"]


def test_only_what_is_still_where_it_went_is_taken_back(many, new, worker, enter, supervisor):
    client = enter(supervisor)
    handover = given(client, many, new)
    moved, ended, back = many[:3]
    assign_households(by=supervisor, households=[moved], worker=worker)
    close_household(by=supervisor, household=ended, reason="moved", on=date(2026, 1, 1))
    assert take_back(by=supervisor, handover=handover) == 1
    for row in (moved, ended, back):
        row.refresh_from_db()
    assert (moved.worker, ended.worker, back.worker) == (worker, new, None)


def test_whoever_cannot_have_a_household_any_more_does_not_get_it_back(own, worker, new, enter, supervisor):
    handover = given(enter(supervisor), [own], new)
    User.objects.filter(pk=worker.pk).update(role="office")
    take_back(by=supervisor, handover=handover)
    own.refresh_from_db()
    assert own.worker is None


def test_only_whoever_did_it_takes_it_back(own, new, enter, supervisor, admin):
    handover = given(enter(supervisor), [own], new)
    assert enter(admin).post(f"/households/assign/{handover.pk}/undo/").status_code == 404
