"""The legal moves of a case plan: verb, from, to, who. Buttons, checks, docs and tests read this table."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from households.plans.models.plan import CasePlan

S, W = CasePlan.Status, CasePlan.Waiting
ENDED = (S.CLOSED, S.FOLLOW_UP, S.FINISHED, S.REFERRED, S.DECLINED)


@dataclass(frozen=True)
class PlanMove(Move):
    """``waiting``: in which waits the move is possible; ``then``: what the plan waits for after it.

    A move of the case worker is theirs alone; nobody agrees to their own case.
    """

    waiting: tuple = ("",)
    then: str = ""

    NOT_ITS_OWNER = _("Only the case worker may take this step.")
    ITS_OWNER = _("Somebody other than the case worker has to take this step.")

    def elsewhere(self, plan):
        if plan.status not in self.sources:
            return _("This step is not possible in the stage “%(stage)s”.") % {"stage": plan.get_status_display()}
        if plan.waiting not in self.waiting:
            return _("This step is not possible now: the plan is %(waiting)s.") % {
                "waiting": plan.get_waiting_display()
            }
        return None

    def begins(self):
        waits = [str(W(wait).label) for wait in self.waiting if wait]
        return f"{super().begins()} ({' or '.join(waits)})" if waits else super().begins()

    def ends(self):
        return ", ".join(filter(None, [super().ends(), str(W(self.then).label) if self.then else ""]))


def _own(verb, label, sources, target="", **facts):
    return PlanMove(verb, label, sources, target, P.PLAN_WORK, owner_only=True, **facts)


def _agreeing(verb, label, sources, target="", **facts):
    return PlanMove(verb, label, sources, target, P.PLAN_APPROVE, others_only=True, **facts)


INTAKE, ASSESSMENT, PLANNING = (S.INTAKE,), (S.ASSESSMENT,), (S.PLANNING,)
WORKING = (S.INTERVENTION, S.EVALUATION)
OPEN = tuple(CasePlan.OPEN)
FREE = (W.NOBODY, W.AGREEMENT)

MOVES = (
    _own("submit_intake", _("Hand in the intake"), INTAKE, then=W.INTAKE),
    _agreeing("agree_intake", _("Agree to the intake"), INTAKE, S.ASSESSMENT, waiting=(W.INTAKE,)),
    _agreeing("return_intake", _("Return the intake…"), INTAKE, waiting=(W.INTAKE,), asks=("reason",)),
    _agreeing("decline", _("Do not accept the case…"), INTAKE, S.DECLINED, waiting=(W.INTAKE,), asks=("reason",)),
    _own("to_planning", _("Go on to planning"), ASSESSMENT, S.PLANNING),
    _own("submit_plan", _("Hand in the plan"), PLANNING, then=W.APPROVAL),
    _agreeing("approve", _("Approve"), PLANNING, waiting=(W.APPROVAL,), then=W.AGREEMENT),
    _agreeing("return_plan", _("Return…"), PLANNING, waiting=(W.APPROVAL,), asks=("reason",)),
    _own(
        "begin",
        _("The household agrees…"),
        PLANNING,
        S.INTERVENTION,
        waiting=(W.AGREEMENT,),
        asks=("agreed_by", "agreed_how", "agreed_on"),
    ),
    _own("revise", _("The household wants changes…"), PLANNING, waiting=(W.AGREEMENT,), asks=("reason",)),
    _own("evaluate", _("Go on to the evaluation"), (S.INTERVENTION,), S.EVALUATION),
    _own("resume", _("Go on working"), (S.EVALUATION,), S.INTERVENTION, asks=("reason",)),
    _own(
        "reassess",
        _("Back to assessment…"),
        (S.PLANNING, *WORKING),
        S.ASSESSMENT,
        waiting=FREE,
        asks=("reason",),
    ),
    _own("replan", _("Back to planning…"), WORKING, S.PLANNING, asks=("reason",)),
    _own("submit_closing", _("Propose to close"), OPEN, waiting=FREE, then=W.CLOSING),
    _agreeing("agree_closing", _("Agree to the closing"), OPEN, S.CLOSED, waiting=(W.CLOSING,)),
    _agreeing("return_closing", _("Return the closing…"), OPEN, waiting=(W.CLOSING,), asks=("reason",)),
    _own("refer", _("Hand the case to who accepted it…"), OPEN, S.REFERRED, waiting=FREE, asks=("reason",)),
    _own("follow_up", _("Begin the follow-up"), (S.CLOSED,), S.FOLLOW_UP),
    _own("finish", _("End the follow-up"), (S.FOLLOW_UP,), S.FINISHED),
    PlanMove("reopen", _("Open a new case…"), ENDED, "", P.PLAN_WORK, asks=("reason",)),
)
"""``reopen`` leaves the ended case as it is and begins a new episode linked to it."""
