"""Which cells of a roster are to be looked at, and how such a cell is marked."""

from collections import defaultdict
from dataclasses import dataclass

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from households.roster.reading.problems import message
from households.roster.reading.table import NOT_READ

AUTHOR = "Caseload"
LIST = "需要改正"
"""The sheet in front that lists them begins so."""
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
    "number_of_other_household": ("household_no", "name"),
}
"""The column that a problem of the whole row is shown in: the first of these that the sheet has."""
COMMENT_SIZE = {"width": 300, "height": 110}


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


def marks_of(file, problems):
    places = {sheet.name: _Places(sheet, file.table_of(sheet)) for sheet in file.sheets}
    placed = [p for p in problems if p["row"] is not None and p["sheet"] in places]
    ordered = sorted(placed, key=lambda problem: problem["level"] != "error")
    return [places[p["sheet"]].mark(p) for p in ordered if places[p["sheet"]].table]


class _Places:
    """Where on a sheet the cells of its rows and columns stand."""

    def __init__(self, sheet, table):
        self.sheet, self.table = sheet, table
        captions = reversed(table.captions if table else ())
        self.texts, self.ids = {}, {}
        for caption in captions:
            self.texts[caption.apart] = caption.index + 1
            if caption.column and not caption.owner:
                self.ids[caption.column.id] = caption.index + 1

    def mark(self, problem):
        wanted = [self.texts.get(problem["column"]), *(self.ids.get(i) for i in WHERE.get(problem["code"], ()))]
        column = next((found for found in wanted if found), None) or self.ids.get("name") or 1
        return Mark(title_of(self.sheet), problem["row"], column, problem)


def title_of(sheet):
    return sheet.name or "花名册"


def by_cell(marks, sheet):
    found = defaultdict(list)
    for mark in marks:
        if mark.sheet == sheet:
            found[mark.row, mark.column].append(mark.problem)
    return found


def mark_cell(cell, problems):
    level = "error" if any(problem["level"] == "error" for problem in problems) else "warning"
    cell.fill = FILLS[level]
    words = "\n".join(dict.fromkeys(message(problem["code"], problem["raw"]) for problem in problems))
    own = cell.comment.text + "\n\n" if cell.comment else ""
    cell.comment = Comment(own + words, AUTHOR, **COMMENT_SIZE)


def sheets_of_the_person(file):
    """The sheets without the list of an earlier round."""
    return [
        sheet for sheet in file.sheets if not is_list(sheet.name, next(iter(sheet.rows[0]), "") if sheet.rows else "")
    ]


def is_list(title, first):
    return title.startswith(LIST) and str(first or "").startswith(NOT_READ)
