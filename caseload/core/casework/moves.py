"""Moves as data: which verb leads from where to where, and who may. Buttons, checks, forms and docs read one table."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from caseload.core.permissions import P


@dataclass(frozen=True)
class Move:
    """``asks`` names the fields of the form that the move needs. From the statuses in ``keeps``, and without a
    ``target``, it changes none.

    ``owner_only`` and ``reporter_only`` bind it to the row's owner or reporter, and to whoever has the right
    ``overseer``, who acts for them; ``others_only`` keeps the owner from it. ``hindrance`` (row, user) is what else
    must hold: it gives the reason why not, in words, or None. ``key``: the key of the keyboard that takes it.
    """

    verb: str
    label: str
    sources: tuple
    target: str
    right: P
    asks: tuple = ()
    owner_only: bool = False
    reporter_only: bool = False
    others_only: bool = False
    overseer: P | None = None
    keeps: tuple = ()
    hindrance: Callable | None = None
    key: str = ""

    NOT_ITS_OWNER = _("Only the person it is assigned to may take this step.")
    ITS_OWNER = _("Somebody other than its handler has to take this step.")

    @property
    def name(self):
        """The words of a button that does it, where others open a page that asks something first."""
        return str(self.label).rstrip("…")

    def refusal(self, row, user):
        """Why ``user`` may not make this move on ``row`` now, in words; None if they may."""
        if elsewhere := self.elsewhere(row):
            return elsewhere
        if not self.lets(user):
            return _("Your role may not take this step.")
        if self.owner_only and row.owner_id != user.pk and not self._acts_for_them(user):
            return self.NOT_ITS_OWNER
        if self.reporter_only and row.reporter_id != user.pk and not self._acts_for_them(user):
            return _("Only the person who reported it may take this step.")
        if self.others_only and row.owner_id == user.pk:
            return self.ITS_OWNER
        return self.hindrance(row, user) if self.hindrance else None

    def elsewhere(self, row):
        """That ``row`` does not stand where this move begins, in words."""
        if row.status in (*self.sources, *self.keeps):
            return None
        return _("This step is not possible any more: the status is now “%(status)s”.") % {
            "status": row.get_status_display()
        }

    def begins(self):
        """Where it begins, in words."""
        return ", ".join(str(status.label) for status in (*self.sources, *self.keeps))

    def ends(self):
        """Where it leads to, in words; empty where all stays as it is."""
        return str(self.target.label) if self.target else ""

    def target_from(self, status):
        """The status in which a row that stands in ``status`` is afterwards."""
        return status if status in self.keeps or not self.target else self.target

    def lets(self, user):
        """Whether the role of ``user`` may make this move at all, on some row."""
        return user.may(self.right) or self._acts_for_them(user)

    def _acts_for_them(self, user):
        return self.overseer is not None and user.may(self.overseer)


class MoveRefused(Exception):
    """The move is not possible for this person now; ``str()`` says why. ``missing``: what the row lacks for it."""

    def __init__(self, words, missing=()):
        super().__init__(words)
        self.missing = list(missing)


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
