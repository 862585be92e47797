"""Goals and actions as the page shows them: how they stand in a word, how far they are, what differs."""

from django.db.models import DecimalField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from households.plans import events
from households.plans.models import Action, Goal
from households.plans.services.goals import Difference, content, difference
from households.plans.templatetags.plan import measure

KINDS = {
    Action.State.TODO: "idle",
    Action.State.DOING: "doing",
    Action.State.DONE: "ok",
    Action.State.DROPPED: "pause",
    Action.State.HANDED: "wait",
}
GOAL_KINDS = {
    Goal.State.ACTIVE: "doing",
    Goal.State.MET: "ok",
    Goal.State.PARTLY: "warn",
    Goal.State.NOT_MET: "late",
    Goal.State.DROPPED: "pause",
}
TOLD = ["title", "indicator", "unit", "baseline", "target", "what", "owner_kind", "owner_name"]
"""What of a goal or action is compared in words."""


def with_standing(goals):
    """Put on each goal its actions as ``shown``, how many are ``done`` of the ``total``, and its kind."""
    today = timezone.localdate()
    for goal in goals:
        goal.shown = [_shown(action, today) for action in goal.actions.all()]
        goal.total = sum(action.state != Action.State.DROPPED for action in goal.shown)
        goal.done = sum(action.state == Action.State.DONE for action in goal.shown)
        goal.state_kind = GOAL_KINDS[goal.state]
    return goals


def _shown(action, today):
    late = action.is_open and action.due_on < today
    action.kind, action.kind_words = (
        lateness(action.due_on, today) if late else (KINDS[action.state], action.get_state_display())
    )
    return action


def lateness(day, today):
    """(kind of status, words) of what is due by ``day``."""
    days = (today - day).days
    if days > 0:
        return "late", ngettext("%(n)s day overdue", "%(n)s days overdue", days) % {"n": days}
    return (
        ("warn", _("Due today"))
        if days == 0
        else ("ok", ngettext("%(n)s day left", "%(n)s days left", -days) % {"n": -days})
    )


OF_ROOMS_ABOVE = {"actions": {"issue_number": "", "visit": None}, "follow_ups": {"visit": None}}
"""What rooms above may put on the rows of the page, as it is where they have nothing to show."""


def with_links(plan, goals, follow_ups):
    """Put on each action of ``goals`` and each of ``follow_ups`` what rooms above have to show of it."""
    rows = {"actions": [action for goal in goals for action in goal.shown], "follow_ups": follow_ups}
    answers = events.plan_page.ask(plan=plan)
    for kind, found in rows.items():
        for row in found:
            vars(row).update(OF_ROOMS_ABOVE[kind])
            for answer in answers:
                vars(row).update(answer.get(kind, {}).get(row.pk, {}))
    return goals


def in_force(goals):
    """How many actions of ``goals`` are agreed to and not ended."""
    return sum(action.is_open and action.since_id is not None for goal in goals for action in goal.actions.all())


def with_changes(goals, diff):
    """Put on each goal and action as ``changes`` what differs from the approved version: (label, old, new).

    The days are told apart from these: they are marked where they stand.
    """
    for goal in goals:
        goal.changes = _changes(goal, diff.goals.get(goal.pk, {}))
        for action in goal.shown:
            action.changes = _changes(action, diff.actions.get(action.pk, {}))
    return goals


def _changes(row, old):
    fields = [row._meta.get_field(name) for name in old if name in TOLD]
    return [
        (field.verbose_name, _said(field, old[field.name]), _said(field, getattr(row, field.name))) for field in fields
    ]


def _said(field, value):
    if isinstance(field, DecimalField):
        return measure(value)
    return dict(field.choices or ()).get(value, value)


def changes_of(goals, versions):
    """What the plan as it stands changes of the version approved last; nothing when there is none yet."""
    approved = next((version for version in versions if version.approved_at), None)
    return difference(approved.content, content(goals)) if approved else Difference()


def changes_in_words(found, versions):
    """比第 1 版：新增 1、改动 1、去掉 0"""
    approved = next((version for version in versions if version.approved_at), None)
    if approved is None or not (found.added or found.changed or found.dropped):
        return ""
    facts = {"n": approved.number, "added": found.added, "changed": found.changed, "dropped": found.dropped}
    return _("Compared with version %(n)s: %(added)s added, %(changed)s changed, %(dropped)s dropped.") % facts
