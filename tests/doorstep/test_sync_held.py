"""What phones sent and could not be filed: who sees it, and how it is settled."""

import re
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Notice
from households.services.assigning import assign_households
from tests import make
from visits.doorstep.models import Arrival
from visits.doorstep.parts.errands import Errands
from visits.doorstep.services.sync import AlreadySettled, may_settle, set_aside
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(own, worker):
    return make.held(own, worker)


def page(held):
    return reverse("doorstep:held", args=[held.pk])


def test_the_author_reads_it_and_cannot_settle(enter, worker, held, en):
    client = enter(worker)
    text = client.get(page(held)).content.decode()
    assert "屋顶漏雨" in text and "Nothing is lost." in text and "File it" not in text
    assert client.post(page(held), {"household": "1"}).status_code == 403
    assert "王建华" in client.get(reverse("doorstep:unsent")).content.decode()


def test_it_says_everything_in_the_words_of_the_screen(enter, own, worker, colleague, supervisor, en):
    said = {"met": str(own.head_id), "errand_what": "chronic_cert", "errand_money": "200", "leaflet_fraud": "2"}
    issue = {"issue1-title": "屋顶漏雨", "issue1-category": "housing", "issue1-owner": str(supervisor.pk)}
    issue["issue1-promised_for"] = f"{timezone.localdate().year}-11-30"
    assign_households(by=supervisor, households=[own], worker=colleague)
    parcel = make.parcel(own, worker, check_housing="C", leaflets="0", signed_paper="on", also="99", **said, **issue)
    enter(worker).post(reverse("doorstep:send"), parcel, HTTP_CASELOAD_SYNC="1")
    shown = shown_on(enter(worker).get(page(Arrival.objects.get())))
    assert re.fullmatch(r"\d+ [A-Z][a-z]+ \d\d:\d\d", shown.pop("When"))
    assert shown == {
        "Written by": "李秀兰",
        "How": "Home visit",
        "Situation this time": "All well",
        "Who was met": "somebody of the household",
        "An errand taken along": "Chronic-illness certificate",
        "Money taken, in yuan": "200",
        "Leaflet": "Beware of fraud × 2",
        "Housing": "C, partly dangerous",
        "Signed on paper": "Yes",
        "A meeting: also with": "1",
        "Issue raised": "屋顶漏雨, Housing safety, Normal, 赵国庆, 30 Nov",
    }
    assert shown_on(enter(supervisor).get(page(Arrival.objects.get())))["Who was met"] == "王建华"


def test_the_page_after_the_save_says_why_it_was_not_filed(enter, own, worker, colleague, supervisor, en):
    assign_households(by=supervisor, households=[own], worker=colleague)
    client = enter(worker)
    client.post(reverse("doorstep:send"), make.parcel(own, worker), HTTP_CASELOAD_SYNC="1", HTTP_CASELOAD_PAGE="1")
    shown = client.get(reverse("today")).content.decode()
    assert "Kept, but not filed: 王建华" in shown
    assert "The household is no longer among the worker&#x27;s." in shown
    assert f'href="{page(Arrival.objects.get())}"' in shown


def test_the_author_is_told_whose_visit_was_settled(held, supervisor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_aside(by=supervisor, arrival=held, why="记在别处了")
    notice = Notice.objects.get(user=held.author, kind="visit_settled")
    assert (notice.facts, notice.url) == ({"household": "王建华"}, page(held))


def test_what_is_settled_is_settled_once(held, supervisor):
    assert may_settle(supervisor, held)
    set_aside(by=supervisor, arrival=held, why="记在别处了")
    held.refresh_from_db()
    assert not may_settle(supervisor, held)
    with pytest.raises(AlreadySettled):
        set_aside(by=supervisor, arrival=held, why="再一次")


def test_of_two_contents_under_one_key_each_is_answered_for_itself(enter, own, worker):
    client, key, when = enter(worker), uuid.uuid4(), timezone.now()
    said = [make.parcel(own, worker, id=key, kept_at=when, note=note) for note in ("一", "二")]
    answers = [client.post(reverse("doorstep:send"), said[n], HTTP_CASELOAD_SYNC="1").status_code for n in (0, 1, 0, 1)]
    assert answers == [201, 409, 200, 409]


def shown_on(answer):
    return dict(re.findall(r'<dt>(.*?)</dt><dd lang="zh">(.*?)</dd>', answer.content.decode()))


def test_another_worker_sees_nothing_of_it(enter, colleague, held):
    assert enter(colleague).get(page(held)).status_code == 404
    assert "王建华" not in enter(colleague).get(reverse("doorstep:held_list")).content.decode()


def test_a_supervisor_files_it_under_the_authors_name(
    enter, supervisor, worker, own, held, django_capture_on_commit_callbacks
):
    client = enter(supervisor)
    assert f'value="{own.number}"' in client.get(page(held)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(page(held), {"household": own.number}).status_code == 302
    visit = Visit.objects.get()
    assert (visit.worker, visit.note, visit.pk) == (worker, "屋顶漏雨", held.key)
    held.refresh_from_db()
    assert (held.state, held.settled_by) == ("filed", supervisor)
    assert Notice.objects.filter(user=worker, kind="visit_settled").exists()
    assert reverse("doorstep:visit", args=[visit.pk]) in client.get(page(held)).content.decode()


def test_another_household_may_be_named(enter, supervisor, worker, east, held):
    other = make.household(east, "赵小满", worker=worker)
    enter(supervisor).post(page(held), {"household": "赵小满"})
    assert Visit.objects.get().household == other


def test_not_one_outside_the_supervisors_area(enter, supervisor, foreign, held, en):
    answer = enter(supervisor).post(page(held), {"household": foreign.number})
    assert "None of your households matches this" in answer.content.decode() and not Visit.objects.exists()


def test_a_conflict_becomes_a_visit_of_its_own_once(enter, supervisor, worker, own, held):
    make.visit(own, worker, id=held.key, note="先到的")
    client = enter(supervisor)
    for _ in range(2):
        client.post(page(held), {"household": own.number})
    assert sorted(Visit.objects.values_list("note", flat=True)) == ["先到的", "屋顶漏雨"]


def test_it_can_be_set_aside_with_a_reason_and_stays_readable(enter, supervisor, held, en):
    client = enter(supervisor)
    assert "field-error" in client.post(page(held), {"aside": "1", "why": ""}).content.decode()
    client.post(page(held), {"aside": "1", "why": "记在别处了"})
    held.refresh_from_db()
    assert (held.state, held.settled_why) == ("set_aside", "记在别处了")
    assert "屋顶漏雨" in client.get(page(held)).content.decode()


def test_its_photo_is_shown_to_those_who_see_it(enter, supervisor, colleague, held):
    url = reverse("doorstep:held_file", args=[held.files.get().pk])
    assert f'<img src="{url}"' in enter(supervisor).get(page(held)).content.decode()
    answer = enter(supervisor).get(url)
    assert b"".join(answer.streaming_content) == b"picture" and answer["Content-Type"] == "image/png"
    assert enter(colleague).get(url).status_code == 404


def test_constraints(held, worker):
    with pytest.raises(IntegrityError, match="arrival_held_says_why_and_what"), transaction.atomic():
        Arrival.objects.filter(pk=held.pk).update(said="")
    held.pk = None
    with pytest.raises(IntegrityError, match="arrival_is_noted_once"), transaction.atomic():
        held.save()
    held.key = uuid.uuid4()
    held.save()


def test_who_gave_papers_is_said_of_an_errand_only(supervisor):
    part = Errands()
    sent = {"errand_from": ["王建华"], "errand_papers": ["身份证"]}
    assert [line.field for line in part.lines(sent, supervisor)] == ["errand_papers"]
    assert [line.field for line in part.lines({**sent, "errand_what": ["chronic_cert"]}, supervisor)] == [
        "errand_what",
        "errand_papers",
        "errand_from",
    ]


def test_of_a_file_with_a_very_long_name_the_beginning_is_kept(enter, own, worker, colleague, supervisor):
    assign_households(by=supervisor, households=[own], worker=colleague)
    body = make.parcel(own, worker, files=[("photo", "r" * 240 + ".png", b"picture")])
    enter(worker).post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1")
    assert Arrival.objects.get().files.get().name == "r" * 200
