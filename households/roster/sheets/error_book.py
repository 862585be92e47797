"""The person's own file back, its wrong cells coloured and said in a comment, with a list of them in front.

Of an xlsx the workbook itself, styles and all; other kinds, and very large ones, as an xlsx with the same rows in the
same places. Corrected there, it can be uploaded as it is: the list is marked as not to be imported.
"""

import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import ParseError

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.hyperlink import Hyperlink

from caseload.core.sheets.write import RISKY, TEXT, plain_text
from households.roster.reading.problems import message
from households.roster.reading.table import NOT_READ

AUTHOR = "Caseload"
LIST = "需要改正"
ZIP = b"PK\x03\x04"
MOST_CELLS = 400_000
"""Cells of a workbook that is kept whole, styles too; of a larger one only rows and places are kept."""
MOST_UNPACKED = 60 * 1024 * 1024
MOST_MARKED = 5_000
"""More cells than this are not marked at once: the list says so."""
FILLS = {
    "error": PatternFill("solid", fgColor="FFC7CE", bgColor="FFC7CE"),
    "warning": PatternFill("solid", fgColor="FFEB9C", bgColor="FFEB9C"),
}
WHERE = {
    "name_missing": ("name", "head_name"),
    "held_back": ("name", "head_name"),
    "head_missing": ("relation_to_head", "name", "head_name"),
    "two_heads": ("relation_to_head", "name", "head_name"),
    "household_missing": ("household_no", "name"),
    "id_missing": ("cert_no", "head_id"),
    "id_duplicate_in_file": ("cert_no", "head_id"),
    "id_in_other_household": ("cert_no", "head_id"),
}
"""The column that a problem of the whole row is shown in: the first of these that the sheet has."""
COMMENT_SIZE = {"width": 300, "height": 110}
LIST_WIDTHS = (8, 18, 8, 18, 12, 10, 80)
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, ParseError, zipfile.BadZipFile)
"""What openpyxl, stricter than the reader, raises for workbooks that Excel opens all the same."""


@dataclass(frozen=True)
class Mark:
    """One cell to look at: row and column from 1. ``problem`` as the report has it."""

    sheet: str
    row: int
    column: int
    problem: dict

    @property
    def cell(self):
        return f"{get_column_letter(self.column)}{self.row}"


def error_book(file, problems):
    """The bytes of the workbook for ``file`` (a RosterFile). Its words are Chinese, like the sheets."""
    with translation.override("zh-hans"):
        marks = _marks(file, problems)
        shown = marks[:MOST_MARKED]
        workbook = _kept(file, shown) or _rebuilt(file, shown)
        _add_list(workbook, shown, len(marks))
        content = io.BytesIO()
        workbook.save(content)
        return content.getvalue()


# --- where ---


def _marks(file, problems):
    places = {sheet.name: _Places(sheet, file.table_of(sheet)) for sheet in file.sheets}
    told = [p for p in problems if p["row"] is not None and p["sheet"] in places]
    ordered = sorted(told, key=lambda problem: problem["level"] != "error")
    return [places[p["sheet"]].mark(p) for p in ordered if places[p["sheet"]].table]


class _Places:
    """Where on a sheet the cells of its rows and columns stand."""

    def __init__(self, sheet, table):
        self.sheet, self.table = sheet, table
        captions = reversed(table.captions if table else ())
        self.texts, self.ids = {}, {}
        for caption in captions:
            self.texts[caption.text] = caption.index + 1
            if caption.column:
                self.ids[caption.column.id] = caption.index + 1

    def mark(self, problem):
        wanted = [self.texts.get(problem["column"]), *(self.ids.get(i) for i in WHERE.get(problem["code"], ()))]
        column = next((found for found in wanted if found), None) or self.ids.get("name") or 1
        return Mark(title_of(self.sheet), problem["row"], column, problem)


def title_of(sheet):
    return sheet.name or "花名册"


def _by_cell(marks, sheet):
    found = defaultdict(list)
    for mark in marks:
        if mark.sheet == sheet:
            found[mark.row, mark.column].append(mark.problem)
    return found


# --- the workbook itself ---


def _kept(file, marks):
    """The person's own workbook, marked; None where it is none, or too large or too odd to keep."""
    content = file.content()
    if not content.startswith(ZIP) or not _is_small(file, content):
        return None
    try:
        workbook = load_workbook(io.BytesIO(content), rich_text=True)
        _clear(workbook)
        for sheet in _of_the_person(file):
            _settle_formulas(workbook[sheet.name], sheet, file.table_of(sheet))
            for (row, column), problems in _by_cell(marks, sheet.name).items():
                _mark(_anchor(workbook[sheet.name], row, column), problems)
    except UNREADABLE:
        return None
    return workbook


def _is_small(file, content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    return unpacked <= MOST_UNPACKED and sum(len(s.rows) * s.width for s in file.sheets) <= MOST_CELLS


def _of_the_person(file):
    """The sheets without the list of an earlier round."""
    return [
        sheet for sheet in file.sheets if not _is_list(sheet.name, next(iter(sheet.rows[0]), "") if sheet.rows else "")
    ]


def _is_list(title, first):
    return title.startswith(LIST) and str(first or "").startswith(NOT_READ)


def _clear(workbook):
    """Off with the list and the marks of an earlier round."""
    for sheet in list(workbook.worksheets):
        if _is_list(sheet.title, sheet["A1"].value):
            workbook.remove(sheet)
            continue
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if not isinstance(cell, MergedCell) and cell.comment and cell.comment.author == AUTHOR:
                cell.comment, cell.fill = None, PatternFill()


def _settle_formulas(own, sheet, table):
    """In rows that are imported a formula becomes its value: the import must not wait for Excel to reckon it anew."""
    for index, _row, cells in table.records if table else ():
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


def _mark(cell, problems):
    level = "error" if any(problem["level"] == "error" for problem in problems) else "warning"
    cell.fill = FILLS[level]
    words = "\n".join(dict.fromkeys(message(problem["code"], problem["raw"]) for problem in problems))
    own = cell.comment.text + "\n\n" if cell.comment else ""
    cell.comment = Comment(own + words, AUTHOR, **COMMENT_SIZE)


# --- rebuilt ---


def _rebuilt(file, marks):
    workbook = Workbook(write_only=True)
    for sheet in _of_the_person(file):
        own = workbook.create_sheet(title_of(sheet))
        own.sheet_state = "hidden" if sheet.hidden else "visible"
        for top, left, bottom, right in sheet.merges:
            own.merged_cells.add(CellRange(min_row=top + 1, min_col=left + 1, max_row=bottom + 1, max_col=right + 1))
        found = _by_cell(marks, title_of(sheet))
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
        _mark(cells[column - 1], problems)
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


# --- the list ---


def _add_list(workbook, marks, total):
    sheet = workbook.create_sheet(_free_title(workbook), 0)
    workbook.active = 0
    sheet.freeze_panes = "A3"
    for number, width in enumerate(LIST_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False
    first = WriteOnlyCell(sheet, NOT_READ + _lead(len(marks), total))
    first.font = Font(bold=True)
    first.comment = Comment(_("This sheet is only for reading; it is left out when the workbook is uploaded."), AUTHOR)
    sheet.append([first])
    sheet.append([_bold(sheet, text) for text in _headings()])
    for number, mark in enumerate(marks, 1):
        sheet.append(_line(sheet, number, mark))


def _lead(shown, total):
    words = ngettext("%(n)s place to look at.", "%(n)s places to look at.", total) % {"n": total}
    if shown < total:
        words += _("The first %(n)s are listed and marked.") % {"n": shown}
    return words + _("Correct the red cells, save the workbook, and upload it again.")


def _headings():
    return [_("No."), _("Sheet"), _("Row"), _("Column"), _("Cell"), _("Kind"), _("What is wrong")]


def _line(sheet, number, mark):
    problem = mark.problem
    link = WriteOnlyCell(sheet, mark.cell)
    link.hyperlink = Hyperlink(ref="A1", location=f"{quote_sheetname(mark.sheet)}!{mark.cell}")
    link.hyperlink.ref = f"E{number + 2}"
    link.font = Font(color="0563C1", underline="single")
    kind = _("Error") if problem["level"] == "error" else _("Remark")
    words = message(problem["code"], problem["raw"])
    texts = [mark.sheet, mark.row, problem["column"], link, kind, words]
    return [number, *(plain_cell(sheet, text) if text is not link else link for text in texts)]


def _bold(sheet, text):
    cell = WriteOnlyCell(sheet, str(text))
    cell.font = Font(bold=True)
    return cell


def _free_title(workbook):
    title, number = LIST, 1
    while title in workbook.sheetnames:
        number += 1
        title = f"{LIST}{number}"
    return title
