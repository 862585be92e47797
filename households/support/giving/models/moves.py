"""The legal moves of a gift: buttons, checks, forms, docs and tests read this table."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from households.support.giving.models.gift import Gift

_own = partial(Move, right=P.GIVING_WORK, owner_only=True, overseer=P.DONATION_KEEP)
_kept = partial(Move, right=P.DONATION_KEEP)
S = Gift.Status
HAND_OVER = ("handed_on", "taken_by", "relation", "signed", "signature", "words")
MOVES = (
    _own("hand_over", pgettext_lazy("donation", "Hand over…"), (S.RESERVED,), S.HANDED, asks=HAND_OVER),
    _own("confirm", _("The household confirms…"), (S.HANDED,), S.CONFIRMED, asks=("confirmed_on", "words")),
    _kept("release", _("Take the match back…"), (S.RESERVED,), S.RELEASED, asks=("because",)),
    _kept("reverse", _("Reverse…"), (S.HANDED, S.CONFIRMED), S.REVERSED, asks=("because",)),
)
