"""The private calendar feed: whose it is, what it tells and names, and what ends it."""

import hashlib
import uuid
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests import make
from visits.activities.models import Activity, ActivityFeed
from visits.activities.services.activities import ACTIVITIES, change_activity
from visits.activities.services.attending import sign_up
from visits.activities.services.feed import end_feed, make_feed

pytestmark = pytest.mark.django_db
PAGE = "/activities/feed/"


def address(token):
    return reverse("activities:feed_file", args=[token])


def told(client, token):
    """{title: event} of what is read at the address, without a log-in."""
    answer = client.get(address(token))
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_the_address_is_shown_once_and_stored_as_a_digest(enter, worker, client):
    sent = {"covers": "own", "once": str(uuid.uuid4())}
    page = enter(worker).post(PAGE, sent)
    shown = page.context["address"]
    assert shown.startswith("http://testserver/activities/feed/") and page.context["subscribe"].startswith("webcal://")
    token = shown.removeprefix("http://testserver/activities/feed/").removesuffix(".ics")
    feed = ActivityFeed.objects.get()
    assert feed.digest == hashlib.sha256(token.encode()).hexdigest() and told(client, token) == {}
    assert enter(worker).post(PAGE, sent).url == PAGE
    assert token not in enter(worker).get(PAGE).content.decode()
    assert ActivityFeed.objects.get().digest == feed.digest


def test_an_activity_is_told_with_its_time_in_utc_and_names_no_resident(worker, east, own, client):
    put_in = [{"kind": "volunteer", "what": "刘医生", "quantity": 3}]
    facts = {"plan": "先量王建华的血压", "contributions": put_in, "day": date(2026, 11, 30), "begins": time(7, 30)}
    clinic = make.activity(worker, east, own.head, title="义诊;第一场,东区\\北门", **facts)
    sign_up(by=worker, activity=clinic, members=[], outsiders=["过路人"])
    token = make_feed(by=worker, covers="own")
    (event,) = told(client, token).values()
    assert event["SUMMARY"] == "义诊;第一场,东区\\北门" and event["STATUS"] == "CONFIRMED"
    assert event.decoded("DTSTART") == datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 11, 30, 3, 30, tzinfo=UTC)
    assert (event["UID"], event["SEQUENCE"]) == (f"activity-{clinic.pk}@testserver", 0)
    assert event["LOCATION"] == f"{east.name} 党群服务中心一楼"
    assert event["URL"] == f"http://testserver{clinic.get_absolute_url()}"
    text = client.get(address(token)).content.decode().replace("\r\n ", "")
    assert not [name for name in ("王建华", "过路人", "刘医生") if name in text]


def test_lines_are_folded_by_bytes_and_end_as_the_standard_says(worker, east, client):
    make.activity(worker, east, title="长" * 80)
    lines = client.get(address(make_feed(by=worker, covers="own"))).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(line.decode() is not None for line in lines)


def test_what_is_changed_or_cancelled_is_the_same_event_with_a_higher_sequence(worker, east, client):
    clinic, token = make.activity(worker, east), make_feed(by=worker, covers="own")
    (before,) = told(client, token).values()
    later = clinic.day + timedelta(days=1)
    change_activity(by=worker, activity=clinic, contributions=[], day=later)
    (moved,) = told(client, token).values()
    assert moved["UID"] == before["UID"] and moved["SEQUENCE"] > before["SEQUENCE"]
    assert moved.decoded("DTSTART") - before.decoded("DTSTART") == timedelta(days=1)
    assert moved.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")
    clinic.refresh_from_db()
    ACTIVITIES.move(clinic, "cancel", by=worker, asked={"reason": "下雨"})
    ((title, cancelled),) = told(client, token).items()
    assert title == "已取消：重阳节义诊" and cancelled["STATUS"] == "CANCELLED"
    assert cancelled["UID"] == before["UID"] and cancelled["SEQUENCE"] > moved["SEQUENCE"]


def test_one_tells_what_one_runs_and_the_other_all_that_one_may_see(worker, supervisor, office, east, west, client):
    make.activity(worker, east, title="自己的")
    make.activity(supervisor, east, title="同区的")
    make.activity(office, west, title="别区的")
    make.activity(worker, east, title="去年的", day=timezone.localdate() - timedelta(days=200))
    assert set(told(client, make_feed(by=worker, covers="own"))) == {"自己的"}
    assert set(told(client, make_feed(by=worker, covers="all"))) == {"自己的", "同区的"}


def test_rights_are_asked_at_each_fetch(worker, east, west, client):
    make.activity(worker, east)
    token = make_feed(by=worker, covers="all")
    assert told(client, token)
    worker.role = "admin"
    worker.save()
    assert client.get(address(token)).status_code == 404
    worker.role, worker.is_active = "worker", False
    worker.save()
    assert client.get(address(token)).status_code == 404
    worker.is_active, worker.area = True, west
    worker.save()
    Activity.objects.update(owner=make.person("wu", "吴敏", "worker", post=east))
    assert told(client, token) == {}


def test_a_renewed_or_ended_address_answers_as_one_that_never_was(enter, worker, supervisor, client):
    first = make_feed(by=worker, covers="own")
    second = make_feed(by=worker, covers="all")
    other = make_feed(by=supervisor, covers="own")
    assert client.get(address(first)).status_code == 404 and told(client, second) == {}
    assert "还没有" not in enter(worker).get(PAGE).content.decode()
    assert enter(worker).post("/activities/feed/end/").url == PAGE
    assert client.get(address(second)).status_code == 404 and told(client, other) == {}
    assert {client.get(address(wrong)).status_code for wrong in ("x", "%F0%9F%98%80", "a" * 300)} == {404}
    end_feed(by=worker)


def test_it_says_when_a_calendar_asked_last(enter, worker, client):
    token = make_feed(by=worker, covers="own")
    assert "还没有" in enter(worker).get(PAGE).content.decode()
    told(client, token)
    asked = ActivityFeed.objects.get().asked_at
    assert timezone.now() - asked < timedelta(minutes=1)
    told(client, token)
    assert ActivityFeed.objects.get().asked_at == asked


def test_it_is_reached_from_my_own_page_by_those_who_may_see_activities(enter, worker, admin):
    assert PAGE in enter(worker).get("/me/").content.decode()
    assert PAGE not in enter(admin).get("/me/").content.decode()
    assert enter(admin).get(PAGE).status_code == 403


def test_its_queries_do_not_grow_with_what_it_tells(worker, east, client, django_assert_max_num_queries):
    token = make_feed(by=worker, covers="all")
    for n in range(20):
        make.activity(worker, east, title=f"第{n}场")
    told(client, token)
    with django_assert_max_num_queries(16):  # most of them count how often the address was asked
        assert len(told(client, token)) == 20
