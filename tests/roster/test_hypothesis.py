"""Rosters spoilt by Hypothesis and sent as files: no traceback, nothing half written, every rejected row says why."""

import io

import openpyxl
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from caseload.core.sheets import SheetError, read
from households.roster.reading.problems import ERRORS
from households.roster.services.files import RosterFile
from households.roster.services.imports import Rejected, check_roster, import_roster
from tests.roster.rosters import ROSTERS
from tests.xls import xls

SAMPLES = sorted(path for path in ROSTERS.iterdir() if path.suffix in (".xlsx", ".csv"))
ROWS = 24
SPOILT = ["", "\0", "a\0b", "=1+1", '=HYPERLINK("x")', "@SUM(A1)", "𠮷", "\ufffd", "长" * 300, "2020.1", "9" * 400]
SPOILT += [
    "²",
    "१२",
    "\u202e",
    "户主",
    "A" * 41,
    "#REF!",
    "1e400",
    -5,
    1e300,
    0.1,
    "\ud83d",
    "合计",
    "\t",
    "370799" * 4,
]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp437"]
QUIET = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck), "print_blob": True}


@pytest.fixture(scope="module")
def sheets():
    """The head of every sample, small enough for a thousand of them."""
    return [next((s.rows[:ROWS], s.merges) for s in read(path)) for path in SAMPLES]


def places(draw, rows):
    row = rows[draw(st.integers(0, len(rows) - 1))]
    return row, draw(st.integers(0, max(len(row) - 1, 0)))


def spoil_cell(draw, rows, merges):
    row, at = places(draw, rows)
    if row:
        row[at] = draw(st.sampled_from(SPOILT))


def swap_columns(draw, rows, merges):
    one, other = draw(st.integers(0, 20)), draw(st.integers(0, 20))
    for row in rows:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def damage_ids(draw, rows, merges):
    how = draw(
        st.sampled_from([float, lambda text: f"{int(text):.5E}", lambda text: text[:-3] + "000", lambda t: t[1:]])
    )
    for row in rows[draw(st.integers(0, len(rows) - 1)) :][: draw(st.integers(1, 6))]:
        row[:] = [how(c) if isinstance(c, str) and len(c) == 18 and c.isdecimal() and c.isascii() else c for c in row]


def repeat_row(draw, rows, merges):
    rows.insert(draw(st.integers(0, len(rows))), list(rows[draw(st.integers(0, len(rows) - 1))]))


def repeat_headers(draw, rows, merges):
    head = list(rows[draw(st.integers(0, min(4, len(rows) - 1)))])
    at = draw(st.integers(0, len(rows)))
    rows[at:at] = [list(head) for _ in range(10)]


def break_merges(draw, rows, merges):
    top, left = draw(st.integers(0, len(rows))), draw(st.integers(0, 30))
    merges.append((top, left, top + draw(st.integers(0, 5)), left + draw(st.integers(0, 5))))


def cut_row(draw, rows, merges):
    row, at = places(draw, rows)
    del row[at:]


MUTATIONS = [spoil_cell, spoil_cell, swap_columns, damage_ids, repeat_row, repeat_headers, break_merges, cut_row]


def as_text(cell):
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str("" if cell is None else cell)


def workbook(rows, merges, encoding):
    book = openpyxl.Workbook()
    for r, row in enumerate(rows, 1):
        for c, cell in enumerate(row, 1):
            value = ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell
            if value not in ("", None):
                book.active.cell(r, c, value.encode("utf-8", "replace").decode() if isinstance(value, str) else value)
    for r0, c0, r1, c1 in merges:
        book.active.merged_cells.add(openpyxl.worksheet.cell_range.CellRange(None, c0 + 1, r0 + 1, c1 + 1, r1 + 1))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def old_workbook(rows, merges, encoding):
    cells = [[c if isinstance(c, float | int) else as_text(c)[:200].encode("utf-8", "replace").decode() for c in row]
             for row in rows]  # fmt: skip
    return xls({"表": cells[:20]}, merges=merges)


def separated(separator):
    def write(rows, merges, encoding):
        return "\r\n".join(separator.join(map(as_text, row)) for row in rows).encode(encoding, "replace")

    return write


def page(rows, merges, encoding):
    cells = ("".join(f"<td>{as_text(cell)}" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}' for row in cells)}".encode(encoding, "replace")


WRITERS = [workbook, workbook, old_workbook, separated(","), separated("\t"), separated(";"), page]


def checksum():
    """Row counts and content of the registry."""
    with connection.cursor() as cursor:
        found = []
        for table in ("household", "member", "categoryperiod"):
            cursor.execute(
                f"SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY id), '')) FROM households_{table} t"
            )
            found.append(cursor.fetchone())
    return found


def check_that_rows_are_named(report):
    errors = [problem for problem in report["problems"] if problem["level"] == "error"]
    names = {sheet["name"] for sheet in report["sheets"]}
    assert all(p["sheet"] in names and p["row"] and p["code"] in ERRORS and p["message"] for p in errors)
    assert len({(problem["sheet"], problem["row"]) for problem in errors}) == report["rows"]["rejected"]


def go_through(data):
    before = checksum()
    try:
        file = RosterFile("x", data)
    except SheetError as refused:
        assert str(refused) and checksum() == before
        return
    report = check_roster(by=None, file=file)
    check_that_rows_are_named(report)
    assert checksum() == before
    try:
        report = import_roster(by=None, file=file)
    except Rejected as rejected:
        assert checksum() == before
        check_that_rows_are_named(rejected.report)
        report = import_roster(by=None, file=file, skip_invalid=True)
    households, members, _ = checksum()
    new = report["households"]["new"], report["members"]["new"]
    assert (households[0] - before[0][0], members[0] - before[1][0]) == new


def mutant(data, sheets):
    rows, merges = data.draw(st.sampled_from(sheets))
    rows, merges = [list(row) for row in rows], list(merges)
    for mutate in data.draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=12)):
        mutate(data.draw, rows, merges)
    return data.draw(st.sampled_from(WRITERS))(rows, merges, data.draw(st.sampled_from(ENCODINGS)))


def prove(sheets, data):
    with transaction.atomic():
        go_through(mutant(data, sheets))
        transaction.set_rollback(True)


@settings(max_examples=12, derandomize=True, **QUIET)
@given(data=st.data())
def test_spoilt_rosters(areas, sheets, data):
    prove(sheets, data)


@pytest.mark.prove
@settings(max_examples=1000, **QUIET)
@given(data=st.data())
def test_a_thousand_spoilt_rosters(areas, sheets, data):
    prove(sheets, data)
