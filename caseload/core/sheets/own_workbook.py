"""The person's own workbook with its wrong cells marked, styles and all."""

import io
import zipfile
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import PatternFill

from caseload.core.sheets.marks import AUTHOR, by_cell, is_list, mark_cell, sheets_of_the_person

ZIP = b"PK\x03\x04"
MOST_CELLS = 400_000
"""Cells of a workbook that is kept whole, styles too; of a larger one only rows and places are kept."""
MOST_UNPACKED = 60 * 1024 * 1024
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, ParseError, zipfile.BadZipFile)
"""What openpyxl, stricter than the reader, raises for workbooks that Excel opens all the same."""


def own_workbook(file, marks):
    """The person's own workbook, marked; None where it is none, or too large or too odd to keep."""
    content = file.content()
    if not content.startswith(ZIP) or not _is_small(file, content):
        return None
    try:
        workbook = load_workbook(io.BytesIO(content), rich_text=True)
        _clear(workbook)
        for sheet in sheets_of_the_person(file):
            _replace_formulas(workbook[sheet.name], file.rows_read(sheet))
            for (row, column), problems in by_cell(marks, sheet.name).items():
                mark_cell(_anchor(workbook[sheet.name], row, column), problems)
    except UNREADABLE:
        return None
    return workbook


def _is_small(file, content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    return unpacked <= MOST_UNPACKED and sum(len(s.rows) * s.width for s in file.sheets) <= MOST_CELLS


def _clear(workbook):
    """Off with the list and the marks of an earlier round."""
    for sheet in list(workbook.worksheets):
        if is_list(sheet.title, sheet["A1"].value):
            workbook.remove(sheet)
            continue
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if not isinstance(cell, MergedCell) and cell.comment and cell.comment.author == AUTHOR:
                cell.comment, cell.fill = None, PatternFill()


def _replace_formulas(own, rows):
    """In rows that are imported a formula becomes its value: the import must not wait for Excel to reckon it anew."""
    for index, cells in rows:
        for column, value in enumerate(cells, 1):
            if own.cell(index + 1, column).data_type == "f":
                own.cell(index + 1, column).value = None if value == "" else value


def _anchor(own, row, column):
    """The cell itself, or the first one of the merge it lies in."""
    cell = own.cell(row, column)
    if isinstance(cell, MergedCell):
        merge = next(found for found in own.merged_cells.ranges if cell.coordinate in found)
        return own.cell(merge.min_row, merge.min_col)
    return cell
