"""Households and issues that were entered without a connection: filed once, under the key of their form, or held."""

import hashlib
import json
import threading
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Epoch, Notice
from households.models import Household, Member
from households.services.assigning import assign_households
from tests import make
from visits.doorstep.models import Arrival
from visits.issues.models import Issue

SYNC = {"HTTP_CASELOAD_SYNC": "1"}
ID_NUMBER = "37079919480101002X"


def parcel(what, by, *, household=0, key=None, kept_at=None, files=(), **said):
    key = str(key or uuid.uuid4())
    pairs = [["once", key], *([name, value] for name, value in said.items())]
    facts = {"id": key, "kind": what, "author": by.pk, "household": household, "name": "张三", "pairs": pairs}
    when = (kept_at or timezone.now()).isoformat()
    hashes = [[field, hashlib.sha256(content).hexdigest()] for field, content in files]
    uploads = {field: SimpleUploadedFile("a.png", content, "image/png") for field, content in files}
    return {"said": json.dumps({**facts, "kept_at": when, "files": hashes}), **uploads}


def issue(by, household=None, **said):
    about = {"household": household.pk if household else 0}
    known = {"title": "屋顶漏雨", "kind": "problem", "category": "housing", "priority": "normal", "source": "visit"}
    return parcel("issue", by, **about, **{**known, **said})


def registration(by, area, head=None, **said):
    about = {
        "name": "张三",
        "id_status": "none",
        "id_none_reason": "没有上户口",
        "birth_date": "1950-01-01",
        **(head or {}),
    }
    known = {"area": area.path, "address": "幸福里 3号", **{f"head-{name}": value for name, value in about.items()}}
    return parcel("household", by, **{**known, **said})


@pytest.fixture
def sent(enter, worker):
    client = enter(worker)
    return lambda body, **headers: client.post(reverse("doorstep:send"), body, **SYNC, **headers)


@pytest.mark.django_db
def test_an_issue_is_filed_once_and_its_clock_begins_when_it_was_entered(sent, own, worker):
    then = timezone.now() - timedelta(days=2)
    body = issue(worker, own, kept_at=then, files=[("pictures_before", make.picture_file().read())])
    first = sent(body)
    body["pictures_before"].seek(0)
    second = sent(body)
    assert (first.status_code, second.status_code) == (201, 200)
    sha = hashlib.sha256(body["said"].encode()).hexdigest()
    assert {first.json()["sha"], second.json()["sha"]} == {sha} and first.json()["epoch"] == Epoch.current()
    made = Issue.objects.get()
    assert (made.household, made.owner, made.opened_at, made.title) == (own, worker, then, "屋顶漏雨")
    assert made.steps.get().pictures.count() == 1


@pytest.mark.django_db
def test_an_issue_of_no_household_lies_in_its_area(sent, worker, east):
    assert sent(issue(worker, area=str(east.pk))).status_code == 201
    assert Issue.objects.get().area_id == east.path


@pytest.mark.django_db
def test_a_household_is_registered_once_with_its_head(sent, worker, east, en):
    body = registration(worker, east)
    answer = sent(body, HTTP_CASELOAD_PAGE="1")
    assert answer.status_code == 201 and sent(body).status_code == 200
    household = Household.objects.get(head_name="张三")
    assert (household.worker, household.area) == (worker, east)
    assert answer.json()["page"] == reverse("households:detail", args=[household.pk])


@pytest.mark.django_db
def test_what_is_not_fit_is_refused_in_the_words_of_the_screen(sent, worker, east, own, en):
    answer = sent(registration(worker, east, address="", head={"name": ""}))
    assert answer.status_code == 422
    words = [error["words"] for error in answer.json()["errors"]]
    assert words == ["Please fill in: Name", "Please fill in: Address"]
    assert sent(issue(worker, own, category="")).status_code == 422
    assert not (Arrival.objects.exists() or Issue.objects.exists())


@pytest.mark.django_db
def test_changed_after_it_had_arrived_it_is_held_without_the_id_number(sent, enter, supervisor, worker, east, en):
    key = uuid.uuid4()
    assert sent(registration(worker, east, key=key)).status_code == 201
    assert (
        sent(registration(worker, east, key=key, address="幸福里 8号", head={"id_number": ID_NUMBER})).status_code
        == 409
    )
    assert Member.objects.filter(name="张三").count() == 1
    held = Arrival.objects.held().get()
    assert "…002X" in held.said and ID_NUMBER not in held.said
    page = reverse("doorstep:held", args=[held.pk])
    text = enter(supervisor).get(page).content.decode()
    assert "幸福里 8号" in text and "File it" not in text and "New household" in text
    enter(supervisor).post(page, {"aside": "1", "why": "门牌已改"})
    held.refresh_from_db()
    assert held.state == "set_aside" and Household.objects.filter(head_name="张三").count() == 1


@pytest.mark.django_db
def test_an_issue_of_a_household_that_was_handed_over_is_held_and_filed_by_the_supervisor(
    sent, enter, own, worker, colleague, supervisor, en
):
    assign_households(by=supervisor, households=[own], worker=colleague)
    assert sent(issue(worker, own)).status_code == 202 and not Issue.objects.exists()
    page = reverse("doorstep:held", args=[Arrival.objects.get().pk])
    text = enter(supervisor).get(page).content.decode()
    assert "屋顶漏雨" in text and "Housing safety" in text
    enter(supervisor).post(page, {"household": own.number})
    made = Issue.objects.get()
    assert (made.reporter, made.owner, made.household) == (worker, colleague, own)


def a_try(household, by):
    body = make.parcel(household, by)
    body["said"] = json.dumps({**json.loads(body["said"]), "pairs": [], "not_home": True})
    return body


def twice_registered(household, by):
    key = uuid.uuid4()
    return [registration(by, household.area, key=key, address=address) for address in ("幸福里 3号", "幸福里 8号")]


HELD = {
    "visit": (make.parcel, "李秀兰的走访待处理", "待核走访"),
    "try": (a_try, "李秀兰记的没见到人待处理", "没见到人"),
    "issue": (lambda household, by: issue(by, household), "李秀兰上报的问题待处理", "你上报的"),
    "household": (twice_registered, "李秀兰登记的新户待处理", "你登记的"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", HELD)
def test_the_notice_says_what_is_held_and_what_was_settled(
    sent, enter, own, worker, colleague, supervisor, what, django_capture_on_commit_callbacks
):
    made, held_words, settled_words = HELD[what]
    bodies = made(own, worker)
    assign_households(by=supervisor, households=[own], worker=colleague)
    with django_capture_on_commit_callbacks(execute=True):
        for body in bodies if isinstance(bodies, list) else [bodies]:
            sent(body)
        page = reverse("doorstep:held", args=[Arrival.objects.held().get().pk])
        enter(supervisor).post(page, {"aside": "1", "why": "已在别处登记"})
    assert Notice.objects.get(user=supervisor).text.startswith(held_words)
    assert settled_words in Notice.objects.filter(user=worker, kind__endswith="settled").get().text


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["plan", "", 3, None])
def test_what_is_of_no_known_kind_is_not_taken(sent, own, worker, kind):
    body = issue(worker, own)
    body["said"] = json.dumps({**json.loads(body["said"]), "kind": kind})
    assert sent(body).status_code == 400 and not Arrival.objects.exists()


@pytest.mark.parametrize("make_body", ["issue", "household"])
def test_sent_by_many_at_once_it_is_filed_once(committed, own, worker, east, make_body):
    body = issue(worker, own) if make_body == "issue" else registration(worker, east)
    statuses = []

    def go():
        client = Client()
        client.force_login(worker)
        statuses.append(client.post(reverse("doorstep:send"), body, **SYNC).status_code)
        connection.close()

    threads = [threading.Thread(target=go) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 5 + [201]
    assert Issue.objects.count() + Household.objects.filter(head_name="张三").count() == 1
