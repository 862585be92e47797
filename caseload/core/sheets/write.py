"""Workbooks written so that nothing in them can be run, and no number is rounded."""

import io
import re

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

TEXT = "@"
RISKY = tuple("=+-@\t\r")
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads ``_x0041_`` as A; the underscore is escaped, so that a text stays what it is."""
NARROWEST, WIDEST = 10, 40
MOST_LETTERS = 32_767


def write_xlsx(sheets):
    """The bytes of a workbook. ``sheets``: {name: rows of values}, the first row a heading. None is an empty cell."""
    workbook = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            if number == 0:
                _set_columns(sheet, row)
            sheet.append([_cell(sheet, value, heading=number == 0) for value in row])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _set_columns(sheet, headings):
    """As wide as their heading asks for; as text, so that a number typed into one later stays whole too."""
    for number, heading in enumerate(headings, 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = min(max(2 * len(str(heading or "")) + 2, NARROWEST), WIDEST)
        column.number_format = TEXT


def plain_text(text):
    """``text`` as a cell can hold it."""
    return LOOKS_ESCAPED.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", text))[:MOST_LETTERS]


def _cell(sheet, value, *, heading=False):
    """Texts go out as text cells, whatever they begin with: a name like ``=1+1`` stays a name."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, plain_text(value))
    cell.data_type, cell.number_format = "s", TEXT
    if value[:1] in RISKY:
        cell.quotePrefix = True
    if heading:
        cell.font = Font(bold=True)
    return cell
