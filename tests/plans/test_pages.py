"""What the pages of a case say: the way on, what a second person sees, what is printed, what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from households.plans.models import Action, CasePlan, FollowUp, Goal, GoalTemplate, PlanVersion
from households.plans.services.goals import add_action, change_goal
from households.plans.services.plans import move_plan, start_plan
from households.plans.services.reviews import follow_ups_due
from households.services.assigning import assign_households
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(enter, en):
    def page(user, name, *keys):
        return enter(user).get(reverse(f"plans:{name}", args=keys)).content.decode()

    return page


@pytest.fixture
def neighbour(east):
    return make.person("wu", "吴丽", "worker", post=east, areas=[east])


def test_who_comes_second_is_shown_what_happened(enter, en, worker, supervisor, east, own):
    other = make.person("qian", "钱进", "supervisor", post=east, areas=[east])
    plan = making.at_stage(own, worker, supervisor, "planning", "approval")
    url = reverse("plans:move", args=[plan.pk, "return_plan"])
    move_plan(by=other, plan=CasePlan.objects.get(pk=plan.pk), verb="approve")
    answer = enter(supervisor).post(url, {"version": plan.version, "reason": "指标要写清楚"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "not possible now" in said and "指标要写清楚" in said
    plan = making.at_stage(make.household(east, "赵家", worker=worker), worker, supervisor, "intervention")
    seen = plan.version
    CasePlan.objects.filter(pk=plan.pk).update(version=seen + 1)
    plan.steps.create(verb="level", from_status=plan.status, to_status=plan.status, by=other)
    answer = enter(worker).post(
        reverse("plans:move", args=[plan.pk, "replan"]), {"version": seen, "reason": "要加一条措施"}
    )
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else was faster" in said and "Case level changed" in said and "钱进" in said
    assert "要加一条措施" in said and f'value="{seen + 1}"' in said


@pytest.mark.parametrize(
    "stage, waiting, way",
    [
        ("intake", "", "move/submit_intake"),
        ("assessment", "", "assessment/edit"),
        ("planning", "", "draft"),
        ("planning", "agreement", "move/begin"),
        ("intervention", "", "notes/new"),
        ("evaluation", "", "closing"),
        ("closed", "", "follow-ups"),
    ],
)
def test_the_first_button_is_what_comes_next(page, worker, supervisor, own, stage, waiting, way):
    plan = making.at_stage(own, worker, supervisor, stage, waiting)
    said = page(worker, "plan", plan.pk).partition("next-step")[2].partition("</section>")[0]
    before, _button, after = said.partition("btn-primary")
    assert way in before.rpartition("<p>")[2] + after.partition(">")[0]
    assert said.count("btn-primary") == 1


def test_a_late_review_comes_before_the_note(page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    CasePlan.objects.update(review_due_on=timezone.localdate())
    said = page(worker, "plan", plan.pk).partition("next-step")[2]
    assert "reviews/new" in said.partition("btn-primary")[2].partition(">")[0]


def test_the_tab_says_the_same_as_the_page(page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    assert "open actions (1)" in page(worker, "plan", plan.pk)
    assert "open actions (1)" in page(worker, "of_household", own.pk)
    plan = making.at_stage(make.household(own.area, "赵家", worker=worker), worker, supervisor, "closed")
    assert "look in on the household" in page(worker, "of_household", plan.household_id)


def test_what_is_printed_is_what_was_approved(page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    goal = plan.goals.get()
    move_plan(by=worker, plan=plan, verb="replan", reason="情况有变")
    goal.plan.refresh_from_db()
    change_goal(by=worker, goal=goal, title="看病不再借钱")
    add_action(by=worker, goal=goal, **making.action_facts("陪同复诊"))
    said = page(worker, "print", plan.pk)
    assert "看病花费降下来" in said and "看病不再借钱" not in said and "陪同复诊" not in said


def test_every_change_is_shown_to_who_approves(page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    goal, action = plan.goals.get(), plan.goals.get().actions.get()
    move_plan(by=worker, plan=plan, verb="replan", reason="情况有变")
    goal.plan.refresh_from_db()
    change_goal(by=worker, goal=goal, indicator="每月药费", target=300)
    type(action).objects.filter(pk=action.pk).update(owner_kind="partner", owner_name="社区卫生站")
    said = page(worker, "plan", plan.pk)
    for old, new in (("每月自付药费", "每月药费"), ("200", "300"), ("Case worker", "Partner")):
        assert f">{old}<" in said and f">{new}<" in said, (old, new)


def test_looks_to_come_go_with_the_household(worker, supervisor, neighbour, own):
    plan = making.at_stage(own, worker, supervisor, "closed")
    FollowUp.objects.filter(pk=plan.follow_ups.first().pk).update(due_on=timezone.localdate())
    assert follow_ups_due(worker).count() == 1
    assign_households(by=supervisor, households=[own], worker=neighbour)
    assert (follow_ups_due(worker).count(), follow_ups_due(neighbour).count()) == (0, 1)


def test_the_supervisor_has_the_word_when_the_worker_has_left(page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    worker.is_active = False
    worker.save()
    assert "give the case to somebody" in page(supervisor, "plan", plan.pk)
    assert "no case worker" in page(supervisor, "due")
    assert own.head_name in page(supervisor, "list")


@pytest.mark.parametrize("view", ["open", "mine"])
def test_the_list_costs_the_same_with_2_and_20_cases(enter, worker, east, view):
    client, url = enter(worker), reverse("plans:list") + f"?view={view}"

    def cost(count):
        for n in range(CasePlan.objects.count(), count):
            start_plan(by=worker, household=make.household(east, f"赵{n}", worker=worker))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get(url).context["page"].rows) == count
        return len(asked)

    assert cost(2) == cost(20) <= 6


def test_what_is_due_stands_on_one_page(page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    today = timezone.localdate()
    CasePlan.objects.update(review_due_on=today - timedelta(days=2))
    plan.goals.get().actions.update(due_on=today - timedelta(days=3))
    making.fill_referral(plan, worker)
    plan.referrals.update(status="sent", reply_by=today - timedelta(days=4))
    said = page(worker, "due")
    for words in ("3 days overdue", "2 days overdue", "4 days overdue", "Referrals to follow up", "区残联"):
        assert words in said
    assert "2 days overdue" in page(supervisor, "due")
    plan.referrals.update(status="accepted", result_by=today + timedelta(days=1))
    assert "Referrals to follow up" not in page(worker, "due")


@pytest.mark.parametrize("role", ["worker", "supervisor"])
def test_what_is_due_costs_the_same_with_2_and_20_cases(enter, worker, supervisor, east, role):
    client, url = enter({"worker": worker, "supervisor": supervisor}[role]), reverse("plans:due")

    def cost(count):
        for n in range(CasePlan.objects.count(), count):
            with_something_due(start_plan(by=worker, household=make.household(east, f"赵{n}", worker=worker)), worker)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get(url).context["reviews"]) == count
        return len(asked)

    assert cost(2) == cost(20) <= 8


def with_something_due(plan, worker):
    """One of everything that the page of what is due lists."""
    today = timezone.localdate()
    version = PlanVersion.objects.create(plan=plan, number=1)
    goal = Goal.objects.create(plan=plan, since=version, **making.goal_facts())
    Action.objects.create(goal=goal, since=version, **making.action_facts(due_on=today))
    FollowUp.objects.create(plan=plan, due_on=today)
    making.fill_referral(plan, worker)
    plan.referrals.update(status="sent", reply_by=today - timedelta(days=1))
    CasePlan.objects.filter(pk=plan.pk).update(status="intervention", review_due_on=today - timedelta(days=1))


def test_the_library_proposes_what_helps_against_the_causes(enter, en, page, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "planning")
    plan.assessments.update(causes=["因病", "因残"])
    url = reverse("plans:draft", args=[plan.pk])
    offered = enter(worker).get(url).context["form"]
    ill = GoalTemplate.objects.for_causes(["因病"])
    assert set(offered.initial["templates"]) == {row.pk for row in ill}
    assert offered.fields["templates"].queryset.count() > len(ill)
    enter(worker).post(url, {"templates": [ill[0].pk]})
    assert plan.goals.filter(title=ill[0].title).exists()
    assert ill[0] not in enter(worker).get(url).context["form"].fields["templates"].queryset
    plan.assessments.update(causes=["没有写进库里的原因"])
    assert enter(worker).get(url).url == reverse("plans:goal_new", args=[plan.pk])


def test_an_action_in_force_can_be_begun_and_a_draft_of_one_cannot(enter, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    action = plan.goals.get().actions.get()
    url = reverse("plans:action", args=[action.pk])
    said = {"what": action.what, "due_on": action.due_on, "owner_kind": "worker", "owner_name": "", "state": "doing"}
    assert enter(worker).post(url, said).status_code == 302
    assert enter(worker).post(url, {**said, "state": "done"}).status_code == 200
    action.refresh_from_db()
    assert action.state == "doing"
    plan.goals.get().actions.update(since=None)
    assert "state" not in enter(worker).get(url).context["form"].fields
