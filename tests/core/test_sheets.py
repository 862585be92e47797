import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import TYPE_FORMULA

from caseload.core.sheets import read, write_xlsx

ROSTERS = Path(__file__).parents[1] / "rosters"
ROWS = [["姓名", "身份证号"], ["王芳", "370799195503216134"], ["才让·卓玛", "3.70799E+17"]]


def workbook(change=None):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    if change:
        change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def text(separator=",", newline="\r\n"):
    return newline.join(separator.join(row) for row in ROWS) + newline


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_separated_text_in_every_encoding(separator, encoding):
    [sheet] = read(text(separator).encode(encoding))
    assert sheet.rows == ROWS
    assert sheet.numbers == [1, 2, 3]
    assert not sheet.typed


def test_wrapped_cells_and_records_of_several_lines():
    content = '姓名,号,备注\n王芳,="370799195503216134","第一行\n第二行"\n\t李四,"=""370799195503216134""",\t123\n'
    [sheet] = read(content.encode())
    assert [row[1] for row in sheet.rows[1:]] == ["370799195503216134"] * 2
    assert sheet.rows[2] == ["李四", "370799195503216134", "123"]
    assert sheet.numbers == [1, 2, 4]


def test_html_under_the_name_of_a_workbook():
    html = """<html><meta charset="gbk"><table><tr><td colspan=2>标题</td></tr><tr><th>姓名<th>号</tr>
    <tr><td rowspan=2>王芳</td><td>1</td></tr><tr><td>2</td></tr></table>"""
    [sheet] = read(html.encode("gbk"))
    assert sheet.rows == [["标题"], ["姓名", "号"], ["王芳", "1"], ["", "2"]]
    assert sheet.merges == [(0, 0, 0, 1), (2, 0, 3, 0)]


def test_a_workbook_keeps_types_merges_and_what_is_hidden():
    def change(book):
        sheet = book.active
        sheet["A5"], sheet["B5"], sheet["C5"] = 370799201003264000, date(2020, 3, 5), 2020.1
        sheet.merge_cells("A6:B7")
        sheet.row_dimensions[3].hidden = True
        book.create_sheet("字典").sheet_state = "hidden"

    first, second = read(workbook(change))
    assert first.rows[4] == [3.70799201003264e17, date(2020, 3, 5), 2020.1]
    assert first.rows[1][:2] == ROWS[1]
    assert first.merges == [(5, 0, 6, 1)]
    assert first.hidden_rows == {3}
    assert (first.hidden, second.hidden) == (False, True)


def test_the_sample_rosters_open():
    for file in (*ROSTERS.glob("*.xlsx"), *ROSTERS.glob("*.csv")):
        assert len(read(file)[0].rows) > 60


def test_text_is_written_as_text():
    nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "370799195503216134", "a\x00b"]
    content = write_xlsx({"表": [["甲"], *[[value] for value in nasty], [12]]})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["表"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert all(cell.data_type != TYPE_FORMULA for cell in cells)
    assert [cell.value for cell in cells] == [*nasty[:6], "ab", 12]
    assert cells[5].number_format == "@"


def test_a_table_that_begins_in_the_middle_keeps_its_place():
    def middle(book):
        book.active.delete_rows(1, 3)
        book.active["C4"], book.active["E6"] = "x", "y"
        book.active.merge_cells("C4:D5")

    [sheet] = read(workbook(middle))
    assert sheet.rows == [[], [], [], ["", "", "x"], [], ["", "", "", "", "y"]]
    assert (sheet.numbers, sheet.merges) == ([1, 2, 3, 4, 5, 6], [(3, 2, 4, 3)])
