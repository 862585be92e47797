"""What else one save writes at the doorstep: issues for somebody by a day, or solved already; money taken; the
look after a closed case. The screen and the phone's door write the same, and the undo takes all of it back."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.calendar import add_working_days, closing_of
from households.plans.models import FollowUp
from households.services.assigning import assign_households
from tests import make
from tests.plans.making import at_stage
from visits.doorstep.models import Arrival, FollowUpOnVisit
from visits.doorstep.services import saving
from visits.errands.models import Errand, Paper
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.django_db
RAISED = {"issue1-title": "屋顶漏雨", "issue1-category": "housing"}


def by_page(client, household, said):
    known = {"id": str(uuid.uuid4()), "kind": "home", "condition": "well", "met": [str(household.head_id)]}
    when = {"visited_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")}
    answer = client.post(reverse("doorstep:new", args=[household.pk]), {**known, **when, **said})
    return answer.content.decode() if answer.status_code == 200 else Visit.objects.get()


def by_phone(client, household, said):
    worker = household.worker
    answer = client.post(reverse("doorstep:send"), make.parcel(household, worker, **said), HTTP_CASELOAD_SYNC="1")
    assert answer.status_code in (201, 422), answer.content
    return Visit.objects.get() if answer.status_code == 201 else answer.content.decode()


@pytest.fixture(params=[by_page, by_phone])
def save(request, enter, own, worker):
    client = enter(worker)

    def save(**said):
        return request.param(client, own, said)

    save.client = client
    return save


@pytest.fixture
def refused(enter, own, worker, en):
    """``refused(**said)``: the page again, with what is wrong; nothing was stored."""

    def refused(**said):
        found = by_page(enter(worker), own, said)
        assert not Visit.objects.exists()
        return found

    return refused


def soon():
    return add_working_days(timezone.localdate(), 2)


def test_an_issue_goes_to_the_supervisor_by_the_day_promised(save, supervisor):
    visit = save(**RAISED, **{"issue1-owner": str(supervisor.pk), "issue1-promised_for": soon().isoformat()})
    issue = visit.issues.get()
    assert (issue.owner, issue.due_at, issue.allowed) == (supervisor, closing_of(soon()), 2)
    assert issue.opened_at == visit.entered_at


def test_without_a_word_it_goes_by_rule(save, worker):
    issue = save(**RAISED).issues.get()
    assert (issue.owner, issue.allowed) == (worker, 7)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("promised_for", lambda: timezone.localdate() + timedelta(days=90), "choose that day or an earlier one"),
        ("promised_for", lambda: timezone.localdate() - timedelta(days=1), "This day is over"),
        ("owner", lambda: 10**9, "The issue cannot go to this person"),
    ],
)
def test_what_an_issue_cannot_promise(refused, name, value, words):
    assert words in refused(**RAISED, **{f"issue1-{name}": str(value())})


def test_a_worker_hands_up_and_does_not_assign(enter, own, east, worker, supervisor):
    colleague = make.person("near", "周围", "worker", post=east)
    offered = enter(worker).get(reverse("doorstep:new", args=[own.pk])).context["form"].known["issues"].blocks[0]
    assert list(offered.owners.values()) == [supervisor] and str(colleague.pk) not in offered.owners
    offered = enter(supervisor).get(reverse("doorstep:new", args=[own.pk])).context["form"].known["issues"].blocks[0]
    assert colleague in offered.owners.values()


def test_solved_on_the_spot_with_what_came_of_it(save, worker, en):
    visit = save(**RAISED, **{"issue1-result": "当场打电话约了维修"})
    issue = visit.issues.get()
    assert (issue.status, issue.result, issue.resolved_by) == (Issue.Status.RESOLVED, "当场打电话约了维修", worker)
    assert issue.steps.get().verb == "solve_on_spot" and issue.call_back_due is not None
    saving.undo_visit(by=worker, visit=visit)
    issue.refresh_from_db()
    assert issue.status == Issue.Status.WITHDRAWN


def test_what_was_done_wants_to_know_about_what(refused):
    assert "Say in a few words what the issue is about." in refused(**{"issue1-result": "已解决"})


def test_money_is_taken_against_the_receipt_and_goes_back_with_the_undo(save, worker):
    visit = save(errand_what="chronic_cert", errand_papers="身份证", errand_money="200.50", errand_from="刘桂英")
    errand = Errand.objects.get()
    held = {(paper.kind, paper.in_hand) for paper in errand.papers.all()}
    assert held == {("original", 1), ("money", 200.5)} and errand.receipts.get().with_whom == "刘桂英"
    assert errand.issue.papers_out == 2
    saving.undo_visit(by=worker, visit=visit)
    assert {(paper.in_hand, paper.at_home) for paper in Paper.objects.all()} == {(0, 1), (0, 200.5)}
    assert [slip.way for slip in errand.receipts.order_by("no")] == ["take", "give_back"]
    assert Issue.objects.get().status == Issue.Status.WITHDRAWN


def test_money_for_nothing_is_asked_about(refused):
    assert "Say for which errand the papers or the money are." in refused(errand_money="50")


def test_an_errand_that_went_on_stays_when_the_visit_is_taken_back(own, worker):
    row = {"what": make.receipt(worker, own).errand.what, "names": ["户口本"], "money": None, "given_by": "王建华"}
    visit = make.visit(own, worker, beside={"errands": [row]})
    errand = Errand.objects.get(issue__visit=visit)
    Errand.objects.filter(pk=errand.pk).update(status="submitted", handed_to="医保局", handed_on=timezone.localdate())
    saving.undo_visit(by=worker, visit=visit)
    errand.refresh_from_db()
    assert errand.issue.is_open and errand.issue.papers_out == 1


@pytest.fixture
def closed(own, worker, supervisor):
    """A closed case with two looks that are due and one to come."""
    plan = at_stage(own, worker, supervisor, "closed")
    plan.follow_ups.all().delete()
    for days in (-40, -2, 50):
        FollowUp.objects.create(plan=plan, due_on=timezone.localdate() + timedelta(days=days))
    return plan


def test_a_look_after_a_closed_case_is_answered_by_the_visit(save, closed, worker, en):
    visit = save(follow_up="stable", note="老人自己买菜做饭，药按时吃")
    done = FollowUp.objects.exclude(done_on=None)
    assert {(row.outcome, row.words, row.by, row.done_on) for row in done} == {
        ("stable", visit.note, worker, visit.visited_on)
    }
    assert done.count() == FollowUpOnVisit.objects.filter(visit=visit).count() == 2
    closed.refresh_from_db()
    assert closed.status == "follow_up"
    assert "Stays solved" in save.client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    saving.undo_visit(by=worker, visit=visit)
    closed.refresh_from_db()
    assert (closed.status, FollowUp.objects.waiting().count()) == ("closed", 3)
    assert [step.verb for step in closed.steps.all()[:2]] == ["take_back_follow_up", "follow_up"]


def test_it_wants_a_word_and_somebody_who_was_met(save, closed, en):
    found = save(follow_up="stable")
    assert "Say in a few words how they are" in found
    save(follow_up="stable", note="没人开门", met="nobody", condition="")
    assert FollowUp.objects.waiting().count() == 3


def test_the_save_says_all_of_it(enter, own, closed, worker, en):
    said = {**RAISED, "issue1-result": "当场修好", "errand_what": "chronic_cert", "errand_money": "20.00"}
    by_page(enter(worker), own, {**said, "follow_up": "relapse", "note": "又断药了"})
    page = enter(worker).get("/").content.decode()
    assert "visit 1, issue 1, solved on the spot 1, follow-up: Relapse, errand 1, money taken 20 yuan, next" in page


def test_a_case_of_somebody_else_is_neither_offered_nor_answered(enter, own, closed, supervisor):
    client = enter(supervisor)
    assert 'name="follow_up"' not in client.get(reverse("doorstep:new", args=[own.pk])).content.decode()
    by_page(client, own, {"follow_up": "stable", "note": "看了一下"})
    assert Visit.objects.exists() and FollowUp.objects.waiting().count() == 3


def test_entered_offline_the_clock_runs_since_then(enter, own, worker):
    then = timezone.make_aware(datetime(2026, 11, 16, 10))
    said = {**RAISED, "issue1-promised_for": "2026-11-18", "visited_at": "2026-11-16T10:00"}
    body = make.parcel(own, worker, kept_at=then, **said)
    assert enter(worker).post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1").status_code == 201
    issue = Issue.objects.get()
    assert (issue.opened_at, issue.due_at) == (then, closing_of(datetime(2026, 11, 18).date()))


def test_held_it_is_filed_with_the_authors_choices(enter, own, worker, colleague, supervisor):
    assign_households(by=supervisor, households=[own], worker=colleague)
    said = {**RAISED, "issue1-owner": str(supervisor.pk)}
    body = make.parcel(own, worker, **said)
    assert enter(worker).post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1").status_code == 202
    page = reverse("doorstep:held", args=[Arrival.objects.get().pk])
    enter(supervisor).post(page, {"household": own.number})
    assert Issue.objects.get().owner == supervisor
