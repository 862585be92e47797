"""After 24 hours the worker asks, a supervisor corrects or declines, and each is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Notice
from tests import make
from tests.doorstep.test_parts import as_it_stands
from visits.doorstep.models import CorrectionRequest
from visits.doorstep.services.requests import AlreadyAnswered, decline, may_ask
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(own, worker):
    visit = make.visit(own, worker, leaflets=1)
    Visit.objects.update(created_at=timezone.now() - timedelta(hours=25))
    return visit


def page(name, visit):
    return reverse(f"doorstep:{name}", args=[visit.pk])


def ask(client, visit, words=""):
    return client.post(page("ask", visit), {"words": words})


def told(user):
    return [notice.kind for notice in Notice.objects.filter(user=user)]


def committed(capture, act):
    with capture(execute=True):
        return act()


def test_only_those_ask_who_record_visits_and_cannot_correct_this_one(own, old, worker, supervisor, office):
    old = Visit.objects.get(pk=old.pk)
    assert [may_ask(user, old) for user in (worker, supervisor, office)] == [True, False, False]
    assert not may_ask(worker, make.visit(own, worker)), "it can still be corrected"


def test_one_tap_asks_the_nearest_supervisors_and_no_second_one(
    enter, old, worker, supervisor, east, street, django_capture_on_commit_callbacks, en
):
    above = make.person("zong", "总督导", "supervisor", areas=[street])
    near = make.person("jin", "近督导", "supervisor", areas=[east])
    client = enter(worker)
    assert "Ask the supervisor to correct" in client.get(page("visit", old)).content.decode()
    committed(django_capture_on_commit_callbacks, lambda: ask(client, old, "人数填错了"))
    shown = client.get(page("visit", old)).content.decode()
    assert "Waits for the supervisor" in shown and "人数填错了" in shown
    assert "Ask the supervisor to correct" not in shown
    assert (told(near), told(above)) == (["correction_asked"], [])
    assert Notice.objects.get(user=near).url == page("visit", old)
    committed(django_capture_on_commit_callbacks, lambda: ask(client, old))
    assert CorrectionRequest.objects.count() == 1 and told(near) == ["correction_asked"]


def test_nobody_asks_for_what_they_can_correct_themselves(enter, own, worker, supervisor, office, old):
    fresh = make.visit(own, worker)
    assert ask(enter(worker), fresh).status_code == 403
    assert ask(enter(supervisor), old).status_code == 403
    assert ask(enter(office), old).status_code == 403
    assert "/ask/" not in enter(worker).get(page("visit", fresh)).content.decode()


def test_the_correction_of_the_supervisor_answers_it(
    enter, old, worker, supervisor, django_capture_on_commit_callbacks, en
):
    ask(enter(worker), old)
    client = enter(supervisor)
    assert page("correct", old) in client.get(page("visit", old)).content.decode()
    sent = as_it_stands(client.get(page("correct", old)).context["form"]) | {"leaflets": "4"}
    committed(django_capture_on_commit_callbacks, lambda: client.post(page("correct", old), sent))
    row = CorrectionRequest.objects.get()
    assert (row.state, row.answered_by) == ("corrected", supervisor)
    assert told(worker) == ["visit_corrected"]
    assert enter(worker).get(page("visit", old)).context["may_ask"], "one may ask again"


def test_a_correction_of_nothing_answers_no_request_and_says_so(enter, old, worker, supervisor, en):
    ask(enter(worker), old)
    client = enter(supervisor)
    sent = as_it_stands(client.get(page("correct", old)).context["form"])
    assert "the request still waits" in client.post(page("correct", old), sent, follow=True).content.decode()
    assert CorrectionRequest.objects.get().state == "waiting"


def test_a_supervisor_declines_with_a_reason_and_once(
    enter, old, worker, supervisor, django_capture_on_commit_callbacks, en
):
    ask(enter(worker), old)
    client = enter(supervisor)
    assert client.post(page("decline", old), {"why": ""}).context["form"].errors.keys() == {"why"}
    committed(django_capture_on_commit_callbacks, lambda: client.post(page("decline", old), {"why": "已核实，无误"}))
    assert "已核实，无误" in enter(worker).get(page("visit", old)).content.decode()
    assert told(worker) == ["visit_not_corrected"]
    with pytest.raises(AlreadyAnswered):
        decline(by=supervisor, visit=old, why="再说一遍")
    assert enter(supervisor).post(page("decline", old), {"why": "再"}).url == page("visit", old)


def test_today_counts_what_the_list_shows(enter, old, worker, supervisor, foreign, colleague):
    other = make.visit(foreign, colleague)
    CorrectionRequest.objects.create(visit=other, by=colleague, state="declined", why="无误", answered_by=supervisor)
    ask(enter(worker), old)
    client = enter(supervisor)
    assert client.get("/").context["team"]["corrections_asked"] == 1
    found = client.get(reverse("doorstep:asked")).context["page"]
    assert (found.total, [row.visit for row in found.rows]) == (1, [old])


def test_what_was_asked_in_confidence_is_not_shown_to_the_office(enter, old, worker, office):
    ask(enter(worker), old, "病情写错了")
    assert "病情写错了" not in enter(office).get(page("visit", old)).content.decode()


@pytest.mark.parametrize(
    "said",
    [{"state": "declined"}, {"state": "corrected"}, {"answered_by": "worker"}, {"state": "declined", "why": "无误"}],
)
def test_a_request_is_answered_by_somebody_and_declined_with_a_reason(old, worker, said):
    said = {name: worker if value == "worker" else value for name, value in said.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionRequest.objects.create(visit=old, by=worker, **said)


def test_one_request_waits_at_a_time(old, worker):
    CorrectionRequest.objects.create(visit=old, by=worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionRequest.objects.create(visit=old, by=worker)
