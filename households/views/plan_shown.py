"""Goals and actions as the page shows them: how they stand in a word, how far they are, what differs."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from households.models import Action, Goal
from households.services.plan_goals import Difference, content, difference

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
    days = (today - action.due_on).days
    words = ngettext("%(n)s day overdue", "%(n)s days overdue", days) % {"n": days} if late else ""
    action.kind, action.kind_words = ("late", words) if late else (KINDS[action.state], action.get_state_display())
    return action


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
    return _("Against version %(n)s: %(added)s added, %(changed)s changed, %(dropped)s dropped.") % facts
