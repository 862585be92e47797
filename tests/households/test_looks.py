"""Asking about an ID number, hit or miss, is counted, recorded and limited, wherever one can be typed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import AccessRecord
from caseload.core.personal import blind_index, check_digit
from caseload.core.services import access
from tests import make
from tests.households.test_register import WANG

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
MEMBER = {"name": "王晓雨", "relation": "之女", "id_status": "known", "sex": "M"}
KNOWS_NUMBERS = {
    "caseload/core/models/access.py",
    "caseload/core/personal.py",
    "caseload/core/audit.py",
    "households/models/member.py",
    "households/quality/rules/people.py",
    "households/services/closing.py",
    "households/services/members.py",
    "households/services/search.py",
    "households/support/policies/services/payment_matching.py",
}
"""Who compares ID numbers: besides these, rosters and the demo, which are files and their own record."""


def numbers(count, born="19550312"):
    for order in range(count):
        first = f"370799{born}{order:03}"
        yield first + check_digit(first)


@pytest.fixture
def wang(east, worker):
    return make.household(east, "王建华", worker=worker, id_number=WANG)


@pytest.fixture
def lasting(wang, worker):
    """What the ways to ask need: an activity to sign up for, a household to put somebody into."""
    return {"activity": make.activity(worker, wang.area), "home": make.household(wang.area, worker=worker)}


def in_find(client, lasting, number):
    return client.post(reverse("households:find"), {"q": number}, follow=True)


def while_typing(client, lasting, number):
    return client.post(reverse("households:check_id"), {"id_number": number})


def in_pick(client, lasting, number):
    return client.post(reverse("doorstep:pick"), {"q": number}, follow=True)


def at_an_activity(client, lasting, number):
    address = reverse("activities:people", args=[lasting["activity"].pk])
    return client.post(address, {"find": "1", "q": number}, follow=True)


def in_a_form_with_another_fault(client, lasting, number):
    address = reverse("households:member_new", args=[lasting["home"].pk])
    return client.post(address, {**MEMBER, "name": "", "id_number": number})


WAYS = [in_find, while_typing, in_pick, at_an_activity, in_a_form_with_another_fault]


def records(user):
    return list(AccessRecord.objects.filter(user=user, kind="look_up").order_by("pk").values_list("subject", "rows"))


@pytest.mark.parametrize("ask", WAYS)
def test_hit_and_miss_are_recorded_and_the_same_number_once(ask, wang, lasting, enter, worker, en):
    client, (miss,) = enter(worker), numbers(1, born="19990101")
    for number in (WANG, miss, WANG.lower()):
        assert ask(client, lasting, number).status_code == 200
    assert records(worker) == [(f"王建华 {wang.number}", 1), ("", 0)]
    assert {bytes(row.number_index) for row in AccessRecord.objects.all()} == {blind_index(WANG), blind_index(miss)}


@pytest.mark.parametrize("ask", WAYS)
def test_beyond_the_limit_nothing_is_found(ask, wang, lasting, enter, worker, en, monkeypatch):
    monkeypatch.setitem(access.LIMITS, "look_up", {access.HOUR: 3, access.DAY: 5})
    client, missed = enter(worker), list(numbers(3, born="19990101"))
    for number in missed:
        ask(client, lasting, number)
    page = ask(client, lasting, WANG).content.decode()
    assert "You have looked up 3 ID numbers within an hour" in page
    assert "already" not in page and "王建华</h1>" not in page and len(records(worker)) == 3
    assert "within an hour" not in ask(client, lasting, missed[0]).content.decode(), "this one was asked about"
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        make.enter(client, worker)
        ask(client, lasting, WANG)
        fifth, sixth = numbers(2, born="19880808")
        ask(client, lasting, fifth)
        assert len(records(worker)) == 5
        page = ask(client, lasting, sixth).content.decode()
        assert "You have looked up 5 ID numbers within a day" in page


def test_to_settle_a_held_visit_counts_too(wang, own, enter, supervisor, worker, en):
    arrival = make.held(own, worker)
    for number in numbers(2, born="19990101"):
        enter(supervisor).post(reverse("doorstep:held", args=[arrival.pk]), {"household": number})
    assert records(supervisor) == [("", 0), ("", 0)]


def test_the_seventy_of_a_known_birthday_cannot_be_tried_within_an_hour(wang, enter, colleague, en):
    """Which ends alike is known from a list: so many numbers fit, and one is right."""
    client, seen = enter(colleague), 0
    for number in numbers(72):
        said = while_typing(client, {}, number).content.decode()
        seen += "within an hour" not in said
    assert seen == 60 == len(records(colleague))


def test_whoever_compares_numbers_is_known_here():
    """Another one asks through ``asked_holder`` or ``find_exact``, and is tried above; or says here why not."""
    compares = re.compile(r"\bid_index(__in)?=|\bblind_index\(|\bholder_of\(")
    found = {
        str(path.relative_to(ROOT))
        for room in ("caseload", "households", "visits")
        for path in (ROOT / room).rglob("*.py")
        if compares.search(path.read_text()) and not {"migrations", "roster", "demo"} & {*path.parts}
    }
    assert found - KNOWS_NUMBERS == set()


LISTS = ["/issues/", "/people/", "/households/", "/visits/pick/", "/figures/", "/settings/"]


@pytest.mark.parametrize("address", LISTS)
def test_no_address_keeps_a_number(address, wang, enter, supervisor, admin, en):
    for user in (supervisor, admin):
        client, spread = enter(user), " ".join([WANG[:6], WANG[6:14], WANG[14:]])
        for text in (WANG, spread, WANG.lower()):
            answer = client.get(address, {"q": text, "view": "all"})
            assert answer.status_code == 302 and answer.url == f"{address}?view=all"
        assert client.get(address, {"q": "138 0000 1111"}).status_code in (200, 403, 404)
    assert AccessRecord.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session WHERE session_data LIKE %s", [f"%{WANG}%"])
        assert cursor.fetchone() == (0,)


def test_a_full_number_is_shown_twenty_times_an_hour(wang, enter, worker, en):
    client, address = enter(worker), reverse("households:reveal", args=[wang.head_id])
    shown = [WANG in client.post(address, {"reason": "办慢病证 用"}).content.decode() for _ in range(22)]
    assert shown == [True] * 20 + [False] * 2
    page = client.post(address, {"reason": "办慢病证 用"}).content.decode()
    assert "You have had 20 full numbers shown within an hour" in page
    assert AccessRecord.objects.filter(kind="reveal").count() == 20


@pytest.mark.parametrize("reason", ["xx", "核对", "111111", "aaaa bbbb", "……"])
def test_a_reason_says_something(reason, wang, enter, worker, en):
    page = enter(worker).post(reverse("households:reveal", args=[wang.head_id]), {"reason": reason}).content.decode()
    assert "Say in a few words what it is needed for" in page and WANG not in page
    assert not AccessRecord.objects.exists()
