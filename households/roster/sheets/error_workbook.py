"""Which cells of a roster are to be looked at: the person's own file back with these marked."""

from django.utils import translation

from caseload.core.sheets.marked_workbook import marked_workbook
from caseload.core.sheets.marks import Mark, title_of
from households.roster.reading.problems import message

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


def error_workbook(file, problems):
    """The bytes of the workbook for ``file`` (a RosterFile). Its words are Chinese, like the sheets."""
    with translation.override("zh-hans"):
        return marked_workbook(file, marks_of(file, problems))


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
            self.texts[caption.apart] = caption.index
            if caption.column and not caption.owner:
                self.ids[caption.column.id] = caption.index

    def mark(self, problem):
        of_row = [self.ids.get(identity) for identity in (*WHERE.get(problem["code"], ()), "name")]
        wanted = [self._column(problem["row"], index) for index in (self.texts.get(problem["column"]), *of_row)]
        column = next((found for found in wanted if found), 1)
        words = message(problem["code"], problem["raw"])
        return Mark(title_of(self.sheet), problem["row"], column, problem["level"], words, problem["column"])

    def _column(self, row, index):
        """The number of the column in which ``row`` has what stands at ``index`` in the first table; None: nowhere."""
        places = next((places for header, places in reversed(self.table.below) if header < row), None)
        at = index if places is None or index is None else places.get(index)
        return None if at is None else at + 1
