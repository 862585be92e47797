"""The legal moves of an errand: buttons, checks, forms, docs and tests read this table."""

from django.utils.translation import gettext_lazy as _

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from visits.errands.models.errand import Errand


def _own(verb, label, sources, target, *asks):
    return Move(verb, label, sources, target, P.ISSUE_HANDLE, asks=asks, owner_only=True, overseer=P.ISSUE_ASSIGN)


S = Errand.Status
MOVES = (
    _own(
        *("submit", _("Hand in…"), (S.REGISTERED, S.TAKEN, S.CORRECTION), S.SUBMITTED),
        *("handed_to", "handed_on", "expected_on", "pieces", "words"),
    ),
    _own("correct", _("Needs correction…"), (S.SUBMITTED,), S.CORRECTION, "needed", "expected_on"),
    _own("finish", _("Done…"), (S.SUBMITTED,), S.DONE, "outcome", "pieces", "issued"),
    _own(
        *("deliver", _("Deliver to the door…"), (S.DONE,), S.DELIVERED),
        *("pieces", "with_whom", "signed", "delivered_on", "words"),
    ),
    _own(
        *("turn_down", _("Turned down…"), (S.REGISTERED, S.TAKEN, S.SUBMITTED, S.CORRECTION), S.TURNED_DOWN),
        *("needed",),
    ),
    _own("resume", _("Try again"), (S.TURNED_DOWN,), S.REGISTERED),
)
"""The way of an errand. Taking the first papers leads from "registered" to "papers taken"."""
