"""The phone's door: every answer of the contract, twice and at once, and nothing lost on the way."""

import hashlib
import json
import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Epoch, Notice
from households.services.assigning import assign_households
from households.services.closing import close_household
from tests import make
from visits.doorstep.models import Arrival
from visits.models import Visit

SYNC = {"HTTP_CASELOAD_SYNC": "1"}


@pytest.fixture
def sent(enter, worker):
    client = enter(worker)

    def send(body, **headers):
        return client.post(reverse("doorstep:send"), body, **SYNC, **headers)

    return send


def is_acknowledged(answer, body):
    said = answer.json()
    sha = hashlib.sha256(body["said"].encode()).hexdigest()
    return (said["ack"], said["sha"], said["epoch"]) == (json.loads(body["said"])["id"], sha, Epoch.current())


@pytest.mark.django_db
def test_stored_then_known(sent, own, worker):
    body = make.parcel(own, worker, note="一切都好")
    first, second = sent(body), sent(body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert is_acknowledged(first, body) and is_acknowledged(second, body)
    visit = Visit.objects.get()
    assert (visit.note, visit.worker, str(visit.pk)) == ("一切都好", worker, first.json()["ack"])


@pytest.mark.django_db
def test_the_day_is_the_one_on_which_it_was_written(sent, own, worker):
    then = timezone.now() - timedelta(days=9)
    assert sent(make.parcel(own, worker, kept_at=then)).status_code == 201
    assert Visit.objects.get().visited_on == timezone.localdate(then)


@pytest.mark.django_db
def test_other_content_under_the_same_key_is_kept_too(sent, own, worker):
    key = uuid.uuid4()
    first, second = (make.parcel(own, worker, id=key, note=words) for words in ("一", "二"))
    assert sent(first).status_code == 201
    answer = sent(second)
    assert answer.status_code == 409 and is_acknowledged(answer, second)
    assert sent(second).status_code == 409
    held = Arrival.objects.held().get()
    assert (held.reason, Visit.objects.get().note) == ("conflict", "一") and '"\\u4e8c"' in held.said


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["elsewhere", "unknown", "closed"])
def test_what_cannot_be_filed_is_held_and_told(
    sent, own, worker, colleague, supervisor, reason, django_capture_on_commit_callbacks
):
    body = make.parcel(own, worker, note="家里没人管", files=[("photo", "a.png", b"x")])
    if reason == "elsewhere":
        assign_households(by=supervisor, households=[own], worker=colleague)
    elif reason == "closed":
        close_household(by=supervisor, household=own, reason="moved", on=timezone.localdate())
    else:
        said = json.loads(body["said"]) | {"household": 10**9}
        body["said"] = json.dumps(said)
    with django_capture_on_commit_callbacks(execute=True):
        answer = sent(body)
    assert answer.status_code == 202 and is_acknowledged(answer, body)
    held = Arrival.objects.get()
    assert (held.reason, held.said, held.files.count()) == (reason, body["said"], 1)
    assert Notice.objects.filter(kind="visit_held", user__in=[worker, supervisor]).count() == 2
    assert not Visit.objects.exists()


@pytest.mark.django_db
def test_not_at_home_needs_no_form(sent, own, worker):
    then = timezone.now() - timedelta(days=2)
    body = make.parcel(own, worker, kept_at=then)
    body["said"] = json.dumps({**json.loads(body["said"]), "pairs": [], "not_home": True})
    assert sent(body).status_code == 201
    visit = Visit.objects.tried().get()
    assert (visit.visited_on, visit.entered_at) == (timezone.localdate(then), then)


@pytest.mark.django_db
def test_three_taps_within_a_minute_are_one_try_and_one_an_hour_later_is_another(sent, own, worker):
    now = timezone.now()
    for minutes in (100, 99, 99, 30):
        body = make.parcel(own, worker, kept_at=now - timedelta(minutes=minutes))
        body["said"] = json.dumps({**json.loads(body["said"]), "pairs": [], "not_home": True})
        assert sent(body).status_code == 201
    assert Visit.objects.tried().count() == 2 and not Arrival.objects.held().exists()


@pytest.mark.django_db
def test_refused_with_words_and_nothing_stored(sent, own, worker, en):
    answer = sent(make.parcel(own, worker, condition=""))
    assert answer.status_code == 422 and "ack" not in answer.json()
    words = "Situation this time: Choose how it is this time, or that nobody was at home."
    assert answer.json()["errors"] == [{"field": "condition", "words": words}]
    assert not Arrival.objects.exists() and not Visit.objects.exists()


@pytest.mark.django_db
def test_nobody_sends_under_anothers_name(sent, own, colleague):
    assert sent(make.parcel(own, colleague)).status_code == 403
    assert not Visit.objects.exists() and not Arrival.objects.exists()


@pytest.mark.django_db
def test_a_stranger_is_told_to_log_in_by_a_status(client, own, worker):
    assert client.get(reverse("doorstep:sync"), **SYNC).status_code == 401
    assert client.post(reverse("doorstep:send"), make.parcel(own, worker), **SYNC).status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize(
    "damage", ["nothing", "half", "pairs", "no pairs", "nested", "long name", "file", "household", "author"]
)
def test_what_is_damaged_is_not_taken(sent, own, foreign, worker, damage):
    body = make.parcel(own, worker, files=[("photo", "a.png", b"whole")])
    said = json.loads(body["said"])
    broken = {
        "nothing": {},
        "half": {"said": body["said"][:50]},
        "pairs": {"said": json.dumps({**said, "pairs": [["note"]]})},
        "no pairs": {"said": json.dumps({**said, "pairs": None})},
        "nested": {"said": "[" * 100_000},
        "long name": make.parcel(foreign, worker, files=[("p" * 61, "a.png", b"whole")]),
        "file": {"said": body["said"]},
        "household": {"said": json.dumps({**said, "household": 1e400})},
        "author": {"said": json.dumps({**said, "author": str(worker.pk)})},
    }
    assert sent(broken[damage]).status_code == 400
    assert not Arrival.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["\0", "\ud800", "甲" * 5000, "\U0010ffff\u202e"])
def test_strange_signs_are_stored_or_refused(sent, own, worker, words):
    assert sent(make.parcel(own, worker, note=words)).status_code in (201, 422)


def test_sent_by_many_at_once_it_is_stored_once(committed, own, worker):
    body, statuses = make.parcel(own, worker), []

    def go():
        client = Client()
        client.force_login(worker)
        statuses.append(client.post(reverse("doorstep:send"), body, **SYNC).status_code)
        connection.close()

    threads = [threading.Thread(target=go) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 7 + [201]
    assert (Visit.objects.count(), Arrival.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_each_person_has_a_secret_of_their_own_that_lasts(client, worker, colleague):
    secrets = []
    for person in (worker, worker, colleague):
        client.force_login(person)
        secrets.append(client.get(reverse("doorstep:sync"), **SYNC).json()["secret"])
    assert secrets[0] == secrets[1] != secrets[2]
