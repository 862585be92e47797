import time

import pytest
from django.urls import reverse

from caseload.core.permissions import Role
from caseload.launch.prepare import DEMO_PASSWORD
from tests import make

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def log_in(client, login, password=make.PASSWORD, **more):
    return client.post(LOGIN, {"login": login, "password": password, **more})


def text_of(response):
    return response.content.decode()


def test_by_staff_number_or_phone(client, east):
    make.person("li", "李秀兰", Role.WORKER, post=east, phone="13800006207")
    for login in ("li", "13800006207"):
        assert log_in(client, login).headers["Location"] == "/"
        assert client.session["_auth_user_id"]
        client.logout()


def test_a_wrong_password_gives_a_sentence_and_keeps_the_name(client, worker):
    response = log_in(client, "li", "wrong")
    assert response.status_code == 200
    assert 'value="li"' in text_of(response)
    assert "_auth_user_id" not in client.session


def test_who_is_deactivated_is_told_so(client, worker, en):
    worker.is_active = False
    worker.save()
    assert "has been deactivated" in text_of(log_in(client, "li"))
    assert "_auth_user_id" not in client.session


def test_a_deactivated_person_is_out_at_once(enter, worker):
    client = enter(worker)
    assert client.get(reverse("me")).status_code == 200
    type(worker).objects.filter(pk=worker.pk).update(is_active=False)
    assert client.get(reverse("me")).status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_next_stays_in_the_house(client, worker, target):
    assert log_in(client, "li", next=target).headers["Location"] == "/"


def test_next_leads_back(client, worker):
    response = client.get(reverse("people"))
    assert response.headers["Location"] == f"{LOGIN}?next=%2Fpeople%2F"
    assert log_in(client, "li", next="/notices/").headers["Location"] == "/notices/"


def test_the_page_that_waits_for_the_log_in_says_that_what_was_written_is_kept(client, worker, en):
    assert "kept on this device" not in text_of(client.get(LOGIN))
    answer = client.post("/households/new/", {"x": 1}, headers={"Referer": "http://testserver/households/new/"})
    assert answer.url == f"{LOGIN}?next=%2Fhouseholds%2Fnew%2F"
    assert "kept on this device" in text_of(client.get(answer.url))


def test_a_form_sent_after_the_log_in_expired_leads_back_to_its_page(client, east):
    page = reverse("area_edit", args=[east.pk])
    response = client.post(reverse("notices_read"), headers={"Referer": f"http://testserver{page}"})
    assert response.headers["Location"].endswith(page.replace("/", "%2F"))
    response = client.get("/people/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/me/"})
    assert response.headers["HX-Redirect"].endswith("next=%2Fme%2F")
    response = client.post(reverse("notices_read"), headers={"Referer": "https://evil.example/x"})
    assert response.headers["Location"].endswith("next=%2F")


def test_after_four_failures_the_right_password_is_let_in(client, worker):
    for _ in range(4):
        log_in(client, "li", "wrong")
    assert log_in(client, "li").status_code == 302


@pytest.mark.parametrize(("seconds", "status"), [(880, 200), (910, 302)])
def test_the_lock_lasts_for_a_quarter_of_an_hour(client, worker, monkeypatch, seconds, status):
    for _ in range(5):
        log_in(client, "li", "wrong")
    later = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: later)
    assert log_in(client, "li").status_code == status


def test_a_phone_that_sends_what_it_kept_is_told_to_log_in_instead_of_led_to_a_page(client, db):
    answer = client.post("/notices/read/", headers={"Caseload-Sync": "1"})
    assert (answer.status_code, answer.json()) == (401, {"error": "log in"})


def test_five_failures_lock_the_account_at_that_address_only(client, worker, supervisor, en):
    for _ in range(5):
        log_in(client, "li", "wrong")
    assert "Too many failed attempts" in text_of(log_in(client, "li"))
    assert log_in(client, "zhao").status_code == 302
    client.logout()
    elsewhere = client.post(LOGIN, {"login": "li", "password": make.PASSWORD}, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 302


def test_fifty_people_log_in_from_one_address(client, east):
    for number in range(50):
        make.person(f"w{number}", "张三", Role.WORKER, post=east)
        assert log_in(client, f"w{number}").status_code == 302
        client.logout()


def test_without_the_tick_the_session_ends_with_the_browser(client, worker):
    log_in(client, "li")
    assert client.session.get_expire_at_browser_close()
    client.logout()
    log_in(client, "li", remember="on")
    assert not client.session.get_expire_at_browser_close()


def test_a_demo_offers_its_log_ins(client, street, en):
    assert DEMO_PASSWORD not in text_of(client.get(LOGIN, follow=True))
    make.person("worker", "李秀兰", Role.WORKER, post=street, is_demo=True)
    page = text_of(client.get(LOGIN))
    assert f'value="{DEMO_PASSWORD}"' in page
    assert 'value="worker"' in page


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "password/set/", "confirm-email/"])
def test_the_other_doors_of_accounts_are_closed(client, worker, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def test_logging_out_twice_does_no_harm(client, worker):
    for method in (client.get, client.post):
        assert method("/accounts/logout/").headers["Location"].startswith(LOGIN)


def test_logging_out_is_a_post(enter, worker):
    client = enter(worker)
    client.get("/accounts/logout/")
    assert client.session["_auth_user_id"]
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_who_has_a_one_time_password_chooses_their_own_first(enter, worker):
    worker.must_change_password = True
    worker.save()
    client = enter(worker)
    assert client.get("/notices/").headers["Location"] == "/accounts/password/"
    answer = client.post("/accounts/password/", {"oldpassword": make.PASSWORD, "password1": make.PASSWORD})
    assert answer.status_code == 200
    answer = client.post("/accounts/password/", {"oldpassword": make.PASSWORD, "password1": "quite-another-one"})
    assert answer.headers["Location"] == "/me/"
    assert client.get("/notices/").status_code == 200
    worker.refresh_from_db()
    assert worker.check_password("quite-another-one")
    assert not worker.must_change_password


def test_a_part_of_a_page_leads_the_whole_page_to_the_log_in(client):
    answer = client.get(reverse("today"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["HX-Redirect"].startswith(LOGIN)
