"""Workbooks written so that nothing in them can be run, and no number is rounded."""

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

TEXT = "@"


def write_xlsx(sheets):
    """The bytes of a workbook. ``sheets``: {name: rows of values}, the first row a heading."""
    workbook = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, value, heading=number == 0) for value in row])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _cell(sheet, value, *, heading=False):
    """Texts go out as text cells, whatever they begin with: a name like ``=1+1`` stays a name."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767])
    cell.data_type, cell.number_format = "s", TEXT
    if value[:1] in tuple("=+-@\t\r"):
        cell.quotePrefix = True
    if heading:
        cell.font = Font(bold=True)
    return cell
