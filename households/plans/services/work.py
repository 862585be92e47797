"""The work on a plan: actions ticked with what came of them, notes on contacts, case conferences."""

from dataclasses import dataclass

from django.db import transaction

from caseload.core import wall_clock
from households.plans import events
from households.plans.models import Action, CasePlan, Conference, SessionNote
from households.plans.models.note import IN_TIME

TICKED = ["state", "result", "ended_on", "ended_by"]


@dataclass
class Done:
    """An action that was ticked: its key and what came of it."""

    action: int
    result: str = ""


def actions_due(user, day=None):
    """The actions of the user's own cases that are due by ``day`` (today), the oldest first."""
    due = Action.objects.due(day).filter(goal__plan__worker=user)
    return due.select_related("goal__plan__household").order_by("due_on", "pk")


def actions_to_tick(user, household):
    """What can be ticked on a visit to ``household`` by ``user``: open actions in force, if the case is theirs."""
    plans = CasePlan.objects.ticked_by(user).filter(household=household)
    found = Action.objects.in_force().filter(goal__plan__in=plans)
    return list(found.select_related("goal").order_by("due_on", "pk"))


@transaction.atomic
def complete_actions(*, by, done, household, on=None):
    """Tick actions for ``household`` as done (``done``: Done rows). Those ended meanwhile, not theirs, or of another
    household are left as they are.

    Returns the actions that this call ended.
    """
    results = {row.action: row.result for row in done}
    plans = CasePlan.objects.ticked_by(by).filter(household=household)
    rows = Action.objects.in_force().filter(pk__in=results, goal__plan__in=plans)
    ended = list(rows.select_for_update(of=["self"]).order_by("pk"))
    for action in ended:
        action.state, action.result = Action.State.DONE, results[action.pk]
        action.ended_on, action.ended_by = on or wall_clock.today(), by
        action.save(update_fields=TICKED)
    return ended


@transaction.atomic
def reopen_action(*, by, action):
    """A tick taken back, where the case is still worked on."""
    if action.state == Action.State.DONE and action.goal.plan.may_be_worked:
        action.state, action.result = Action.State.DOING, ""
        action.ended_on = action.ended_by = None
        action.save(update_fields=TICKED)
        events.action_reopened.tell(action=action)
    return action


@transaction.atomic
def write_note(*, by, plan, **said):
    """A note on a contact; written more than a day after it, it is marked late for good."""
    now = wall_clock.now()
    late = now > said["began_at"] + IN_TIME
    return SessionNote.objects.create(plan=plan, by=by, written_at=now, is_late=late, **said)


@transaction.atomic
def correct_note(*, by, note, **changes):
    """What was written first stays in the note's history."""
    for name, value in changes.items():
        setattr(note, name, value)
    note.is_late = note.is_late or note.written_at > note.began_at + IN_TIME
    note.save(update_fields=[*changes, "is_late"])
    return note


@transaction.atomic
def write_conference(*, by, plan, **said):
    return Conference.objects.create(plan=plan, by=by, **said)
