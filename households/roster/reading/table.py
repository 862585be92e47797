"""Finding the table in a sheet: its header of one to three rows, its records, and what is neither."""

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from caseload.core.sheets.beside import ENOUGH, NOT_READ, is_beside, is_blank, normal
from households import vocab
from households.roster.reading.captions import (
    NO_NAMES,
    Caption,
    in_context,
    is_known,
    map_by_hand,
    read_caption,
)
from households.roster.reading.columns import BY_ID
from households.roster.reading.next_header import NextHeader
from households.roster.reading.owners import names_somebody, tell_owners
from households.sheets.cells import folded

LOOK_IN = 10
"""The header is looked for among the first rows."""
DEEPEST = 3
LONGEST_NAMED = 20
"""Characters of a caption that names somebody; what is longer is a sentence."""
IDENTIFYING = {"name", "head_name", "cert_no", "household_no", "head_id"}
"""A table with none of these lists no people: a dictionary of values, or instructions."""
OF_ONE_HOUSEHOLD = {"serial", "household_no", "head_name", "head_id", "address", "household_phone", "member_count"}
OF_ONE_HOUSEHOLD |= {"dibao_cert_no"}
"""Columns whose merged cells tell a household. A community, a helper or a date is merged over many of them."""
HEAD_MARKS = vocab.YES | vocab.NO | {vocab.HEAD, "●", "★", "☑", "*"}
HEAD_OR_NOT = vocab.NO_HEAD | {vocab.HEAD}


@dataclass
class Table:
    """A used sheet. ``records``: (row number in Excel, cells) of the rows that describe a person or household."""

    name: str
    typed: bool
    header_row: int
    captions: list[Caption]
    records: list = field(default_factory=list)
    skipped: int = 0
    hidden_records: int = 0
    spans: dict = field(default_factory=dict)
    """Row index → the first row of the merge of household cells that the row lies in."""
    uncomputed: dict = field(default_factory=dict)
    """Row index → columns whose cell is a formula that was never computed."""
    below: list = field(default_factory=list)
    """(row number of a further header below, {column of the table: the column in which its rows have it})."""

    def has(self, *ids):
        return any(caption.column.id in ids for caption in self.own)

    def caption_at(self, column):
        """The caption of a column that is read, or None."""
        found = (c for c in self.captions if c.index == column and c.column and c.column.kind != "sheet")
        return next(found, None)

    @property
    def own(self):
        """The known captions of the row's own person and household."""
        return [caption for caption in self.captions if caption.column and not caption.owner]

    @property
    def people(self):
        """{who else each row names: the captions about them}."""
        found = defaultdict(list)
        for caption in self.captions:
            if caption.column and caption.owner:
                found[caption.owner].append(caption)
        return found


def find_table(sheet, names=NO_NAMES):
    """The roster table of ``sheet``, or None when it has none. ``names``: those known besides the columns' own."""
    if sheet.rows and sheet.rows[0] and _text(sheet.rows[0][0]).strip().startswith(NOT_READ):
        return None
    grid = [[_text(cell) for cell in row] for row in sheet.rows[: LOOK_IN + DEEPEST]]
    added = names.added
    start = next((n for n, row in enumerate(grid[:LOOK_IN]) if _known(row, added) >= ENOUGH), None)
    if start is None:
        return None
    first, last = _header_span(grid, start, sheet.merges, added)
    captions = in_context(_marked_heads(_captions(grid, first, last, sheet, added), sheet.rows[last + 1 :]))
    captions = map_by_hand(tell_owners(captions), names)
    table = Table(sheet.name, sheet.typed, sheet.numbers[last], captions)
    if not table.has(*IDENTIFYING):
        return None
    table.spans = _spans(sheet, table, last)
    _sort_rows(sheet, table, last, added)
    return table


def _text(cell):
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


def _is_caption(cell, added):
    return is_known(cell, added) or (isinstance(cell, str) and 1 < len(cell) < LONGEST_NAMED and names_somebody(cell))


def _known(row, added):
    return len({normal(cell) for cell in row if _is_caption(cell, added)})


# --- the header ---


def _header_span(grid, start, merges, added):
    """First and last header row: sub-captions below, parents above."""
    last = start
    while last + 1 < len(grid) and last - start < DEEPEST - 1 and _is_below(grid, last, merges, added):
        last += 1
    first = start
    while first > 0 and last - first < DEEPEST - 1 and _is_parent_row(grid, first - 1, merges):
        first -= 1
    return first, last


def _is_below(grid, row, merges, added):
    """Whether the row after ``row`` still belongs to the header: known captions, under wider or empty ones."""
    below = [cell for cell in grid[row + 1] if normal(cell)]
    known = sum(_is_caption(cell, added) for cell in below)
    if not below or known * 2 < len(below) or not known:
        return False
    if any(r0 <= row < r1 for r0, _, r1, _ in merges):
        return True
    divided = any(r0 == row == r1 and c1 > c0 for r0, c0, r1, c1 in merges)
    under_gaps = any(
        _is_caption(cell, added) and (column >= len(grid[row]) or not normal(grid[row][column]))
        for column, cell in enumerate(grid[row + 1])
    )
    return divided or under_gaps


def _is_parent_row(grid, row, merges):
    cells, width = [cell for cell in grid[row] if normal(cell)], max(map(len, grid))
    if len(cells) < 2 or any(len(normal(cell)) > 20 or re.search(r"[:：]|\d{4}年", cell) for cell in cells):
        return False
    return any(r0 == row and c1 > c0 and c1 - c0 < width - 1 for r0, c0, _, c1 in merges)


def _captions(grid, first, last, sheet, added):
    width = sheet.width
    levels = [(grid[row] + [""] * width)[:width] for row in range(first, last + 1)]
    for r0, c0, r1, c1 in sheet.merges:
        if first <= r0 <= last:
            for row in range(r0, min(r1, last) + 1):
                for column in range(c0, min(c1 + 1, width)):
                    levels[row - first][column] = grid[r0][c0] if c0 < len(grid[r0]) else ""
    for above, below in itertools.pairwise(levels):
        for column in range(1, width):
            if not normal(above[column]) and normal(below[column]):
                above[column] = above[column - 1]
    return [read_caption(column, _column_levels(levels, column), added) for column in range(width)]


def _column_levels(levels, column):
    """The captions over a column, top to bottom, a repeated one once."""
    found = []
    for level in levels:
        if normal(level[column]) and level[column] not in found:
            found.append(level[column])
    return found


def _marked_heads(captions, rows):
    """A column 户主 beside the names that only holds marks (√, 是, 1) says who is the head, not the name; so does any
    column that says 户主 of some and 成员 of the others."""
    ids = {caption.column.id for caption in captions if caption.column}
    if "name" not in ids:
        return captions
    marked = {c.index for c in captions if c.column and c.column.id == "head_name" and _holds(rows, c, HEAD_MARKS)}
    if not marked and not ids & {"relation_to_head", "is_head"}:
        marked = {c.index for c in captions if _holds(rows, c, HEAD_OR_NOT, but=vocab.NO_HEAD)}
    return [replace(c, column=BY_ID["is_head"]) if c.index in marked else c for c in captions]


def _holds(rows, caption, words, but=frozenset()):
    """Whether a column holds nothing but ``words``, and not only those of ``but``."""
    found = set()
    for cell in (_cell(row, caption.index) for row in rows):
        if not is_blank(cell) and (word := folded(cell)) not in words:
            return False
        found |= set() if is_blank(cell) else {word}
    return bool(found - but)


# --- the rows below ---


def _spans(sheet, table, last):
    """Rows joined by merged household cells belong to one household."""
    household = {c.index for c in table.captions if c.column and c.column.id in OF_ONE_HOUSEHOLD}
    spans = {}
    for r0, c0, r1, _ in sheet.merges:
        if r0 > last and r1 > r0 and c0 in household:
            for row in range(r0, r1 + 1):
                spans[row] = min(r0, spans.get(row, r0))
    return spans


def _covered(sheet, table, last):
    """{row index: {column: cell}}: what counts in the cells under a merge, whatever lies there still: of a household
    cell what the merge shows, else nothing."""
    household = {c.index for c in table.own if c.column.scope == "H" or c.column.id in ("head_name", "head_id")}
    found, width = defaultdict(dict), sheet.width
    for r0, c0, r1, c1 in sheet.merges:
        if r0 <= last or r0 >= len(sheet.rows):
            continue
        shown = sheet.rows[r0][c0] if c0 in household and c0 < len(sheet.rows[r0]) else ""
        for row in range(r0, min(r1 + 1, len(sheet.rows))):
            for column in range(c0 + (row == r0), min(c1 + 1, width)):
                cell = shown if column == c0 else ""
                if not (is_blank(cell) and is_blank(_cell(sheet.rows[row], column))):
                    found[row][column] = cell
    return found


def _cell(cells, column):
    return cells[column] if column < len(cells) else ""


def _with(cells, given):
    cells = [*cells, *[""] * (max(given) + 1 - len(cells))]
    for column, cell in given.items():
        cells[column] = cell
    return cells


def _sort_rows(sheet, table, last, added):
    covered, below = _covered(sheet, table, last), NextHeader(table, added)
    header, telling = {normal(caption.text) for caption in table.captions if caption.text}, _Telling(table)
    for row, column in sheet.uncomputed:
        table.uncomputed.setdefault(row, set()).add(column)
    for index in range(last + 1, len(sheet.rows)):
        cells, given = sheet.rows[index], covered.get(index)
        if given:
            cells = _with(cells, dict.fromkeys(given, ""))
        filled = [column for column, cell in enumerate(cells) if not is_blank(cell)]
        if not filled:
            continue
        is_another = below.is_another(cells, filled)
        if is_another:
            telling = _Telling(table)
            table.below.append((sheet.numbers[index], {above: here for here, above in below.places.items()}))
        if below.places and index in table.uncomputed:
            table.uncomputed[index] = {below.places[at] for at in table.uncomputed[index] if at in below.places}
        if is_another or is_beside(cells, filled, header) or not telling.describes(index, below.moved(cells), filled):
            table.skipped += 1
            continue
        table.records.append((index, sheet.numbers[index], below.moved(_with(cells, given) if given else cells)))
        table.hidden_records += sheet.numbers[index] in sheet.hidden_rows


class _Telling:
    """The columns that tell whether a row describes somebody."""

    def __init__(self, table):
        self.person = [
            c.index for c in table.captions if c.column and c.column.scope == "P" and c.column.kind != "sheet"
        ]
        self.identifying = [c.index for c in table.captions if c.column and c.column.id in IDENTIFYING]
        self.uncomputed = table.uncomputed

    def describes(self, index, cells, filled):
        """By two cells at least, one of them saying who; or it says who by a formula that was never computed."""
        return self._says_who(cells, filled) or not self.uncomputed.get(index, set()).isdisjoint(self.identifying)

    def _says_who(self, cells, filled):
        width = len(cells)
        if len(filled) < 2:
            return False
        if any(column < width and not is_blank(cells[column]) for column in self.identifying):
            return True
        return sum(column < width and not is_blank(cells[column]) for column in self.person) >= 2
