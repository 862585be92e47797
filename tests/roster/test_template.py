"""The template that offices fill in, and the table pasted from Excel: both go the way of an uploaded file."""

import io

import openpyxl
import pytest
from django.urls import reverse

from caseload.core.personal import check_digit
from caseload.core.sheets.paste import as_file
from households.models import Household, Member
from households.roster.models import RosterBatch
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster
from households.roster.sheets.template import COLUMNS, roster_template
from tests.jobs import run_jobs
from tests.roster.rosters import step

pytestmark = pytest.mark.django_db
PASTE, TEMPLATE = reverse("roster:paste"), reverse("roster:template")
ID = "37079919480305132" + check_digit("37079919480305132")
TABLE = (
    f'姓名\t证件号码\t与户主关系\t住址\t村\n王明\t{ID}\t户主\t"东关街 1 号,\n2 单元"\t东关社区\n王小明\t\t之子\t\t\n'
)


def filled(rows):
    """The template with ``rows``: {caption: value}."""
    book = openpyxl.load_workbook(io.BytesIO(roster_template(["东关社区"])))
    sheet = book["花名册"]
    captions = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for caption, value in row.items():
            sheet.cell(number, captions[caption], value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_empty_it_lists_nobody_and_every_caption_is_known():
    file = RosterFile("t.xlsx", roster_template(["东关社区"]))
    [table] = file.tables()
    assert table.name == "花名册" and table.records == []
    assert [caption.column.id for caption in table.captions] == COLUMNS
    assert file.table_of(next(sheet for sheet in file.sheets if sheet.name == "示例")) is None


def test_even_when_asked_for_the_example_is_no_roster(areas):
    file = RosterFile("t.xlsx", roster_template(["东关社区"]), ("花名册", "示例"))
    assert check_roster(by=None, file=file)["rows"]["read"] == 0


def test_filled_it_imports(areas):
    rows = [
        {"姓名": "王明", "证件号码": ID, "与户主关系": "户主", "村": "东关社区", "健康状况": "残疾、长期慢性病"},
        {"姓名": "王小明", "与户主关系": "之子", "性别": "男", "文化程度": "初中"},
    ]
    report = check_roster(by=None, file=RosterFile("t.xlsx", filled(rows)))
    assert (report["households"]["new"], report["members"]["new"]) == (1, 2)
    assert {problem["code"] for problem in report["problems"]} == {"id_missing"}


def test_numbers_stay_text_and_words_are_offered():
    sheet = openpyxl.load_workbook(io.BytesIO(roster_template(["东关社区"])))["花名册"]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "证件号码*")
    assert sheet.column_dimensions[letter].number_format == "@"
    offered = {str(rule.sqref).split(":")[0] for rule in sheet.data_validations.dataValidation}
    relation = next(cell.column_letter for cell in sheet[1] if cell.value == "与户主关系*")
    assert f"{relation}2" in offered and len(offered) > 20


def test_a_pasted_table_goes_through_the_wizard(wizard):
    answer = wizard.post(PASTE, {"text": TABLE.replace("\n", "\r\n")})
    batch = RosterBatch.objects.get()
    assert answer.url == step("understood", batch)
    wizard.post(step("understood", batch), {})
    batch.refresh_from_db()
    assert batch.report["rows"] == {"read": 2, "skipped": 0, "rejected": 0}
    wizard.post(step("confirm", batch))
    run_jobs()
    assert Household.objects.get().address.startswith("东关街 1 号,") and Member.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ('a\tb\n"x\ny"\t2\n', [["a", "b"], ["x\ny", "2"]]),
        ('a\tb\n"5"" rohr"\t2\n', [["a", "b"], ['5" rohr', "2"]]),
        ('a\tb\n"x\t2\n', [["a", "b"], ['"x', "2"]]),
        ("a,b\t\n1,2,3\t\n", [["a,b", ""], ["1,2,3", ""]]),
    ],
)
def test_what_excel_copies(text, rows):
    import csv

    assert list(csv.reader(io.StringIO(as_file(text).decode("utf-8-sig"), newline=""))) == rows


def test_what_is_no_roster_is_said_and_kept_in_the_box(wizard):
    answer = wizard.post(PASTE, {"text": "你好\t世界"}).content.decode()
    assert "No table was found" in answer and "你好" in answer and not RosterBatch.objects.exists()


def test_who_may(enter, worker, supervisor, admin):
    for user, status in ((worker, 403), (supervisor, 403), (admin, 200)):
        assert enter(user).get(PASTE).status_code == enter(user).get(TEMPLATE).status_code == status
