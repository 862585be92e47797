"""The legal moves of an issue (DOMAIN 7.2): buttons, checks, forms, docs and tests read this table."""

from datetime import timedelta
from functools import partial

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.casework.moves import Move
from caseload.core.permissions import P, Role
from visits.issues.models.issue import Issue

S = Issue.Status
NOT_BEGUN = (S.ASSIGNED, S.SIGNED)
WAITING = (S.REPORTED, *NOT_BEGUN)
IN_HAND = (*NOT_BEGUN, S.PROCESSING, S.TRANSFERRED)
RUNNING = (S.REPORTED, *IN_HAND)
SOLVED = (S.RESOLVED, S.CHECKED)
REOPEN_WITHIN = timedelta(days=15)
TAKE_BACK_WITHIN = timedelta(hours=1)
LEVELS = {Role.ADMIN: 0, Role.WORKER: 1, Role.SUPERVISOR: 2, Role.OFFICE: 3}


def not_extendable(issue, user):
    """Once, before the deadline, by the level above the owner (at the top: by another person)."""
    if issue.extended_by:
        return gettext("It was extended once already.")
    if issue.due_at < wall_clock.now():
        return gettext("The deadline has passed: an extension is asked for before.")
    needed = min(LEVELS[issue.owner.role] + 1, LEVELS[Role.OFFICE])
    if issue.owner_id == user.pk or LEVELS[user.role] < needed:
        return gettext("Only the level above its owner may extend it.")
    return None


def no_time_to_ask_for(issue, user):
    """Whoever has it asks once, before the deadline; the level above answers by ``extend`` or ``refuse_time``."""
    if issue.extended_by:
        return gettext("It was extended once already.")
    if issue.more_time_asked:
        return gettext("More time was asked for already: the supervisor has not answered yet.")
    if issue.due_at < wall_clock.now():
        return gettext("The deadline has passed: an extension is asked for before.")
    return None


def no_time_asked(issue, user):
    return None if issue.more_time_asked else gettext("Nobody has requested more time.")


def not_to_be_taken_back(issue, user):
    """A slip of the finger: by whoever pressed it, soon, and before somebody has asked the household."""
    if issue.resolved_by_id != user.pk:
        return gettext("Only the person who said that it is solved takes that back.")
    if wall_clock.now() - issue.resolved_at > TAKE_BACK_WITHIN:
        return gettext("“Solved” can be taken back for an hour. The supervisor can return it.")
    return None


def is_handler(issue, user):
    """Whoever solved it, or has it, does not ask the household or check the result themselves."""
    if user.pk in (issue.owner_id, issue.resolved_by_id):
        return gettext("Somebody other than its handler has to take this step.")
    return None


def not_closable(issue, user):
    if issue.call_back_due:
        return gettext("The household is to be called back first.")
    return is_handler(issue, user)


FILE_CLOSED = _("The file of the household is closed. Reopen the file first.")


def not_reopenable(issue, user):
    if issue.household and not issue.household.is_open:
        return FILE_CLOSED
    if issue.closed_at and wall_clock.now() - issue.closed_at > REOPEN_WITHIN:
        return gettext("It was closed more than 15 days ago. Report it anew.")
    return None


def nothing_asked(issue, user):
    return None if issue.asked_at else gettext("Nothing was asked of the reporter.")


def nothing_to_merge_with(issue, user):
    if issue.household and issue.household.open_issue_count > 1:
        return None
    return gettext("Its household has no other open issue.")


_owners = partial(Move, right=P.ISSUE_HANDLE, owner_only=True, overseer=P.ISSUE_ASSIGN)
_overseers = partial(Move, right=P.ISSUE_ASSIGN)
_reporters = partial(Move, right=P.ISSUE_REPORT)
MOVES = (
    _reporters("report", _("Report"), (), S.ASSIGNED, asks=("note",)),
    _reporters("solve_on_spot", _("Solved on the spot"), (), S.RESOLVED, asks=("result",)),
    _overseers(
        "assign", _("Assign…"), RUNNING, S.ASSIGNED, asks=("owner", "note"), keeps=(S.SUSPENDED, *SOLVED), key="a",
    ),
    _overseers("take", _("Take it myself"), (S.REPORTED,), S.ASSIGNED),
    _overseers("reject", _("Do not accept…"), WAITING, S.REJECTED, asks=("reason",)),
    _owners("sign", _("Sign for it"), (S.ASSIGNED,), S.SIGNED),
    _owners("start", _("Start"), NOT_BEGUN, S.PROCESSING, key="s"),
    _owners("ask", _("Ask for details…"), (), "", asks=("question",), keeps=RUNNING),
    _reporters(
        "answer", _("Add what was asked for…"), (), "", asks=("answer",), keeps=(*RUNNING, S.SUSPENDED),
        reporter_only=True, overseer=P.ISSUE_ASSIGN, hindrance=nothing_asked,
    ),
    _owners("progress", _("Note progress…"), (), "", asks=("note",), keeps=(*IN_HAND, S.SUSPENDED)),
    Move(
        "ask_time", _("Ask for more time…"), (), "", P.ISSUE_HANDLE, asks=("extra", "reason"), keeps=IN_HAND,
        owner_only=True, hindrance=no_time_to_ask_for,
    ),
    _overseers(
        "refuse_time", _("Grant no more time…"), (), "", asks=("reason",), keeps=(*IN_HAND, S.SUSPENDED),
        hindrance=no_time_asked,
    ),
    _owners("suspend", _("Suspend…"), (*NOT_BEGUN, S.PROCESSING), S.SUSPENDED, asks=("reason", "until")),
    _owners("resume", _("Resume"), (S.SUSPENDED,), S.PROCESSING),
    _overseers("extend", _("Extend…"), (), "", asks=("extra", "reason"), keeps=IN_HAND, hindrance=not_extendable),
    _owners("transfer", _("Transfer to a department…"), RUNNING, S.TRANSFERRED, asks=("department", "note")),
    _owners("hand_back", _("Handed back by the department…"), (S.TRANSFERRED,), S.ASSIGNED, asks=("reason",)),
    _owners("resolve", _("Resolve…"), RUNNING, S.RESOLVED, asks=("result",), key="r"),
    _owners(
        "take_back", _("Not solved after all"), (S.RESOLVED,), S.PROCESSING, hindrance=not_to_be_taken_back,
    ),
    _overseers("check", _("Check…"), (S.RESOLVED,), S.CHECKED, asks=("note",), hindrance=is_handler),
    _overseers("return", _("Return…"), SOLVED, S.PROCESSING, asks=("reason",)),
    Move(
        "call_back", _("Call back and close…"), SOLVED, S.CLOSED, P.ISSUE_CALL_BACK,
        asks=("way", "satisfaction", "solved", "note"), hindrance=is_handler,
    ),
    _overseers("close", _("Close without a call-back…"), SOLVED, S.CLOSED, asks=("note",), hindrance=not_closable),
    Move(
        "reopen", _("Reopen…"), (S.CLOSED, S.REJECTED), S.PROCESSING, P.ISSUE_CALL_BACK,
        asks=("reason",), hindrance=not_reopenable,
    ),
    _reporters(
        "withdraw", _("Withdraw…"), WAITING, S.WITHDRAWN, asks=("reason",),
        reporter_only=True, overseer=P.ISSUE_ASSIGN,
    ),
    _owners(
        "merge", _("Merge with another…"), (*RUNNING, S.SUSPENDED), S.MERGED, asks=("into", "note"),
        hindrance=nothing_to_merge_with,
    ),
)  # fmt: skip
"""``owner_only``: by its owner, or by whoever may assign it. Where nobody has it by rule, "report" leads to "to be
assigned"; whoever takes an owner's step with what is to be assigned has it from then on."""
