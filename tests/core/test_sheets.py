import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import TYPE_FORMULA

from caseload.core.sheets import SheetError, limits, read, write_xlsx

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
    assert sheet.rows == [["标题", ""], ["姓名", "号"], ["王芳", "1"], ["", "2"]]
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


def refused(data):
    with pytest.raises(SheetError) as problem:
        read(data)
    assert str(problem.value)
    return problem.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b",,,\n,,,\n", "empty"),
        (b"PK\x03\x04 no archive", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 3000, "damaged"),
        (b"%PDF-1.7 ...", "unknown"),
        (b"\x89PNG\r\n\x1a\n....", "unknown"),
        (bytes(range(256)) * 40, "unknown"),
    ],
)
def test_what_is_no_table_gets_its_sentence(data, code):
    assert refused(data) == code


def test_an_empty_workbook_and_half_a_workbook():
    assert refused(workbook(lambda book: book.active.delete_rows(1, 9))) == "empty"
    whole = workbook()
    for end in (100, len(whole) // 2, len(whole) - 30):
        assert refused(whole[:end]) == "damaged"


def test_an_archive_that_says_it_is_too_big(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED", 2000)
    assert refused(workbook()) == "too_big"


def test_an_archive_that_lies_about_its_size(monkeypatch):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 3_000_000)
    honest = (3_000_000).to_bytes(4, "little")
    data = content.getvalue().replace(honest, (10).to_bytes(4, "little"))
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1_000_000)
    assert refused(data) == "too_big"


def test_two_cells_at_opposite_corners_do_not_fill_the_memory():
    def corners(book):
        book.active["XFD1048576"] = "x"

    assert refused(workbook(corners)) == "too_big"


def test_text_is_written_as_text():
    nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "370799195503216134", "a\x00b"]
    content = write_xlsx({"表": [["甲"], *[[value] for value in nasty], [12]]})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["表"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert all(cell.data_type != TYPE_FORMULA for cell in cells)
    assert [cell.value for cell in cells] == [*nasty[:6], "ab", 12]
    assert cells[5].number_format == "@"
