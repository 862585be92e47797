"""A new workbook with the rows of a file in the same places, its wrong cells marked: where the file is no xlsx, or one
too large or too odd to keep."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.cell_range import CellRange

from caseload.core.sheets.marks import by_cell, mark_cell, sheets_of_the_person, title_of
from caseload.core.sheets.write import RISKY, TEXT, plain_text


def rebuilt_workbook(file, marks):
    workbook = Workbook(write_only=True)
    for sheet in sheets_of_the_person(file):
        own = workbook.create_sheet(title_of(sheet))
        own.sheet_state = "hidden" if sheet.hidden else "visible"
        for top, left, bottom, right in sheet.merges:
            own.merged_cells.add(CellRange(min_row=top + 1, min_col=left + 1, max_row=bottom + 1, max_col=right + 1))
        found = by_cell(marks, title_of(sheet))
        marked = defaultdict(dict)
        for (row, column), problems in found.items():
            marked[row][column] = problems
        _fill(own, sheet, marked)
    return workbook


def _fill(own, sheet, marked):
    """Each row where the report says it is: a record of a text file stands on the line that it begins on."""
    filled = 0
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        for _gap in range(filled + 1, number):
            own.append([])
        own.append(_rebuilt_row(own, row, marked.get(number, {})))
        filled = number


def _rebuilt_row(own, row, marked):
    width = max(len(row), *marked) if marked else len(row)
    cells = [plain_cell(own, row[n] if n < len(row) else None) for n in range(width)]
    for column, problems in marked.items():
        cells[column - 1] = cells[column - 1] or WriteOnlyCell(own)
        mark_cell(cells[column - 1], problems)
    return cells


def plain_cell(sheet, value):
    """A cell with what the file had in it; texts stay texts, whatever they look like."""
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool | int | float | date | datetime | time | timedelta):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, plain_text(str(value)))
    cell.data_type, cell.number_format = "s", TEXT
    cell.quotePrefix = str(value)[:1] in RISKY
    return cell
