"""The legal moves of an errand: buttons, checks, forms, docs and tests read this table."""

from django.utils.translation import gettext_lazy as _

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from visits.errands.models.errand import Errand

S = Errand.Status
MOVES = (
    Move(
        "submit",
        _("Hand in…"),
        (S.REGISTERED, S.TAKEN, S.CORRECTION),
        S.SUBMITTED,
        P.ISSUE_HANDLE,
        asks=("handed_to", "handed_on", "expected_on", "pieces", "words"),
        owner_only=True,
    ),
    Move(
        "correct",
        _("Needs correction…"),
        (S.SUBMITTED,),
        S.CORRECTION,
        P.ISSUE_HANDLE,
        asks=("needed", "expected_on"),
        owner_only=True,
    ),
    Move("finish", _("Done…"), (S.SUBMITTED,), S.DONE, P.ISSUE_HANDLE, asks=("outcome",), owner_only=True),
    Move(
        "deliver",
        _("Deliver to the door…"),
        (S.DONE,),
        S.DELIVERED,
        P.ISSUE_HANDLE,
        asks=("pieces", "with_whom", "signed", "delivered_on", "words"),
        owner_only=True,
    ),
    Move(
        "turn_down",
        _("Turned down…"),
        (S.REGISTERED, S.TAKEN, S.SUBMITTED, S.CORRECTION),
        S.TURNED_DOWN,
        P.ISSUE_HANDLE,
        asks=("needed",),
        owner_only=True,
    ),
    Move("resume", _("Try again"), (S.TURNED_DOWN,), S.REGISTERED, P.ISSUE_HANDLE, owner_only=True),
)
"""The way of an errand. Taking the first papers leads from "registered" to "papers taken"."""
