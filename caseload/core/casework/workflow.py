"""How a step is taken: one order of things for all that moves through states."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.casework.moves import MoveRefused, claim, find_move
from caseload.core.models import CatalogueItem
from caseload.core.services.attachments import attach, attach_document

_workflows = {}


@dataclass
class Taking:
    """A move while it is taken. ``before``: the row as it was; ``changed``: what the move wrote on it besides its
    status; ``leads_to``: another row that the move began."""

    row: Any
    verb: str
    by: Any
    asked: dict
    target: str
    before: Any
    at: datetime = field(default_factory=wall_clock.now)
    changed: dict = field(default_factory=dict)
    leads_to: Any = None


def _nothing(taking):
    return {}


def as_asked(taking):
    """Answers that are fields of the row; one left empty leaves what stands there."""
    fields = {field.name for field in taking.row._meta.fields}
    return {name: value for name, value in taking.asked.items() if name in fields and value not in (None, "")}


@dataclass(frozen=True)
class Workflow:
    """``name``: what moves, in the plural. ``words`` and ``facts``: which answers are the words of a step (the first
    one given) and which its facts.

    ``missing`` (row, verb): what the row lacks for the move, in sentences. Before the row is claimed, ``prepares`` for
    every move and ``changes`` by verb, else ``as_asked``, give what else changes on it (a ``status`` overrules the
    target); once its step is written, ``effects`` by verb and ``follows`` for every move do the rest. Each takes the
    Taking, all in one transaction; any may raise MoveRefused.
    """

    name: str
    moves: tuple
    words: tuple = ()
    facts: tuple = ()
    missing: Callable = lambda row, verb: ()
    prepares: Callable = _nothing
    changes: dict = field(default_factory=dict)
    effects: dict = field(default_factory=dict)
    follows: Callable = _nothing

    def __post_init__(self):
        _workflows[self.name] = self

    @transaction.atomic
    def begin(self, row, verb, *, by, asked=None, at=None):
        """Save a new row, and its first step."""
        row.save(force_insert=True)
        self.write_step(row, verb=verb, by=by, source="", asked=asked or {}, at=at)
        return row

    def move(self, row, verb, *, by, asked):
        """Take the step ``verb`` of the table. Raises MoveRefused with the reason in words, or Overtaken."""
        move = find_move(self.moves, verb)
        if refusal := move.refusal(row, by):
            raise MoveRefused(refusal)
        if missing := self.missing(row, verb):
            raise MoveRefused(_("Something is still missing for this step."), missing)
        return self.take(row, verb, by=by, asked=asked, target=move.target_from(row.status))

    @transaction.atomic
    def take(self, row, verb, *, by, asked, target):
        """The step without asking who may: for what the system or a household does. Raises as ``move``."""
        taking = Taking(row, verb, by, asked, target, before=copy(row))
        changed = self.prepares(taking) | self.changes.get(verb, as_asked)(taking)
        claim(row, target=changed.pop("status", target), **changed)
        taking.changed = changed
        self.write_step(row, verb=verb, by=by, source=taking.before.status, at=taking.at, asked=asked)
        self.effects.get(verb, _nothing)(taking)
        self.follows(taking)
        return taking

    def write_step(self, row, *, verb, by, source, asked, at=None):
        """The step, with ``asked["pictures"]``, pairs of what each shows (``steps.Shows``) and the picture, and
        ``asked["documents"]``."""
        step = row.steps.create(
            verb=verb,
            from_status=source,
            to_status=row.status,
            by=by,
            at=at or wall_clock.now(),
            words=next((asked[name] for name in self.words if asked.get(name)), ""),
            facts={name: _plain(asked[name]) for name in self.facts if asked.get(name) not in (None, "")},
            **row.steps.model.of(row),
        )
        for shows, picture in asked.get("pictures", ()):
            attach(step.pictures.model, by=by, picture=picture, step=step, **({"shows": shows} if shows else {}))
        for document in asked.get("documents", ()):
            attach_document(step.documents.model, by=by, document=document, step=step)
        return step


def workflows():
    """All that rooms declare, by name."""
    return [workflow for _name, workflow in sorted(_workflows.items())]


def _plain(value):
    """Of a row of a catalogue its code: it may be renamed, and is counted as one all the same."""
    if isinstance(value, CatalogueItem):
        return value.pk
    return value if isinstance(value, (bool, int, list)) else str(value)
