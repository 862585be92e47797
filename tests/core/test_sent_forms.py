"""A form is saved once: who presses again after a lost answer is led to what is there already."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import SentForm
from caseload.core.services.sent_forms import KEPT, forget_old, where_to
from households.models import Household
from tests import make
from tests.house.forms import forms_of


def sent(client, east):
    """A household's form with its own key, filled in."""
    page = client.get(reverse("households:new"))
    form = next(form for form in forms_of(page) if "once" in form.names)
    return {
        **{name: values[0] for name, values in form.as_it_stands().items()},
        **{"head-name": "王建华", "head-id_status": "none", "head-id_none_reason": "新", "area": east.path},
        "address": "幸福里3号楼",
    }


def register(client, pairs):
    return client.post(reverse("households:new"), pairs)


def test_the_second_press_leads_to_the_household_of_the_first(enter, supervisor, east, en):
    client = enter(supervisor)
    pairs = sent(client, east)
    first, second = register(client, pairs), register(client, pairs)
    assert Household.objects.count() == 1
    assert first.url == second.url == reverse("households:detail", args=[Household.objects.get().pk])
    assert "This was saved before" in client.get(second.url).content.decode()


def test_a_form_that_was_refused_may_be_sent_again_with_its_key(enter, supervisor, east):
    client = enter(supervisor)
    pairs = sent(client, east)
    refused = register(client, {**pairs, "head-name": ""})
    assert refused.status_code == 200 and pairs["once"] in refused.content.decode()
    assert register(client, pairs).status_code == 302 and Household.objects.count() == 1


def test_the_device_is_told_which_form_was_saved(enter, supervisor, east):
    client = enter(supervisor)
    pairs = sent(client, east)
    assert "caseload_saved" not in register(client, {**pairs, "head-name": ""}).cookies
    cookie = register(client, pairs).cookies["caseload_saved"]
    assert (cookie.value, cookie["max-age"]) == (pairs["once"], 3600)


def test_the_key_of_somebody_else_leads_nowhere(enter, supervisor, admin, east):
    pairs = sent(enter(supervisor), east)
    register(enter(supervisor), pairs)
    assert register(enter(admin), pairs).status_code == 302
    assert Household.objects.count() == 2


def test_an_account_is_not_made_twice_and_its_password_not_shown_again(enter, admin, east):
    client = enter(admin)
    facts = {"name": "李秀兰", "username": "li", "role": "worker", "area": east.path, "once": str(uuid.uuid4())}
    first, second = (client.post(reverse("person_new"), facts) for _ in range(2))
    assert first.status_code == 200 and b"one-time" in first.content
    assert second.status_code == 302 and second.url.startswith("/people/")


@pytest.mark.usefixtures("committed")
def test_of_two_presses_at_the_same_time_one_saves(supervisor, east):
    client = Client()
    client.force_login(supervisor)
    pairs = sent(client, east)

    def press(_n):
        other = Client()
        other.cookies = client.cookies
        try:
            return register(other, pairs)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(press, range(4)))
    assert Household.objects.count() == 1
    assert {answer.url for answer in answers} == {reverse("households:detail", args=[Household.objects.get().pk])}


def test_the_database_keeps_a_key_once(worker):
    key = uuid.uuid4()
    SentForm.objects.create(user=worker, key=key)
    with pytest.raises(IntegrityError, match="a_form_is_saved_once"):
        SentForm.objects.create(user=worker, key=key)


def test_keys_that_no_device_sends_again_are_forgotten(worker):
    now = timezone.now()
    for age in (KEPT + timedelta(days=1), timedelta(days=1)):
        SentForm.objects.create(user=worker, key=uuid.uuid4(), sent_at=now - age)
    assert forget_old(now) == 1 and SentForm.objects.count() == 1


def test_a_key_that_is_no_key_is_as_none(enter, worker, own):
    client = enter(worker)
    answer = client.post(reverse("households:member_new", args=[own.pk]), {"once": "x\0", "name": ""})
    assert answer.status_code == 200 and not SentForm.objects.exists()


def test_a_foreign_household_is_as_absent_with_a_key(enter, worker, foreign):
    answer = enter(worker).post(reverse("households:edit", args=[foreign.pk]), {"once": str(uuid.uuid4())})
    assert answer.status_code == 404 and not SentForm.objects.exists()


def make_member(client, own, once):
    facts = {"name": "王晓雨", "relation": "之女", "id_status": "none", "id_none_reason": "新生儿", "once": once}
    return client.post(reverse("households:member_new", args=[own.pk]), facts)


def test_two_forms_are_two_members(enter, worker, own):
    make.member(own, "刘桂英", relation="配偶")
    client = enter(worker)
    for _ in range(2):
        assert make_member(client, own, str(uuid.uuid4())).status_code == 302
    assert own.members.filter(name="王晓雨").count() == 2


@pytest.mark.parametrize("status", [200, 299, 400])
def test_only_an_answer_that_redirects_leads_on(status):
    assert where_to(HttpResponse(status=status)) == ""
