"""Goals and actions: drafted, changed, dropped; and what differs from the version that was approved last."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max

from caseload.core import wall_clock
from households.plans.models import Action, Goal

GOAL_FIELDS = ["title", "indicator", "unit", "baseline", "target", "due_on", "state", "reason"]
ACTION_FIELDS = ["what", "owner_kind", "owner_name", "due_on"]


class NotDrafting(Exception):
    """Goals change in planning only, and actions of a plan that is being worked."""


def goals_of(plan):
    """All goals of ``plan`` with their actions, in two queries."""
    return list(plan.goals.select_related("member").prefetch_related("actions"))


def content(goals):
    """Of ``goals``, those that are wanted, with their actions, as a version keeps them."""
    return [goal_content(goal, goal.actions.all()) for goal in goals if goal.state != Goal.State.DROPPED]


def goal_content(goal, actions):
    """Plain values, dates as ISO days."""
    return {
        "id": goal.pk,
        **{name: _plain(getattr(goal, name)) for name in GOAL_FIELDS},
        "actions": [
            {"id": action.pk, **{name: _plain(getattr(action, name)) for name in ACTION_FIELDS}}
            for action in actions
            if action.state != Action.State.DROPPED
        ],
    }


def _plain(value):
    return value if value is None or isinstance(value, str | int) else str(value)


@dataclass
class Difference:
    """Against the version approved last: keys of what was added, {key: {field: old value}} of what was changed."""

    added_goals: set = field(default_factory=set)
    added_actions: set = field(default_factory=set)
    goals: dict = field(default_factory=dict)
    actions: dict = field(default_factory=dict)
    dropped_goals: list = field(default_factory=list)
    dropped_actions: list = field(default_factory=list)

    @property
    def added(self):
        return len(self.added_goals) + len(self.added_actions)

    @property
    def changed(self):
        return len(self.goals) + len(self.actions)

    @property
    def dropped(self):
        return len(self.dropped_goals) + len(self.dropped_actions)


def difference(before, after):
    """What ``after`` (a content) adds to, changes of and drops from ``before``."""
    old_goals, new_goals = _by_id(before), _by_id(after)
    old_actions = _by_id(action for goal in before for action in goal["actions"])
    new_actions = _by_id(action for goal in after for action in goal["actions"])
    return Difference(
        added_goals=new_goals.keys() - old_goals.keys(),
        added_actions=new_actions.keys() - old_actions.keys(),
        goals=_changed(old_goals, new_goals, GOAL_FIELDS),
        actions=_changed(old_actions, new_actions, ACTION_FIELDS),
        dropped_goals=[row for key, row in old_goals.items() if key not in new_goals],
        dropped_actions=[row for key, row in old_actions.items() if key not in new_actions],
    )


def _by_id(rows):
    return {row["id"]: row for row in rows}


def _changed(old, new, names):
    found = {}
    for key in old.keys() & new.keys():
        values = {name: old[key][name] for name in names if old[key][name] != new[key][name]}
        if values:
            found[key] = values
    return found


@transaction.atomic
def add_goal(*, by, plan, actions=(), **facts):
    """A goal of the draft, with its ``actions`` (dicts). Raises NotDrafting."""
    if not plan.may_be_drafted:
        raise NotDrafting
    last = plan.goals.aggregate(n=Max("order"))["n"] or 0
    goal = Goal.objects.create(plan=plan, order=last + 1, **facts)
    for action in actions:
        add_action(by=by, goal=goal, **action)
    return goal


@transaction.atomic
def change_goal(*, by, goal, **changes):
    """Raises NotDrafting."""
    if not goal.plan.may_be_drafted:
        raise NotDrafting
    return _write(goal, changes)


@transaction.atomic
def drop_goal(*, by, goal, reason):
    """A goal that was never in force goes; an agreed one stays in the record, with why it is no longer wanted."""
    if not goal.plan.may_be_drafted:
        raise NotDrafting
    if goal.since_id is None:
        goal.delete()
        return
    for action in goal.actions.open():
        drop_action(by=by, action=action, reason=reason)
    _write(goal, {"state": Goal.State.DROPPED, "reason": reason, "state_on": wall_clock.today()})


@transaction.atomic
def add_action(*, by, goal, **facts):
    """An action; added while the plan is at work, it is in force at once and shows in the next comparison."""
    plan = goal.plan
    if not plan.takes_actions:
        raise NotDrafting
    last = goal.actions.aggregate(n=Max("order"))["n"] or 0
    in_force = goal.since_id if plan.status in plan.REVIEWED else None
    return Action.objects.create(goal=goal, order=last + 1, since_id=in_force, **facts)


@transaction.atomic
def change_action(*, by, action, **changes):
    plan = action.goal.plan
    if not plan.takes_actions or not action.is_open:
        raise NotDrafting
    return _write(action, changes)


@transaction.atomic
def drop_action(*, by, action, reason):
    """One that was never in force goes; an agreed one stays, dropped with its reason."""
    if not action.goal.plan.takes_actions or not action.is_open:
        raise NotDrafting
    if action.since_id is None:
        action.delete()
        return
    ended = {"ended_on": wall_clock.today(), "ended_by": by}
    _write(action, {"state": Action.State.DROPPED, "reason": reason, **ended})


def _write(row, changes):
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    return row
