"""The person's own file back: the same cells, the wrong ones marked, and fit to be uploaded again."""

import io
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse

from caseload.core.sheets import own_workbook
from households.roster.models import RosterBatch
from households.roster.services.error_workbooks import keep_error_workbook
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster
from households.roster.sheets.error_workbook import error_workbook
from tests.roster.correcting import correct
from tests.roster.rosters import book, checked

ROSTERS = Path(__file__).parents[1] / "rosters"
pytestmark = pytest.mark.django_db
HTML = (
    "<table><tr><th colspan=4>名单</th></tr><tr><td>姓名</td><td>证件号码</td><td>与户主关系</td><td>性别</td></tr>"
    "<tr><td rowspan=1>王明</td><td>370799194803051320</td><td>户主</td><td>男</td></tr></table>"
)


def report_of(data):
    return check_roster(by=None, file=RosterFile("x.xlsx", data))


def marked(data):
    return error_workbook(RosterFile("x.xlsx", data), report_of(data)["problems"])


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def summary(report):
    problems = sorted((p["row"] or 0, p["column"], p["code"]) for p in report["problems"])
    return report["rows"], report["households"], report["members"], problems


@pytest.mark.parametrize("name", ["damaged_ids.xlsx", "dibao_two_header_rows.xlsx", "national_members.xlsx"])
def test_the_same_cells_and_styles(areas, name):
    data = (ROSTERS / name).read_bytes()
    before, after = opened(data), opened(marked(data))
    assert after.sheetnames[1:] == before.sheetnames
    for sheet in before:
        other = after[sheet.title]
        assert other.merged_cells == sheet.merged_cells
        assert {k: v.width for k, v in other.column_dimensions.items()} == {
            k: v.width for k, v in sheet.column_dimensions.items()
        }
        for row in sheet:
            for cell in row:
                twin = other[cell.coordinate]
                assert (twin.value, twin.number_format) == (cell.value, cell.number_format)
                assert repr((twin.font, twin.border, twin.alignment)) == repr((cell.font, cell.border, cell.alignment))


@pytest.mark.parametrize("name", sorted(p.name for p in ROSTERS.iterdir() if p.suffix in (".xlsx", ".xls", ".csv")))
def test_uploaded_as_it_is_it_says_the_same(areas, name):
    data = (ROSTERS / name).read_bytes()
    assert summary(report_of(marked(data))) == summary(report_of(data))


def test_a_table_of_a_page_comes_back_as_a_workbook(areas):
    book = opened(marked(HTML.encode()))
    sheet = book["花名册"]
    assert sheet["A1"].value == "名单" and "A1:D1" in sheet.merged_cells
    assert sheet["B3"].fill.fgColor.rgb == "00FFC7CE" and sheet["B3"].comment


def test_wrong_cells_are_red_and_say_why_in_chinese(areas):
    book = opened(marked((ROSTERS / "damaged_ids.xlsx").read_bytes()))
    sheet, listed = book["Sheet1"], book.worksheets[0]
    assert sheet["H5"].fill.fgColor.rgb == "00FFC7CE"
    assert "Excel" in sheet["H5"].comment.text and "号码" in sheet["H5"].comment.text
    assert sheet["G50"].fill.fgColor.rgb == "00FFEB9C"
    links = [row[4].hyperlink.location for row in listed.iter_rows(min_row=3)]
    assert len(links) == 29 and links[0] == "'Sheet1'!H5"


def test_corrected_it_has_no_rejected_row(areas):
    data, rounds = (ROSTERS / "damaged_ids.xlsx").read_bytes(), 0
    while report_of(data)["rows"]["rejected"]:
        book = opened(marked(data))
        correct(book, 2)
        content = io.BytesIO()
        book.save(content)
        data, rounds = content.getvalue(), rounds + 1
        assert rounds < 4
    assert report_of(data)["rows"]["read"] == 67
    last = opened(marked(data))
    assert len(last.sheetnames) == 2, "the list of an earlier round is gone"
    assert not last["Sheet1"]["H5"].comment and last["Sheet1"]["H5"].fill.fgColor.rgb != "00FFC7CE"


def test_formulas_in_imported_rows_become_their_values(areas):
    """Saved by another program than Excel, a formula would have no value any more."""
    data = (ROSTERS / "damaged_ids.xlsx").read_bytes()
    book = opened(data)
    book["Sheet1"]["F5"].value = '="龚"&"美华"'
    content = io.BytesIO()
    book.save(content)
    assert opened(marked(content.getvalue()))["Sheet1"]["F5"].data_type != "f"


def test_a_very_large_workbook_is_rebuilt(areas, monkeypatch):
    monkeypatch.setattr(own_workbook, "MOST_CELLS", 10)
    data = (ROSTERS / "dibao_two_header_rows.xlsx").read_bytes()
    assert summary(report_of(marked(data))) == summary(report_of(data))


def test_the_page_gives_it(wizard, importer):
    batch = checked(wizard, "damaged_ids.xlsx")
    url = reverse("roster:error_workbook", args=[batch.pk])
    assert url in wizard.get(reverse("roster:check", args=[batch.pk])).content.decode()
    answer = wizard.get(url)
    assert answer["Cache-Control"] == "no-store, private" and opened(answer.content).sheetnames[1:] == ["Sheet1"]
    RosterBatch.objects.update(by=None, covers=None)
    assert wizard.get(url).status_code == 404


def test_a_workbook_that_two_workers_made_is_kept_once(wizard):
    batch = checked(wizard, "damaged_ids.xlsx")
    twin = RosterBatch.objects.get(pk=batch.pk)
    keep_error_workbook(batch)
    kept = RosterBatch.objects.get().error_workbook.name
    keep_error_workbook(twin)
    assert kept and RosterBatch.objects.get().error_workbook.name == kept


@pytest.mark.parametrize(
    ("name", "number", "code", "at"),
    [
        ("杜永禄", "37079919430528409", "id_length", "C5"),
        ('="杜"&"永禄"', "370799194305284094", "formula_without_value", "B5"),
    ],
)
def test_the_cells_of_a_second_table_are_marked_under_its_own_headings(areas, name, number, code, at):
    rows = [
        ["姓名", "身份证号", "与户主关系"],
        ["谢万仓", "370799195503216134", "户主"],
        [],
        ["与户主关系", "姓名", "公民身份号码", "民族"],
        ["户主", name, number, "汉族"],
    ]
    data = book(册=rows)
    assert [(p["row"], p["code"]) for p in report_of(data)["problems"] if p["row"]] == [(5, code)]
    sheet = opened(marked(data))["册"]
    assert [cell.coordinate for cell in sheet[5] if cell.comment] == [at]
