"""What was understood of a file before anything is compared: header, columns, the first rows. Numbers are masked.

It is kept with the batch, so that its page need not read the file.
"""

import re
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from caseload.core.personal import mask_bank, tail4
from households.glosses import gloss
from households.roster.checking.report import label
from households.roster.reading.captions import Caption
from households.roster.reading.columns import BY_ID
from households.sheets.cells import is_lossy, text_of

ROWS = 4
WANTED = {
    "name": ("name", "head_name"),
    "cert_no": ("cert_no", "head_id"),
    "relation_to_head": ("relation_to_head", "is_head", "head_name", "head_id"),
    "village": ("village",),
}
"""Column → the columns of which a sheet should have one, so that people and households are told well."""
NUMBERED = re.compile("(?:#|成员)(.+)")
"""How ``owners`` names people of whom the sheet says no more than which they are."""
SECRET = {"id", "head_id", "certificate"}


@dataclass
class Understood:
    """One table. ``numbers``: of its first rows, as Excel has them; ``samples``: their cells, by caption."""

    name: str
    hidden: bool
    header_row: int
    rows: int
    skipped: int
    numbers: list
    captions: list
    samples: list
    newer: str = ""
    """The sheet that is a newer one of the same list: this one is not read unless somebody chooses it."""

    @classmethod
    def of(cls, sheet, table, newer=""):
        captions, first = [caption for caption in table.captions if caption.text], table.records[:ROWS]
        return cls(
            name=table.name,
            hidden=sheet.hidden,
            header_row=table.header_row,
            rows=len(table.records),
            skipped=table.skipped,
            numbers=[row for _, row, _ in first],
            captions=captions,
            samples=[[_shown(caption, cells) for _, _, cells in first] for caption in captions],
            newer=newer,
        )

    @classmethod
    def opened(cls, kept):
        """Of what ``kept`` gave."""
        captions = [Caption(**{**caption, "column": BY_ID.get(caption["column"])}) for caption in kept["captions"]]
        return cls(**{**kept, "captions": captions})

    def kept(self):
        """As JSON: columns by their ids, for their words depend on the reader."""
        captions = [{**asdict(caption), "column": caption.column and caption.column.id} for caption in self.captions]
        return {**vars(self), "captions": captions}

    @property
    def columns(self):
        """For the page: each caption with what it means and its first cells."""
        return [self._column(caption, cells) for caption, cells in zip(self.captions, self.samples, strict=True)]

    @property
    def unknown(self):
        return [caption.text for caption in self.captions if caption.column is None]

    @property
    def missing(self):
        """Columns that a roster should have and that none was found for."""
        present = {caption.column.id for caption in self.captions if caption.column and not caption.owner}
        return [label(column) for column, enough in WANTED.items() if not present & set(enough)]

    def _column(self, caption, cells):
        known = caption.column is not None
        return {
            "letter": caption.letter,
            "text": caption.text,
            "known": known,
            "by_hand": caption.by_hand,
            "means": _meaning(caption) if known and caption.column.kind != "sheet" else "",
            "cells": [{"row": row, "text": text} for row, text in zip(self.numbers, cells, strict=True)],
        }


def tables_of(batch):
    """Of the file of ``batch``, as they were understood when it was last read."""
    return [Understood.opened(kept) for kept in batch.understood.get("tables", ())]


def _meaning(caption):
    """What it is, and whose if it is somebody's beside the row's own person."""
    what, whose = label(caption.column.id), _whose(caption)
    return _("%(whose)s: %(what)s") % {"whose": whose, "what": what} if whose else what


def _whose(caption):
    """In the reader's language: a relative, the family member of that number, or who else the caption names."""
    if numbered := NUMBERED.fullmatch(caption.owner):
        return _("Family member %(number)s") % {"number": numbered[1]}
    return gloss(caption.kin or caption.owner)


def _shown(caption, cells):
    cell = cells[caption.index] if caption.index < len(cells) else ""
    text = text_of(cell)
    kind = caption.column.kind if caption.column else ""
    if kind in SECRET and text:
        return f"{float(cell):.5E}" if is_lossy(cell) else f"…{tail4(text)}"
    if kind == "bank":
        return mask_bank(text)
    if kind in ("phones", "person_phones") and len(text) > 7:
        return f"{text[:3]}****{text[-4:]}"
    return text[:40]
