"""One save writes all that a visit implies, and its undo takes all of it back."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Notice
from households.models import Household
from households.support.leaflets.models import Leaflet
from tests import make
from visits.doorstep.models import Finding, HouseholdChange, VisitLeaflet
from visits.doorstep.services import saving
from visits.errands.models import Errand, Paper
from visits.issues.models import Issue, IssueCategory
from visits.models import Visit, VisitMove
from visits.services import planning

pytestmark = pytest.mark.django_db


def send(client, household, **said):
    said = {
        "id": str(uuid.uuid4()),
        "visited_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "kind": "home",
        "condition": "well",
        "met": [str(household.head_id)],
        **said,
    }
    answer = client.post(reverse("doorstep:new", args=[household.pk]), said)
    assert answer.status_code == 302, answer.context["form"].errors
    return Visit.objects.get(pk=said["id"])


FULL = {
    "check_food": "fine",
    "check_medical": "risk",
    "check_housing": "C",
    "check_water": "fine",
    "changes": ["illness", "birth"],
    "leaflet_medical": "2",
    "explained": ["medical"],
    "leaflets": "3",
    "signed_paper": "on",
}


def test_a_grade_that_nobody_could_tell_leaves_the_files(enter, own, worker):
    Household.objects.filter(pk=own.pk).update(house_grade="C", unsafe_house=True)
    send(enter(worker), own, check_housing="unknown")
    own.refresh_from_db()
    assert (own.house_grade, own.unsafe_house) == ("C", True)


def test_one_save_writes_all_of_it_and_undo_takes_it_back(enter, own, worker, en):
    client = enter(worker)
    visit = send(client, own, **FULL)
    own.refresh_from_db()
    assert (own.house_grade, own.unsafe_house, own.safe_water) == ("C", True, True)
    assert {issue.category_id for issue in visit.issues.all()} == {"medical", "housing"}
    assert {issue.owner for issue in visit.issues.all()} == {worker}
    assert visit.leaflets == 3 and VisitLeaflet.objects.get().explained and visit.signed == "paper"
    assert HouseholdChange.objects.to_enter().count() == 2
    page = client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    assert "Enter in the file" in page and reverse("households:member_new", args=[own.pk]) in page
    saving.undo_visit(by=worker, visit=visit)
    own.refresh_from_db()
    assert (own.house_grade, own.unsafe_house, own.safe_water, own.open_issue_count) == ("", None, None, 0)
    assert {issue.status for issue in Issue.objects.all()} == {Issue.Status.WITHDRAWN}
    for model in (Visit, Finding, HouseholdChange, VisitLeaflet):
        assert not model.objects.exists(), model


def test_nothing_is_written_when_one_part_fails(own, worker):
    before = Household.objects.values().get(pk=own.pk)
    rows = [{"item": "water", "state": "risk", "grade": "", "wants_issue": True}]
    bad = [{"leaflet": Leaflet.objects.get(pk="fraud"), "count": 0, "explained": False}]
    with pytest.raises(IntegrityError, match="leaflets_handed_are_plausible"), transaction.atomic():
        make.visit(own, worker, beside={"findings": rows, "changes": ["birth"], "leaflets": bad})
    assert not (Visit.objects.exists() or Issue.objects.exists() or Finding.objects.exists())
    assert Household.objects.values().get(pk=own.pk) == before


@pytest.mark.parametrize(("kind", "page"), [("accident", "edit"), ("death", "detail"), ("birth", "member_new")])
def test_a_change_is_entered_where_the_file_keeps_it(own, kind, page):
    assert HouseholdChange(household=own, kind=kind).page == reverse(f"households:{page}", args=[own.pk])


def test_as_last_time_is_one_tick_and_opens_no_second_issue(enter, own, worker):
    client = enter(worker)
    send(client, own, **FULL)
    again = send(client, own, as_before="on", check_food="unknown")
    assert {found.item: found.grade or found.state for found in again.findings.all()} == {
        "food": "unknown",
        "medical": "risk",
        "housing": "C",
        "water": "fine",
    }
    assert Issue.objects.count() == 2 and not again.issues.exists()
    assert again.findings.get(item="medical").issue


def test_a_risk_whose_issue_nobody_wants_opens_none(enter, own, worker):
    send(enter(worker), own, check_water="risk", no_issue=["water"])
    own.refresh_from_db()
    assert own.safe_water is False and not Issue.objects.exists()


def test_papers_are_taken_against_a_receipt_and_the_save_says_so(enter, own, worker, en):
    client = enter(worker)
    send(client, own, errand_what="chronic_cert", errand_papers="身份证，病历", promise="下周送回")
    assert "errand 1, papers taken 2, promise 1, next visit" in client.get("/").content.decode()
    assert set(Paper.objects.values_list("name", flat=True)) == {"身份证", "病历"}
    assert Errand.objects.get().status == Errand.Status.TAKEN


def test_a_meeting_is_typed_once(enter, own, east, worker, foreign):
    second, third = (make.household(east, name, worker=worker) for name in ("李四", "王五"))
    client = enter(worker)
    visit = send(client, own, kind="meeting", also=[second.pk, third.pk], note="讲医保政策", leaflets="6")
    group = Visit.objects.filter(group=visit.pk)
    assert {(one.household, one.note, one.leaflets) for one in group} == {
        (own, "讲医保政策", 6),
        (second, "讲医保政策", 0),
        (third, "讲医保政策", 0),
    }
    second.refresh_from_db()
    assert second.last_visit_on == timezone.localdate()
    assert "李四" in client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    saving.undo_visit(by=worker, visit=visit)
    second.refresh_from_db()
    assert not Visit.objects.exists() and second.last_visit_on is None


def test_a_household_of_somebody_else_is_not_of_the_meeting(enter, own, worker, foreign):
    said = {"id": str(uuid.uuid4()), "visited_at": "2026-11-23T10:00", "condition": "well", "also": [foreign.pk]}
    answer = enter(worker).post(reverse("doorstep:new", args=[own.pk]), said)
    assert "also" in answer.context["form"].errors


def test_a_change_is_entered_in_the_file_by_somebody(enter, own, worker, colleague):
    make.visit(own, worker, beside={"changes": ["birth"]})
    change = HouseholdChange.objects.get()
    assert enter(colleague).post(reverse("doorstep:change_entered", args=[change.pk])).status_code == 404
    enter(worker).post(reverse("doorstep:change_entered", args=[change.pk]))
    change.refresh_from_db()
    assert (change.entered_by, HouseholdChange.objects.to_enter().exists()) == (worker, False)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("finding_grade_is_of_the_house", {"item": "food", "state": "fine", "grade": "A"}),
        ("finding_dangerous_house_is_at_risk", {"item": "housing", "state": "fine", "grade": "D"}),
    ],
)
def test_what_a_finding_cannot_say(own, worker, name, row):
    visit = make.visit(own, worker)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Finding.objects.create(visit=visit, **row)


def test_an_item_is_found_once_and_a_change_said_once(own, worker):
    visit = make.visit(own, worker, beside={"changes": ["birth"]})
    Finding.objects.create(visit=visit, item="food", state="fine")
    with pytest.raises(IntegrityError, match="finding_once_per_visit_and_item"), transaction.atomic():
        Finding.objects.create(visit=visit, item="food", state="risk")
    with pytest.raises(IntegrityError, match="household_change_once_per_visit"), transaction.atomic():
        HouseholdChange.objects.create(visit=visit, household=own, kind="birth")
    with pytest.raises(IntegrityError, match="household_change_is_entered_by_somebody"), transaction.atomic():
        HouseholdChange.objects.update(entered_at=timezone.now())


@pytest.mark.parametrize(("days", "name"), [(2, "visit_entered_late_says_why"), (9, "visit_is_entered_within_a_week")])
def test_a_late_entry_says_why_and_comes_within_a_week(own, worker, days, name):
    said = {"late_reason": "手机没电"} if days > 7 else {}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        then = timezone.now() - timedelta(days=days)
        make.visit(own, worker, visited_at=then, entered_at=timezone.now(), **said)


def test_three_times_in_vain_raise_one_notice(own, worker, supervisor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for days in (9, 6, 3, 0):
            make.visit(own, worker, outcome="not_home", visited_at=timezone.now() - timedelta(days=days))
    told = Notice.objects.filter(kind=Notice.Kind.NOBODY_HOME)
    assert {notice.user for notice in told} == {worker, supervisor} and told.count() == 2


def test_somebody_met_in_between_starts_the_count_anew(own, worker):
    for days, outcome in ((9, "not_home"), (6, "met"), (3, "not_home"), (1, "not_home")):
        make.visit(own, worker, outcome=outcome, visited_at=timezone.now() - timedelta(days=days))
    assert planning.tries_in_a_row(own.pk) == 2


def test_a_moved_visit_holds_until_the_next_one_is_made(own, worker):
    day = timezone.localdate() + timedelta(days=4)
    moved = planning.move_due_day(by=worker, household=own, to_day=day, reason="老人住院")
    assert moved.next_visit_on == day
    assert planning.refresh_facts(own.pk).next_visit_on == day
    make.visit(own, worker)
    own.refresh_from_db()
    assert own.next_visit_on > day


@pytest.mark.parametrize(
    ("name", "facts"), [("visit_move_says_why", {"reason": ""}), ("visit_move_goes_to_another_day", {"days": 0})]
)
def test_what_a_move_must_say(own, worker, name, facts):
    today = timezone.localdate()
    to_day = today + timedelta(days=facts.pop("days", 3))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        VisitMove.objects.create(household=own, by=worker, from_day=today, to_day=to_day, **{"reason": "x", **facts})


@pytest.mark.parametrize("item", [item for item in Finding.Item if item != Finding.Item.HOUSING])
def test_each_item_at_risk_opens_an_issue_of_its_category(enter, own, worker, item):
    visit = send(enter(worker), own, **{f"check_{item}": "risk"})
    assert visit.findings.get().item == item
    assert visit.issues.get().category == IssueCategory.objects.get(pk=item.category)


def test_income_and_work_are_asked_beside_the_six(enter, own, worker, en):
    page = enter(worker).get(reverse("doorstep:new", args=[own.pk])).content.decode()
    assert 'name="check_income"' in page and 'name="check_work"' in page
    assert (Finding.Item.INCOME.category, Finding.Item.WORK.category) == ("livelihood", "job")
