"""What was understood of a file before anything is compared: header, columns, the first rows. Numbers are masked."""

from caseload.core.personal import mask_bank, tail4
from households.roster.report import label
from households.roster.values import is_lossy, text_of

ROWS = 4
WANTED = {
    "name": ("name", "head_name"),
    "cert_no": ("cert_no", "head_id"),
    "relation_to_head": ("relation_to_head", "head_name", "head_id"),
    "village": ("village",),
}
"""Column → the columns of which a sheet should have one, so that people and households are told well."""
SECRET = {"id", "head_id"}


def preview(table):
    """One table for the page: its captions with what each means, and its first rows."""
    captions = [caption for caption in table.captions if caption.text]
    samples = table.records[:ROWS]
    return {
        "name": table.name,
        "header_row": table.header_row,
        "rows": len(table.records),
        "skipped": table.skipped,
        "numbers": [row for _, row, _ in samples],
        "columns": [_column(caption, samples) for caption in captions],
        "unknown": [caption.text for caption in captions if caption.column is None],
        "missing": [label(column) for column, enough in WANTED.items() if not table.has(*enough)],
    }


def _column(caption, samples):
    known = caption.column is not None
    return {
        "letter": caption.letter,
        "text": caption.text,
        "known": known,
        "by_hand": caption.by_hand,
        "means": label(caption.column.id) if known and caption.column.kind != "sheet" else "",
        "cells": [{"row": row, "text": _shown(caption, cells)} for _, row, cells in samples],
    }


def _shown(caption, cells):
    cell = cells[caption.index] if caption.index < len(cells) else ""
    text = text_of(cell)
    kind = caption.column.kind if caption.column else ""
    if kind in SECRET and text:
        return f"{cell:.5E}" if is_lossy(cell) else f"…{tail4(text)}"
    if kind == "bank":
        return mask_bank(text)
    if kind in ("phones", "person_phones") and len(text) > 7:
        return f"{text[:3]}****{text[-4:]}"
    return text[:40]
