"""Names ticked without a connection: stored once, by two phones without loss, or refused in words."""

import json
import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import make
from visits.activities.models import Activity
from visits.activities.services.activities import ACTIVITIES
from visits.activities.services.attending import sign_up, take_off
from visits.activities.services.kept import pages_for
from visits.doorstep.models import Arrival

SYNC = {"HTTP_CASELOAD_SYNC": "1"}
pytestmark = pytest.mark.django_db


def parcel(activity, by, came, *, seen="0", others=0, key=None, **facts):
    """Ticks of ``came`` on the list as it was ``seen``: how many others, and the keys ticked then."""
    key = str(key or uuid.uuid4())
    said = [("once", key), ("activity", activity.pk), ("version", seen), ("outsiders", others)]
    pairs = [[name, str(value)] for name, value in [*said, *(("came", row.pk) for row in came)]]
    known = {"id": key, "kind": "ticks", "author": by.pk, "household": 0, "name": activity.title, "files": []}
    return {"said": json.dumps({**known, "kept_at": timezone.now().isoformat(), "pairs": pairs, **facts})}


@pytest.fixture
def send(enter):
    return lambda by, body: enter(by).post(reverse("doorstep:send"), body, **SYNC)


@pytest.fixture
def clinic(worker, east, own):
    """With three of a household on its list."""
    others = [make.member(own, name) for name in ("王晓雨", "王小军")]
    return make.activity(worker, east, own.head, *others)


def came(activity):
    return {row.name for row in activity.attendances.filter(came=True)}


def refusal(answer):
    assert answer.status_code == 422
    return [error["words"] for error in answer.json()["errors"]]


def test_they_are_stored_once_however_often_they_are_sent(send, worker, clinic):
    head, *_rest = clinic.attendances.all()
    body = parcel(clinic, worker, [head], others=3)
    first, second = send(worker, body), send(worker, body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["ack"] == second.json()["ack"]
    clinic.refresh_from_db()
    assert came(clinic) == {"王建华"} and clinic.outsiders == 3
    assert list(Arrival.objects.values_list("kind", "state")) == [("ticks", "filed")]


def test_two_phones_that_saw_the_same_list_lose_nothing_of_each_other(send, worker, supervisor, clinic):
    head, child, son = clinic.attendances.order_by("pk")
    send(worker, parcel(clinic, worker, [head, son], others=2))
    send(supervisor, parcel(clinic, supervisor, [child], others=3))
    clinic.refresh_from_db()
    assert came(clinic) == {"王建华", "王晓雨", "王小军"} and clinic.outsiders == 5
    send(worker, parcel(clinic, worker, [head], seen=f"2 {head.pk} {son.pk}", others=2))
    assert came(clinic) == {"王建华", "王晓雨"}


def test_who_was_taken_off_the_list_meanwhile_and_came_is_on_it_again(send, worker, clinic):
    sign_up(by=worker, activity=clinic, outsiders=["过路人"])
    child, stranger = clinic.attendances.get(member__name="王晓雨"), clinic.attendances.get(outsider="过路人")
    assert take_off(by=worker, activity=clinic, keys=[child.pk, stranger.pk]) == 2
    assert send(worker, parcel(clinic, worker, [child, stranger])).status_code == 201
    assert came(clinic) == {"王晓雨", "过路人"}


def test_nobody_is_put_back_whose_name_one_may_not_read(send, worker, east, own, clinic):
    colleague = make.person("wu", "吴敏", "worker", post=east)
    row = clinic.attendances.get(member__name="王晓雨")
    take_off(by=worker, activity=clinic, keys=[row.pk])
    assert send(colleague, parcel(clinic, colleague, [row])).status_code == 201
    assert not clinic.attendances.filter(member=row.member_id).exists()


def test_of_a_cancelled_activity_they_are_refused_in_words_and_stored_when_it_is_planned_again(send, worker, clinic):
    ACTIVITIES.move(clinic, "cancel", by=worker, asked={"reason": "下大雨"})
    body = parcel(clinic, worker, clinic.attendances.all())
    assert refusal(send(worker, body)) == ["没有保存：活动已取消（下大雨）。"]
    assert came(clinic) == set() and not Arrival.objects.exists()
    clinic.refresh_from_db()
    ACTIVITIES.move(clinic, "replan", by=worker, asked={})
    assert send(worker, body).status_code == 201 and len(came(clinic)) == 3


def test_before_its_day_they_are_refused_with_the_day(send, worker, east, own):
    later = make.activity(worker, east, own.head, day=timezone.localdate() + timedelta(days=2))
    (words,) = refusal(send(worker, parcel(later, worker, later.attendances.all())))
    assert words.startswith("没有保存：活动到") and came(later) == set()


def test_another_content_under_a_key_that_was_stored_is_refused(send, worker, clinic):
    head, child, _son = clinic.attendances.order_by("pk")
    key = uuid.uuid4()
    send(worker, parcel(clinic, worker, [head], key=key))
    assert refusal(send(worker, parcel(clinic, worker, [child], key=key))) == [
        "这张表之前已保存过别的内容，请重新打开名单。"
    ]
    assert came(clinic) == {"王建华"} and not Arrival.objects.held().exists()


def test_what_no_page_of_ours_sends_is_refused_or_cannot_be_read(send, worker, own, office, west, clinic):
    far = make.activity(office, west)
    assert refusal(send(worker, parcel(far, worker, []))) == ["这个活动已不归你办理。"]
    assert refusal(send(worker, parcel(clinic, worker, [], seen="x"))) == ["请重新打开名单。"]
    assert send(worker, parcel(clinic, worker, [], household=own.pk)).status_code == 400
    assert send(office, parcel(clinic, office, [])).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_under_one_key_are_one(committed, worker, east, own):
    clinic = make.activity(worker, east, own.head)
    body, codes = parcel(clinic, worker, clinic.attendances.all(), others=4), []

    def push():
        client = Client()
        client.force_login(worker)
        codes.append(client.post(reverse("doorstep:send"), body, **SYNC).status_code)
        connection.close()

    pushes = [threading.Thread(target=push) for _ in range(10)]
    [push.start() for push in pushes]
    [push.join() for push in pushes]
    assert sorted(codes) == [200] * 9 + [201] and Activity.objects.get().outsiders == 4


def test_a_phone_keeps_the_lists_of_these_days_and_fetches_them_anew_when_they_change(worker, office, east, clinic):
    today = timezone.localdate()
    for days in (-3, 8):
        make.activity(worker, east, day=today + timedelta(days=days))
    ((addresses, stamp),) = pages_for(user=worker, today=today)
    assert addresses == [clinic.get_absolute_url(), reverse("activities:ticks", args=[clinic.pk])]
    assert pages_for(user=worker, today=today) == [(addresses, stamp)]
    clinic.attendances.update(came=True)
    assert pages_for(user=worker, today=today)[0][1] != stamp
    assert pages_for(user=office, today=today) == []


def test_the_phone_is_told_of_them_and_gets_them(enter, worker, clinic):
    client, page = enter(worker), reverse("activities:ticks", args=[clinic.pk])
    assert page in client.get(reverse("doorstep:mine")).content.decode()
    assert page in client.get(reverse("doorstep:pages"), {"page": page}).json()["pages"]
