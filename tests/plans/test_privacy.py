"""What is written in a case is read by its case worker and the supervisor: by no other way does it come out."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import Notice
from households.models import CaseLevel
from households.plans.models import Action, CasePlan, Goal
from households.plans.services.goals import content, goals_of
from households.plans.services.plans import hand_over, report_incident
from households.plans.services.work import Done, complete_actions, write_conference, write_note
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db
TYPED, REST = "夜里常哭", "想轻生"
SECRET = TYPED + REST
PAGES = ["notes", "print", "intake", "assessment", "reviews", "closing", "referrals"]
WAYS = [
    "page",
    *PAGES,
    "note",
    "referral",
    "move",
    "due",
    "tab",
    "household",
    "list",
    "search",
    "find",
    "export",
    "goals",
]


@pytest.fixture
def plan(worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    write_note(by=worker, plan=plan, began_at=timezone.now(), facts=SECRET)
    plan.assessments.update(person=SECRET)
    plan.goals.update(title=SECRET)
    plan.versions.update(content=content(goals_of(plan)))
    plan.intake.problem = SECRET
    plan.intake.save()
    plan.steps.create(verb="replan", from_status=plan.status, to_status=plan.status, by=worker, words=SECRET)
    making.review(plan, worker)
    plan.reviews.update(words=SECRET)
    making.fill_referral(plan, worker)
    plan.referrals.update(reason=SECRET, shared=SECRET)
    plan.incidents.create(kind="self_harm", words=SECRET, by=worker)
    write_conference(by=worker, plan=plan, participants="督导", question=SECRET, decision=SECRET)
    making.fill_closing(plan, worker, supervisor)
    plan.closing.remains = SECRET
    plan.closing.save()
    day = timezone.localdate()
    plan.follow_ups.create(due_on=day, done_on=day, outcome="relapse", words=SECRET, by=worker)
    Action.objects.filter(goal__plan=plan).update(what=SECRET, due_on=timezone.localdate())
    return plan


@pytest.fixture
def neighbour(east):
    """Another worker who may look at the whole community."""
    return make.person("wu", "吴丽", "worker", post=east, areas=[east])


@pytest.fixture
def people(worker, supervisor, office, admin, colleague, neighbour):
    return {
        "worker": worker,
        "supervisor": supervisor,
        "office": office,
        "admin": admin,
        "neighbour": neighbour,
        "stranger": colleague,
    }


def address(way, plan):
    return {
        "page": reverse("plans:plan", args=[plan.pk]),
        **{name: reverse(f"plans:{name}", args=[plan.pk]) for name in PAGES},
        "note": reverse("plans:note", args=[plan.notes.get().pk]),
        "referral": reverse("plans:referral_print", args=[plan.referrals.get().pk]),
        "move": reverse("plans:move", args=[plan.pk, "reopen"]),
        "due": reverse("plans:due"),
        "find": reverse("plans:list") + f"?view=open&q={TYPED}",
        "goals": reverse("figure_rows", args=["goals_set"]),
        "tab": reverse("plans:of_household", args=[plan.household_id]),
        "household": reverse("households:history", args=[plan.household_id]),
        "list": reverse("plans:list") + "?view=open",
        "search": reverse("households:list") + f"?q={TYPED}",
        "export": reverse("roster:export"),
    }[way]


@pytest.mark.parametrize("who", ["office", "admin", "neighbour", "stranger"])
def test_nobody_else_reads_a_word(enter, people, plan, who):
    client = enter(people[who])
    for way, ask in product(WAYS, (client.get, client.post)):
        answer = ask(address(way, plan), {"reason": "核对"} if way == "export" else {})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert REST not in body.decode(errors="ignore"), way


@pytest.mark.parametrize("who", ["worker", "supervisor"])
def test_those_two_read_it(enter, people, plan, who):
    client = enter(people[who])
    for way in ("page", *PAGES, "note", "referral"):
        assert SECRET in client.get(address(way, plan)).content.decode(), way


@pytest.mark.parametrize("who", ["office", "admin", "neighbour"])
def test_they_see_stage_and_dates(enter, en, people, plan, who):
    page = enter(people[who]).get(address("page", plan)).content.decode()
    assert "Intervention" in page and "read by its case worker" in page


def test_notices_carry_no_word_of_it(plan, worker, supervisor, neighbour, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        urgent = CaseLevel.objects.get(pk="I")
        day = plan.started_on
        _row, told = report_incident(
            by=worker, plan=plan, kind="self_harm", words=SECRET, happened_on=day, level=urgent
        )
        hand_over(by=worker, plan=plan, worker=neighbour, note=SECRET)
    assert told == 1
    told = Notice.objects.order_by("pk")
    assert [(row.user, row.kind) for row in told] == [(supervisor, "plan_urgent"), (neighbour, "plan_handed_over")]
    assert SECRET not in str([(row.facts, row.text, row.url) for row in told])
    plan.household.refresh_from_db()
    assert (plan.urgency, plan.household.case_level) == ("critical", "I")
    assert (plan.review_due_on - timezone.localdate()).days == urgent.review_days


def test_after_handing_over_the_new_worker_reads_and_the_former_does_not(enter, plan, worker, neighbour):
    hand_over(by=worker, plan=plan, worker=neighbour, note="请每周上门")
    assert enter(neighbour).get(address("notes", plan)).status_code == 200
    assert enter(worker).get(address("notes", plan)).status_code == 403


def test_another_worker_ticks_nothing(plan, neighbour, worker):
    action = Action.objects.get()
    assert complete_actions(by=neighbour, done=[Done(action.pk, "办了")], household=plan.household) == []
    assert complete_actions(by=worker, done=[Done(action.pk, "办了")], household=plan.household) == [action]
    assert CasePlan.objects.count() == 1


def test_the_page_of_a_case_costs_the_same_with_2_and_20_goals(enter, plan, supervisor):
    def cost(count):
        for n in range(plan.goals.count(), count):
            goal = Goal.objects.create(plan=plan, since=plan.versions.first(), **making.goal_facts(f"目标{n}"))
            Action.objects.create(goal=goal, since=plan.versions.first(), **making.action_facts())
        url, client = address("page", plan), enter(supervisor)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    assert cost(2) == cost(20) <= 16
