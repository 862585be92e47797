"""One-time passwords: what they end, who is told, and for how long they open the door."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.utils import timezone

from caseload.core.accounts import StaffAdapter
from caseload.core.models import Notice
from caseload.core.services import people
from tests import make

pytestmark = pytest.mark.django_db


def test_a_one_time_password_ends_the_sessions_and_is_changed_at_once(client, admin, worker):
    client.post("/accounts/login/", {"login": "li", "password": make.PASSWORD})
    assert UserSession.objects.filter(user=worker).exists()
    given = people.reset_password(by=admin, user=worker)
    worker.refresh_from_db()
    assert worker.check_password(given) and worker.must_change_password
    assert not UserSession.objects.filter(user=worker).exists() and client.get("/me/").status_code == 302


def test_who_was_given_a_password_is_told_and_so_is_their_supervisor(
    client, admin, worker, supervisor, django_capture_on_commit_callbacks
):
    """Whoever gives one out could log in with it and read what the person may read."""
    with django_capture_on_commit_callbacks(execute=True):
        people.reset_password(by=admin, user=worker)
    told = Notice.objects.filter(kind="password_reset")
    assert {notice.user for notice in told} == {worker, supervisor}
    assert {(notice.facts["by"], notice.facts["name"]) for notice in told} == {("高明", "李秀兰")}


@pytest.mark.parametrize(("hours", "opens"), [(23, True), (25, False)])
def test_a_new_one_time_password_opens_for_a_day(client, admin, worker, hours, opens, en):
    given = people.reset_password(by=admin, user=worker)
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        answer = client.post("/accounts/login/", {"login": "li", "password": given}, follow=True)
        assert ("_auth_user_id" in client.session) == opens
    assert ("This one-time password is too old" in answer.content.decode()) != opens
    assert UserSession.objects.filter(user=worker).exists() == opens


def test_the_first_one_opens_for_a_fortnight_and_ones_own_for_ever(admin, east):
    user, _given = people.create_person(by=admin, username="new", name="新人", role="worker", area=east)
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert not user.has_late_password
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert user.has_late_password
        StaffAdapter().set_password(user, "quite-another-one")
        assert not user.has_late_password
