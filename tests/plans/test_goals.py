"""Goals and actions: how far a goal is, when they may be changed, and what differs from the version agreed to."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone

from households.plans.models import Action, Goal
from households.plans.models.library import ActionTemplate, GoalTemplate
from households.plans.services.goals import (
    NotDrafting,
    add_action,
    add_goal,
    change_action,
    change_goal,
    content,
    difference,
    drop_action,
    drop_goal,
    goals_of,
)
from households.plans.services.library import add_from_library, save_template
from households.plans.services.plans import move_plan
from tests.plans import making

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("baseline", "target", "current", "state", "per_cent"),
    [
        (860, 200, None, "active", None),
        (860, 200, 860, "active", 0),
        (860, 200, 530, "partly", 50),
        (860, 200, 200, "active", 100),
        (860, 200, 100, "active", 100),  # beyond the target
        (860, 200, 900, "active", 0),  # further away than at the beginning
        (2, 10, 4, "not_met", 25),
        (860, 200, None, "met", 100),
        (860, 200, 530, "met", 100),
    ],
)
def test_how_far_a_goal_is(baseline, target, current, state, per_cent):
    numbers = {"baseline": Decimal(baseline), "target": Decimal(target)}
    assert Goal(**numbers, current=current and Decimal(current), state=state).reached == per_cent


def test_which_goals_go_on_and_which_actions_are_open():
    assert [state for state in Goal.State if Goal(state=state).is_under_way] == ["active", "partly"]
    assert [state for state in Action.State if Action(state=state).is_open] == ["todo", "doing"]


def at(own, worker, supervisor, stage, waiting=""):
    return making.at_stage(own, worker, supervisor, stage, waiting)


@pytest.mark.parametrize(
    ("stage", "waiting", "drafts", "works"),
    [
        ("assessment", "", False, True),
        ("planning", "", True, True),
        ("planning", "approval", False, False),
        ("planning", "agreement", False, False),
        ("intervention", "", False, True),
        ("intervention", "closing", False, False),
        ("closed", "", False, False),
    ],
)
def test_goals_change_in_planning_and_actions_while_the_plan_is_worked(
    own, worker, supervisor, stage, waiting, drafts, works
):
    plan = at(own, worker, supervisor, stage, waiting)
    goal = plan.goals.first() or Goal.objects.create(plan=plan, **making.goal_facts())
    action = goal.actions.first() or Action.objects.create(goal=goal, **making.action_facts())
    Action.objects.filter(pk=action.pk).update(state="todo", ended_on=None)
    action.refresh_from_db()
    calls = {
        "goals": [
            lambda: add_goal(by=worker, plan=plan, **making.goal_facts("另一个")),
            lambda: change_goal(by=worker, goal=goal, title="改了"),
            lambda: drop_goal(by=worker, goal=goal, reason="不要了"),
        ],
        "actions": [
            lambda: add_action(by=worker, goal=goal, **making.action_facts("再办一件")),
            lambda: change_action(by=worker, action=action, what="改了"),
            lambda: drop_action(by=worker, action=action, reason="不要了"),
        ],
    }
    for call in calls["actions"][:2] + calls["goals"][:2] + calls["actions"][2:] + calls["goals"][2:]:
        if drafts if call in calls["goals"] else works:
            call()
        else:
            with pytest.raises(NotDrafting):
                call()


def test_an_ended_action_is_not_changed(own, worker, supervisor):
    plan = at(own, worker, supervisor, "intervention")
    action = Action.objects.get(goal__plan=plan)
    Action.objects.filter(pk=action.pk).update(state="done", ended_on=TODAY())
    action.refresh_from_db()
    with pytest.raises(NotDrafting):
        change_action(by=worker, action=action, what="改了")


def test_what_was_never_agreed_goes_and_what_was_stays_with_its_reason(own, worker, supervisor):
    plan = at(own, worker, supervisor, "intervention")
    agreed = plan.goals.get()
    move_plan(by=worker, plan=plan, verb="replan", reason="情况有变")
    drafted = add_goal(by=worker, plan=plan, actions=[making.action_facts("新的")], **making.goal_facts("新目标"))
    drop_goal(by=worker, goal=drafted, reason="写错了")
    assert list(plan.goals.all()) == [agreed] and Action.objects.count() == 1
    agreed = Goal.objects.get(pk=agreed.pk)
    drop_goal(by=worker, goal=agreed, reason="老人去世")
    agreed.refresh_from_db()
    assert (agreed.state, agreed.reason, agreed.state_on) == ("dropped", "老人去世", TODAY())
    action = agreed.actions.get()
    assert (action.state, action.reason, action.ended_on, action.ended_by) == ("dropped", "老人去世", TODAY(), worker)


def test_an_action_that_was_never_in_force_goes_and_an_agreed_one_stays(own, worker, supervisor):
    plan = at(own, worker, supervisor, "intervention")
    goal = plan.goals.get()
    agreed, late = goal.actions.get(), add_action(by=worker, goal=goal, **making.action_facts("再办一件"))
    assert (late.since_id, late.order) == (goal.since_id, agreed.order + 1), "added at work it is in force at once"
    move_plan(by=worker, plan=plan, verb="replan", reason="情况有变")
    goal = Goal.objects.get()
    drafted = add_action(by=worker, goal=goal, **making.action_facts("起草的"))
    assert drafted.since_id is None
    for action in (drafted, Action.objects.get(pk=agreed.pk)):
        drop_action(by=worker, action=action, reason="不需要了")
    assert dict(goal.actions.values_list("pk", "state")) == {agreed.pk: "dropped", late.pk: "todo"}


def test_goals_and_actions_stand_in_the_order_in_which_they_were_added(own, worker, supervisor):
    plan = at(own, worker, supervisor, "planning")
    for title in ("一", "二", "三"):
        add_goal(
            by=worker,
            plan=plan,
            actions=[making.action_facts(f"{title}{n}") for n in (1, 2)],
            **making.goal_facts(title),
        )
    assert [(goal.title, goal.order) for goal in goals_of(plan)] == [("一", 1), ("二", 2), ("三", 3)]
    assert [(row.what, row.order) for row in goals_of(plan)[1].actions.all()] == [("二1", 1), ("二2", 2)]


def test_a_version_keeps_what_is_wanted_in_plain_values(own, worker, supervisor):
    plan = at(own, worker, supervisor, "planning")
    kept = making.fill_goals(plan, worker)
    add_action(by=worker, goal=kept, **making.action_facts("不办的"))
    Action.objects.filter(what="不办的").update(state="dropped", reason="x", ended_on=TODAY())
    Goal.objects.create(plan=plan, **making.goal_facts("不要的"), state="dropped", reason="x")
    (row,) = content(goals_of(plan))
    assert (row["id"], row["title"], row["due_on"]) == (kept.pk, kept.title, kept.due_on.isoformat())
    assert (row["baseline"], row["target"]) == ("860.00", "200.00")
    assert [action["what"] for action in row["actions"]] == ["办门诊慢特病待遇"]


def row(key, title="目标", *actions):
    goal = dict.fromkeys(["title", "indicator", "unit", "baseline", "target", "due_on", "state", "reason"], "")
    return {**goal, "id": key, "title": title, "actions": list(actions)}


def line(key, what="措施"):
    return {"id": key, "what": what, "owner_kind": "worker", "owner_name": "", "due_on": "2026-01-01"}


def test_what_two_versions_differ_in():
    before = [row(1, "甲", line(11), line(12)), row(2, "乙", line(21))]
    after = [row(1, "甲改", line(11, "改"), line(13)), row(3, "丙", line(31), line(32))]
    found = difference(before, after)
    assert (found.added_goals, found.added_actions) == ({3}, {13, 31, 32})
    assert (found.goals, found.actions) == ({1: {"title": "甲"}}, {11: {"what": "措施"}})
    assert [goal["id"] for goal in found.dropped_goals] == [2]
    assert [action["id"] for action in found.dropped_actions] == [12, 21]
    assert (found.added, found.changed, found.dropped) == (4, 2, 3)
    same = difference(before, before)
    assert (same.added, same.changed, same.dropped) == (0, 0, 0)


# --- the library ---


@pytest.fixture
def template(db):
    GoalTemplate.objects.all().delete()
    facts = {
        "cause": "因病",
        "title": "药费降下来",
        "indicator": "每月药费",
        "unit": "元",
        "baseline": 900,
        "target": 300,
    }
    template = GoalTemplate(**facts, days=180)
    actions = [
        ActionTemplate(what="办慢病证", days=30),
        ActionTemplate(what="送药", owner_kind="partner", owner_name="卫生站", days=7),
    ]
    save_template(by=None, template=template, actions=actions)
    return template


def test_a_goal_of_the_library_is_due_so_many_days_from_today(own, worker, supervisor, template):
    plan = at(own, worker, supervisor, "planning")
    (goal,) = add_from_library(by=worker, plan=plan, templates=GoalTemplate.objects.all())
    assert (goal.title, goal.cause, goal.indicator, goal.unit) == ("药费降下来", "因病", "每月药费", "元")
    assert (goal.baseline, goal.target, goal.due_on) == (900, 300, TODAY() + timedelta(days=180))
    rows = [(row.what, row.owner_kind, row.owner_name, (row.due_on - TODAY()).days) for row in goal.actions.all()]
    assert rows == [("办慢病证", "worker", "", 30), ("送药", "partner", "卫生站", 7)]


def test_a_goal_of_the_library_keeps_the_actions_given_in_their_order(template):
    first, second = template.actions.all()
    save_template(by=None, template=template, actions=[ActionTemplate(what="先问医生"), second])
    assert [(row.what, row.order) for row in template.actions.all()] == [("先问医生", 0), ("送药", 1)]
    assert not ActionTemplate.objects.filter(pk=first.pk).exists()


def test_offered_are_goals_for_the_causes_until_their_last_day(template):
    offered = GoalTemplate.objects.for_causes
    assert list(offered(["因病", "因学"])) == [template] and not offered(["因学"])
    for days, is_offered in ((0, True), (-1, False)):
        GoalTemplate.objects.update(valid_to=TODAY() + timedelta(days=days))
        assert offered(["因病"]).exists() is is_offered


def test_goals_set_and_met_are_counted_by_the_day(own, worker, supervisor):
    plan = at(own, worker, supervisor, "intervention")
    goal = plan.goals.get()
    plan.versions.update(agreed_on=TODAY())
    Goal.objects.update(state="met", state_on=TODAY())
    day = SimpleNamespace(before=TODAY() - timedelta(days=1), after=TODAY() + timedelta(days=1))
    for counted in (Goal.objects.set_between, Goal.objects.met_between):
        assert list(counted(TODAY(), TODAY())) == [goal]
        assert not counted(day.before, day.before) and not counted(day.after, day.after)
    Goal.objects.update(state="partly")
    assert not Goal.objects.met_between(TODAY(), TODAY())
