"""The legal moves of an errand: buttons, checks, forms, docs and tests read this table."""

from functools import partial

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from visits.errands.models.errand import Errand


def with_nobody(errand, user):
    """The papers of a household are handled by somebody who has the matter."""
    return None if errand.owner_id else gettext("Nobody has the issue yet: assign it, or take it on yourself, first.")


_own = partial(Move, right=P.ISSUE_HANDLE, owner_only=True, overseer=P.ISSUE_ASSIGN, hindrance=with_nobody)
S = Errand.Status
BEGUN = (S.REGISTERED, S.TAKEN, S.CORRECTION)
SUBMIT = ("handed_to", "handed_on", "expected_on", "pieces", "words")
DELIVER = ("pieces", "with_whom", "signed", "delivered_on", "words")
MOVES = (
    _own("submit", _("Hand in…"), BEGUN, S.SUBMITTED, asks=SUBMIT),
    _own("correct", _("Needs correction…"), (S.SUBMITTED,), S.CORRECTION, asks=("needed", "expected_on")),
    _own("finish", _("Done…"), (S.SUBMITTED,), S.DONE, asks=("outcome", "pieces", "issued")),
    _own("deliver", _("Deliver to the door…"), (S.DONE,), S.DELIVERED, asks=DELIVER),
    _own("turn_down", _("Turned down…"), (*BEGUN, S.SUBMITTED), S.TURNED_DOWN, asks=("needed",)),
    _own("resume", _("Try again"), (S.TURNED_DOWN,), S.REGISTERED),
)
"""The way of an errand. Taking the first papers leads from "registered" to "papers taken"."""
