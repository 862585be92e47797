from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.people import set_active
from caseload.core.tasks import clear_sessions
from caseload.core.views.account import device
from tests import make

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Linux; Android 14; HONOR) AppleWebKit/537.36"


def log_in(client, agent=PHONE):
    client.post("/accounts/login/", {"login": "li", "password": make.PASSWORD}, headers={"User-Agent": agent})
    return client


def test_the_page_lists_them_and_ends_the_others(client, worker):
    here, there = log_in(client), log_in(type(client)(), "Windows NT 10.0")
    rows = here.get(reverse("sessions")).context["rows"]
    assert {row.device for row in rows} == {"Android", "Windows"}
    here.post(reverse("sessions"))
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def test_only_ones_own(client, worker, colleague):
    theirs = type(client)()
    theirs.post("/accounts/login/", {"login": "han", "password": make.PASSWORD})
    here = log_in(client)
    assert len(here.get(reverse("sessions")).context["rows"]) == 1
    here.post(reverse("sessions"))
    assert theirs.get("/me/").status_code == 200


def test_a_new_password_ends_the_others(client, worker):
    here, there = log_in(client), log_in(type(client)())
    here.post("/accounts/password/", {"oldpassword": make.PASSWORD, "password1": "quite-another-one"})
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def days_left():
    return (Session.objects.get().expire_date - timezone.now()).days


def test_a_session_that_is_used_stays(client, worker):
    log_in(client)
    session = client.session
    session["day"] = "2026-01-01"
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(days=2))
    assert "sessionid" in client.get("/me/").cookies and days_left() == 13
    Session.objects.update(expire_date=timezone.now() + timedelta(days=2))
    assert "sessionid" not in client.get("/me/").cookies and days_left() == 1


def test_a_session_that_the_request_ends_is_not_brought_back(client, worker):
    log_in(client)
    session = client.session
    session["day"] = "2026-01-01"
    session.save()
    client.post(reverse("account_logout"))
    assert not Session.objects.exists()


def test_the_nightly_job_forgets_sessions_that_have_ended(client, worker):
    log_in(client)
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    clear_sessions(0)
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()


def test_a_device_is_named_in_a_word():
    assert device("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)") == "iPhone"


def test_who_is_deactivated_has_no_session_left_to_come_back_to(client, worker, admin):
    log_in(client)
    set_active(by=admin, user=worker, active=False)
    assert not UserSession.objects.filter(user=worker).exists()
    set_active(by=admin, user=worker, active=True)
    assert client.get("/me/").status_code == 302
