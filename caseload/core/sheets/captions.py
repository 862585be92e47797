"""A table with few known columns, read as offices write it: the headings are found, each under any of its names."""

import re

from caseload.core.sheets.errors import SheetError
from caseload.core.sheets.read import read

HEADER_AMONG = 10
"""The headings stand in one of so many first rows."""


def read_columns(content, columns):
    """([(number of the row, {column: text})] of the first sheet, its captions that are not known). ``columns``:
    {column: its captions}, the first of them must be there. Raises SheetError."""
    sheet = next(iter(read(content)), None)
    names = {fold(caption): name for name, captions in columns.items() for caption in captions}
    heads = [{at: names[fold(cell)] for at, cell in enumerate(row) if fold(cell) in names} for row in _rows(sheet)]
    best = max(heads[:HEADER_AMONG], key=len, default={})
    if next(iter(columns)) not in best.values():
        raise SheetError("no_table")
    below = heads.index(best) + 1
    found = zip(sheet.numbers[below:], _rows(sheet)[below:], strict=True)
    read_rows = [(number, {name: text_of(row, at) for at, name in best.items()}) for number, row in found]
    unknown = [text_of([cell], 0) for at, cell in enumerate(_rows(sheet)[below - 1]) if at not in best]
    return [(number, texts) for number, texts in read_rows if any(texts.values())], list(filter(None, unknown))


def fold(cell):
    """A caption without blanks, stars and what stands in brackets."""
    return re.sub(r"[（(].*?[)）]|[\s*＊:：]", "", str(cell))


def text_of(row, at):
    cell = row[at] if at < len(row) else ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def _rows(sheet):
    return sheet.rows if sheet else []
