"""Handing many households on, with one confirmation."""

import pytest

from caseload.core.models import Notice
from households.models import Assignment
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
    assert enter(supervisor).get(URL).status_code == 405
