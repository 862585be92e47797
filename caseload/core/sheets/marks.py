"""How a cell that is to be looked at is marked in the file of the person who sent it."""

from collections import defaultdict
from dataclasses import dataclass

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from caseload.core.sheets.beside import NOT_READ

AUTHOR = "Caseload"
LIST = "需要改正"
"""The sheet in front that lists them begins so."""
FILLS = {
    "error": PatternFill("solid", fgColor="FFC7CE", bgColor="FFC7CE"),
    "warning": PatternFill("solid", fgColor="FFEB9C", bgColor="FFEB9C"),
}
COMMENT_SIZE = {"width": 300, "height": 110}


@dataclass(frozen=True)
class Mark:
    """One cell to look at: row and column from 1. ``level``: error or warning; ``words``: what is wrong with it;
    ``caption``: of its column, where the problem is of one."""

    sheet: str
    row: int
    column: int
    level: str
    words: str
    caption: str = ""

    @property
    def cell(self):
        return f"{get_column_letter(self.column)}{self.row}"


def title_of(sheet):
    return sheet.name or "花名册"


def by_cell(marks, sheet):
    """{(row, column): the marks of that cell}."""
    found = defaultdict(list)
    for mark in marks:
        if mark.sheet == sheet:
            found[mark.row, mark.column].append(mark)
    return found


def mark_cell(cell, marks):
    cell.fill = FILLS["error" if any(mark.level == "error" for mark in marks) else "warning"]
    words = "\n".join(dict.fromkeys(mark.words for mark in marks))
    own = cell.comment.text + "\n\n" if cell.comment else ""
    cell.comment = Comment(own + words, AUTHOR, **COMMENT_SIZE)


def sheets_of_the_person(file):
    """The sheets without the list of an earlier round."""
    return [
        sheet for sheet in file.sheets if not is_list(sheet.name, next(iter(sheet.rows[0]), "") if sheet.rows else "")
    ]


def is_list(title, first):
    return title.startswith(LIST) and str(first or "").startswith(NOT_READ)
