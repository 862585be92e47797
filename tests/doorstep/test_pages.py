import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.django_db


def new(household):
    return reverse("doorstep:new", args=[household.pk])


def sent(**said):
    """What the visit screen sends for an ordinary visit."""
    return {
        "id": str(uuid.uuid4()),
        "visited_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "kind": "home",
        "condition": "well",
        "leaflets": "0",
        "next_visit_on": (timezone.localdate() + timedelta(days=90)).isoformat(),
        **{f"issue{n}-{name}": value for n in (1, 2, 3) for name, value in BLOCK.items()},
        **said,
    }


BLOCK = {"kind": "problem", "title": "", "category": "", "priority": "normal"}


def test_the_screen_shows_last_time_and_what_was_promised(enter, own, worker):
    when = timezone.now() - timedelta(days=30)
    make.visit(own, worker, visited_at=when, note="血压偏高", promise="问慢病证要带的材料")
    page = enter(worker).get(new(own)).content.decode()
    assert "血压偏高" in page
    assert "问慢病证要带的材料" in page
    assert 'name="promise_kept"' in page
    assert re.search(r'type="date" name="next_visit_on"\s+value="\d{4}-\d\d-\d\d"', page)


def test_an_ordinary_visit_needs_one_choice(enter, own, worker):
    form = enter(worker).get(new(own)).context["form"]
    known = {name: form[name].value() for name in ("id", "kind", "leaflets", "next_visit_on")}
    known["visited_at"] = form["visited_at"].value().strftime("%Y-%m-%dT%H:%M")
    answer = enter(worker).post(new(own), {**sent(), **known, "condition": "well"})
    assert answer.url == reverse("today")
    visit = Visit.objects.get()
    assert (str(visit.pk), visit.worker, visit.outcome, visit.next_visit_on) == (str(known["id"]), worker, "met", None)


def test_a_full_visit_writes_all_of_it(enter, own, worker):
    said = sent(
        condition="attention",
        met=[str(own.head_id), "neighbour"],
        purposes=["regular"],
        needs=["medicine", "heating"],
        note="药只剩三天的",
        leaflets="2",
        promise="送药",
        companions="韩雪梅",
        next_visit_on=(timezone.localdate() + timedelta(days=3)).isoformat(),
        **{"issue1-title": "屋顶漏雨", "issue1-category": "housing", "issue2-title": "装报警器"},
        **{"issue2-category": "safety", "issue2-kind": "difficulty", "issue2-priority": "important"},
    )
    page = enter(worker).post(new(own), said, follow=True).content.decode()
    visit = Visit.objects.get()
    assert (visit.met, visit.met_other, visit.needs) == ([own.head_id], "neighbour", ["medicine", "heating"])
    assert {issue.title: issue.priority for issue in visit.issues.all()} == {
        "屋顶漏雨": "normal",
        "装报警器": "important",
    }
    own.refresh_from_db()
    assert (own.promise, own.next_visit_on, own.open_issue_count) == ("送药", visit.next_visit_on, 2)
    assert reverse("doorstep:undo", args=[visit.pk]) in page
    assert f'data-draft-done="{new(own)}"' in page


def test_a_double_tap_on_save_stores_once(enter, own, worker):
    said = sent(**{"issue1-title": "屋顶漏雨", "issue1-category": "housing"})
    for _ in range(2):
        assert enter(worker).post(new(own), said).status_code == 302
    assert (Visit.objects.count(), Issue.objects.count()) == (1, 1)


def test_nobody_met_is_not_at_home(enter, own, worker):
    enter(worker).post(new(own), sent(met=["nobody"], condition=""))
    visit = Visit.objects.get()
    assert (visit.outcome, visit.condition) == ("not_home", "")
    assert visit.next_visit_on == timezone.localdate() + timedelta(days=3)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"condition": ""}, "condition"),
        ({"visited_at": "2099-01-01T10:00"}, "visited_at"),
        ({"visited_at": "2020-01-01T10:00"}, "visited_at"),
        ({"visited_at": "gestern"}, "visited_at"),
        ({"leaflets": "-1"}, "leaflets"),
        ({"met": ["nobody", "neighbour"]}, "met"),
        ({"met": ["999999"]}, "met"),
        ({"next_visit_on": "2020-01-01"}, "next_visit_on"),
        ({"issue1-title": "屋顶漏雨"}, "__all__"),
        ({"issue1-category": "housing"}, "__all__"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(enter, own, worker, wrong, field):
    said = sent(note="写了很多", **wrong) if "visited_at" not in wrong else {**sent(note="写了很多"), **wrong}
    answer = enter(worker).post(new(own), said)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert "写了很多" in answer.content.decode()
    assert str(answer.context["form"]["id"].value()) == said["id"]
    assert not Visit.objects.exists()


def test_a_visit_may_be_entered_a_week_late(enter, own, worker):
    when = timezone.localtime() - timedelta(days=7)
    said = {**sent(), "visited_at": when.strftime("%Y-%m-%dT%H:%M")}
    refused = enter(worker).post(new(own), said)
    assert "late_reason" in refused.context["form"].errors and not Visit.objects.exists()
    enter(worker).post(new(own), {**said, "late_reason": "手机没电"})
    assert Visit.objects.get().entered_at.date() == timezone.now().date()
    assert Visit.objects.get().visited_on == when.date()


def test_not_at_home_is_one_post_and_can_be_undone(enter, own, worker):
    key = str(uuid.uuid4())
    client = enter(worker)
    for _ in range(2):
        answer = client.post(reverse("doorstep:not_home", args=[own.pk]), {"id": key}, follow=True)
    visit = Visit.objects.get()
    assert str(visit.pk) == key
    undo = reverse("doorstep:undo", args=[visit.pk])
    assert undo in answer.content.decode()
    assert client.post(undo).url == reverse("today")
    assert not Visit.objects.exists()


def test_undo_comes_too_late_after_two_minutes(enter, own, worker):
    visit = make.visit(own, worker)
    Visit.objects.update(created_at=timezone.now() - timedelta(minutes=3))
    assert enter(worker).post(reverse("doorstep:undo", args=[visit.pk])).url == detail(visit)
    assert Visit.objects.exists()


def test_undo_is_for_the_author(enter, own, worker, supervisor):
    visit = make.visit(own, worker)
    assert enter(supervisor).post(reverse("doorstep:undo", args=[visit.pk])).status_code == 403


def detail(visit):
    return reverse("doorstep:visit", args=[visit.pk])


def test_the_page_of_a_visit_tells_case_notes_to_those_who_may_read_them(enter, own, worker, office):
    secret = {"note": "血压偏高", "promise": "送药", "needs": ["medicine"], "condition": "urgent"}
    visit = make.visit(own, worker, leaflets=7, **secret)
    told = enter(worker).get(detail(visit)).content.decode()
    assert all(words in told for words in ("血压偏高", "送药", "王建华", "7"))
    masked = enter(office).get(detail(visit)).content.decode()
    assert "王建华" in masked and "李秀兰" in masked
    assert not any(
        words in masked for words in ("血压偏高", "送药", "Urgent", "紧急", "看病买药", "Doctor and medicine")
    )


def test_a_correction_is_saved_with_its_trace(enter, own, worker, office):
    visit = make.visit(own, worker, note="血压偏高", leaflets=2)
    address = reverse("doorstep:correct", args=[visit.pk])
    form = enter(worker).get(address).context["form"]
    said = {name: form[name].value() for name in ("kind", "condition", "met", "note", "version", "next_visit_on")}
    when = form["visited_at"].value().strftime("%Y-%m-%dT%H:%M")
    answer = enter(worker).post(address, {**said, "visited_at": when, "note": "血压正常", "leaflets": "5"})
    assert answer.url == detail(visit)
    page = enter(worker).get(detail(visit)).content.decode()
    assert "血压正常" in page and "<del>血压偏高</del>" in page
    visit.refresh_from_db()
    assert (visit.leaflets, visit.next_visit_on, visit.version) == (5, None, 2)
    assert "血压" not in enter(office).get(detail(visit)).content.decode()


def test_a_stale_correction_shows_both_versions(enter, own, worker):
    visit = make.visit(own, worker, note="一")
    address = reverse("doorstep:correct", args=[visit.pk])
    form = enter(worker).get(address).context["form"]
    said = {name: form[name].value() for name in ("kind", "condition", "met", "leaflets", "version", "next_visit_on")}
    said["visited_at"] = form["visited_at"].value().strftime("%Y-%m-%dT%H:%M")
    enter(worker).post(address, {**said, "note": "二"})
    answer = enter(worker).post(address, {**said, "note": "三"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "二" in page and "三" in page
    visit.refresh_from_db()
    assert visit.note == "二"


def test_after_24_hours_only_a_supervisor_corrects(enter, own, worker, supervisor):
    visit = make.visit(own, worker)
    Visit.objects.update(created_at=timezone.now() - timedelta(hours=25))
    address = reverse("doorstep:correct", args=[visit.pk])
    assert enter(worker).get(address).status_code == 403
    assert enter(supervisor).get(address).status_code == 200


def test_a_closed_household_takes_no_visits(enter, own, worker):
    type(own).objects.update(status="closed", closed_on=timezone.localdate(), close_reason="moved")
    assert enter(worker).get(new(own)).url == reverse("households:detail", args=[own.pk])
    assert enter(worker).post(new(own), sent()).status_code == 302
    assert enter(worker).post(reverse("doorstep:not_home", args=[own.pk])).status_code == 404
    assert not Visit.objects.exists()


@pytest.mark.parametrize("name", ["doorstep:new", "doorstep:not_home", "visits:of_household"])
def test_a_foreign_household_is_as_absent(enter, foreign, worker, name):
    method = "post" if name == "doorstep:not_home" else "get"
    answers = [getattr(enter(worker), method)(reverse(name, args=[pk])) for pk in (foreign.pk, 10**9)]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("name", ["visit", "correct", "undo"])
def test_a_foreign_visit_is_as_absent(enter, foreign, colleague, worker, name):
    visit = make.visit(foreign, colleague)
    method = "post" if name == "undo" else "get"
    answers = [
        getattr(enter(worker), method)(reverse(f"doorstep:{name}", args=[pk])) for pk in (visit.pk, uuid.uuid4())
    ]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_who_may_open_which_page(enter, own, worker, supervisor, office, admin):
    visit = make.visit(own, worker)
    pages = {
        reverse("visits:list"): {worker, supervisor, office},
        detail(visit): {worker, supervisor, office},
        reverse("visits:of_household", args=[own.pk]): {worker, supervisor, office},
        reverse("doorstep:pick"): {worker, supervisor},
        new(own): {worker, supervisor},
        reverse("doorstep:correct", args=[visit.pk]): {worker, supervisor},
    }
    for address, welcome in pages.items():
        for person in (worker, supervisor, office, admin):
            expected = 200 if person in welcome else 403
            assert enter(person).get(address).status_code == expected, (address, person.role)
