"""The way of a placement: buttons, checks, forms, docs and tests read this table."""

from functools import partial

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from caseload.core.templatetags.reading import full_day
from households.support.employment.models.placement import AHEAD, Placement


def is_closed(row, user):
    return None if row.household.is_open else gettext("The household is closed; reopen it first.")


def is_too_early(row, user):
    """A look is made about its day, not before."""
    if row.next_look_on is None:
        return gettext("All looks were made.")
    if row.next_look_on > wall_clock.today() + AHEAD:
        return gettext("The next look is on %(day)s.") % {"day": full_day(row.next_look_on)}
    return is_closed(row, user)


_may = partial(Move, right=P.JOB_WORK, owner_only=True, overseer=P.JOB_KEEP)
_on = partial(_may, hindrance=is_closed)
S = Placement.Status
WORK = ("started_on", "pay", "contract_until", "words")
MOVES = (
    _on("interview", _("Interviewed…"), (S.RECOMMENDED,), S.INTERVIEWED, asks=("interviewed_on", "words")),
    _on("place", _("Begins to work…"), (S.RECOMMENDED, S.INTERVIEWED), S.PLACED, asks=WORK),
    _may("refuse", _("Not taken…"), (S.RECOMMENDED, S.INTERVIEWED), S.NOT_TAKEN, asks=("why", "words")),
    _may("look", _("Still there…"), (), "", asks=("looked_on", "words"), keeps=(S.PLACED,), hindrance=is_too_early),
    _on("extend", _("Contract extended…"), (), "", asks=("contract_until", "pay", "words"), keeps=(S.PLACED,)),
    _may("leave", pgettext_lazy("job", "Left…"), (S.PLACED,), S.LEFT, asks=("ended_on", "why", "words")),
    _may("end", _("Contract ended…"), (S.PLACED,), S.ENDED, asks=("ended_on", "words")),
)
