"""Moves as data: which verb leads from where to where, and who may. Buttons, checks and docs read the same table."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from caseload.core.permissions import P


@dataclass(frozen=True)
class Move:
    """``asks`` names the fields of the form that the move needs. From the statuses in ``keeps`` it changes none.

    ``owner_only`` and ``reporter_only`` bind it to the row's owner or reporter, ``hindrance`` (row, user) to what else
    must hold: it gives the reason why not, in words, or None.
    """

    verb: str
    label: str
    sources: tuple
    target: str
    right: P
    asks: tuple = ()
    owner_only: bool = False
    reporter_only: bool = False
    keeps: tuple = ()
    hindrance: Callable | None = None

    def refusal(self, row, user, overseer=P.ISSUE_ASSIGN):
        """Why ``user`` may not make this move on ``row`` now, in words; None if they may.

        ``overseer`` is the right whose holders may act for the owner.
        """
        if row.status not in (*self.sources, *self.keeps):
            return _("This step is not possible any more: the status is now “%(status)s”.") % {
                "status": row.get_status_display()
            }
        if not self.lets(user, overseer):
            return _("Your role may not take this step.")
        if self.owner_only and row.owner_id != user.pk and not user.may(overseer):
            return _("Only the person it is assigned to may take this step.")
        if self.reporter_only and row.reporter_id != user.pk and not user.may(overseer):
            return _("Only the person who reported it may take this step.")
        return self.hindrance(row, user) if self.hindrance else None

    def target_from(self, status):
        """The status in which a row that stands in ``status`` is afterwards."""
        return status if status in self.keeps else self.target

    def lets(self, user, overseer=P.ISSUE_ASSIGN):
        """Whether the role of ``user`` may make this move at all, on some row."""
        return user.may(self.right) or ((self.owner_only or self.reporter_only) and user.may(overseer))


class Overtaken(Exception):
    """Somebody else moved or changed the row first."""


def find_move(moves, verb):
    return next((move for move in moves if move.verb == verb), None)


def moves_open_to(moves, row, user):
    return [move for move in moves if move.refusal(row, user) is None]


def claim(row, *, target, **changes):
    """Move ``row`` to ``target`` by a conditional update: of two people who move at once, one wins.

    Raises Overtaken for the other. The row in memory takes the new values.
    """
    changed = (
        type(row)
        .objects.filter(pk=row.pk, status=row.status, version=row.version)
        .update(status=target, version=F("version") + 1, **changes)
    )
    if not changed:
        raise Overtaken
    for field, value in {"status": target, "version": row.version + 1, **changes}.items():
        setattr(row, field, value)
