"""The exported list: what is in it, what is not, that it is recorded, and that it imports back without a change."""

import io

import openpyxl
import pytest

from caseload.core import catalogues
from caseload.core.models import AccessRecord, User
from caseload.core.personal import check_digit
from caseload.demo import loader
from households.models import Household, Member
from households.roster.services.exports import export_households
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from households.services.closing import close_household
from households.services.households import register_household
from tests import make

pytestmark = pytest.mark.django_db
URL = "/households/export/"
ID = "37079919480305132" + check_digit("37079919480305132")
WHOLE = {"shape": "both", "numbers": "on", "reason": "核对身份"}


def book_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def lines(response, sheet):
    head, *rows = [list(row) for row in book_of(response.content)[sheet].iter_rows(values_only=True)]
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def wang(east, worker):
    return make.household(
        east, "王建华", worker=worker, address="=1+1", phones=["13812346207"], categories=["dibao", "lone_elder"]
    )


def test_the_rows_of_the_list(wang, foreign, enter, supervisor):
    response = enter(supervisor).post(URL, {"shape": "both"})
    assert "attachment" in response["Content-Disposition"] and ".xlsx" in response["Content-Disposition"]
    [row] = lines(response, "住户")
    assert (row["户主姓名"], row["村"], row["走访社工"]) == ("王建华", "柳泉社区", "李秀兰")
    assert (row["登记类别"], row["电话(已隐去)"]) == ("低保、独居老人", "138****6207")
    [row] = lines(response, "成员")
    assert (row["户编号"], row["姓名"], row["与户主关系"]) == (wang.number, "王建华", "户主")


@pytest.mark.parametrize(("shape", "sheets"), [("households", ["住户"]), ("members", ["成员"])])
def test_households_or_members_alone(wang, enter, supervisor, shape, sheets):
    assert book_of(enter(supervisor).post(URL, {"shape": shape}).content).sheetnames == sheets


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_in_it_can_be_run_and_no_number_is_whole(wang, enter, supervisor, sign):
    Household.objects.update(address=sign)
    book = book_of(enter(supervisor).post(URL, {"shape": "both"}).content)
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    risky = next(cell for cell in cells if str(cell.value).replace("\n", "\r") == sign)
    assert risky.data_type == "s" and risky.quotePrefix
    assert not any("13812346207" in str(cell.value) for cell in cells)


def test_only_the_last_four_of_an_id_number(east, enter, supervisor):
    register_household(by=None, area=east, head={"name": "曾莉", "id_number": ID})
    response = enter(supervisor).post(URL, {"shape": "both"})
    assert lines(response, "住户")[0]["证件号码后四位"] == lines(response, "成员")[0]["证件号码后四位"] == ID[-4:]
    assert ID not in str([list(sheet.values) for sheet in book_of(response.content)])


def test_whole_numbers_as_text_against_a_reason(east, enter, supervisor, office, en):
    register_household(by=None, area=east, head={"name": "曾莉", "id_number": ID})
    client = enter(supervisor)
    refused = client.post(URL, {**WHOLE, "reason": ""})
    assert "Say what the full numbers are needed for." in refused.content.decode() and not AccessRecord.objects.exists()
    book = book_of(client.post(URL, WHOLE).content)
    cell = next(cell for row in book["成员"] for cell in row if cell.value == ID)
    assert (cell.data_type, cell.number_format) == ("s", "@")
    record = AccessRecord.objects.get()
    assert (record.user, record.kind, record.reason, record.rows) == (supervisor, "export", "核对身份", 1)
    assert ID not in str([list(sheet.values) for sheet in book_of(enter(office).post(URL, WHOLE).content)])


def test_filters_hold(wang, east, enter, supervisor):
    make.household(east, "陈大山")
    response = enter(supervisor).post(f"{URL}?category=dibao", {"shape": "both"})
    assert [row["户主姓名"] for row in lines(response, "住户")] == ["王建华"]
    assert [row["姓名"] for row in lines(response, "成员")] == ["王建华"]


def test_the_price_in_queries_does_not_grow(east, supervisor, enter, django_assert_num_queries):
    client = enter(supervisor)
    for count in (2, 18):
        for _ in range(count):
            make.household(east)
        client.post(URL, WHOLE)
        with django_assert_num_queries(10):
            client.post(URL, WHOLE)


def test_too_many_are_refused_with_a_way_out(wang, east, enter, supervisor, en, monkeypatch):
    make.household(east, "陈大山")
    monkeypatch.setattr("households.roster.views.exports.EXPORTED", 1)
    page = enter(supervisor).post(f"{URL}?status=all", {"shape": "both"}, follow=True)
    assert "Choose an area" in page.content.decode() and not AccessRecord.objects.exists()


def test_who_may(own, enter, worker, supervisor, office, admin):
    assert enter(worker).get(URL).status_code == enter(worker).post(URL).status_code == 403
    for user in (supervisor, office, admin):
        assert enter(user).get(URL).status_code == 200


# --- there and back ---


def counts(content):
    report = check_roster(by=None, file=RosterFile("export.xlsx", content))
    return report


@pytest.mark.parametrize("size", [40, pytest.param(210, marks=pytest.mark.prove)])
def test_the_whole_demo_comes_back_without_a_change(db, size):
    loader.load(seed=1, households=size, visits=size, acted=0)
    catalogues.forget()
    supervisor = User.objects.get(username="supervisor")
    rows = list(Household.objects.select_related("head", "worker").order_by("pk"))
    people = Member.objects.active().count()
    for shape in ("both", "households", "members"):
        for numbers in (True, False):
            content = export_households(by=supervisor, households=rows, shape=shape, numbers=numbers, reason="核对")
            report = counts(content)
            listed = people if shape != "households" else sum(row.is_open for row in rows)
            unchanged = sum(row.is_open for row in rows)
            assert report["rows"]["rejected"] == 0
            assert report["households"] == {"new": 0, "changed": 0, "unchanged": unchanged, "absent": 0}
            assert report["members"] == {"new": 0, "changed": 0, "unchanged": listed}


@pytest.mark.parametrize("name", ["national_members", "national_members_next_year"])
def test_a_roster_comes_back_without_a_change(street, supervisor, name):
    """Also every column that has no field of its own, and values that were not understood."""
    with open(f"tests/rosters/{name}.xlsx", "rb") as file:
        import_roster(by=None, file=RosterFile(name, file.read()), skip_invalid=True)
    rows = list(Household.objects.select_related("head", "worker"))
    content = export_households(by=supervisor, households=rows, numbers=True, reason="核对")
    report = counts(content)
    assert report["rows"]["rejected"] == report["members"]["changed"] == report["households"]["changed"] == 0
    assert report["members"]["unchanged"] == Member.objects.active().count() > 100
    before = {row.pk: (row.version, row.sources) for row in rows}
    import_roster(by=None, file=RosterFile("export.xlsx", content))
    assert {row.pk: (row.version, row.sources) for row in Household.objects.all()} == before


def test_the_closed_are_listed_but_not_imported(wang, own, enter, supervisor):
    close_household(by=None, household=own, reason="moved", on=wang.next_visit_on)
    response = enter(supervisor).post(f"{URL}?status=all", {"shape": "both"})
    assert [row["户主姓名"] for row in lines(response, "已销户")] == ["王建华"]
    report = counts(response.content)
    assert report["households"] == {"new": 0, "changed": 0, "unchanged": 1, "absent": 0}
    assert Household.objects.get(pk=own.pk).status == "closed"


def test_areas_of_the_same_name_do_not_move_anybody(street, east, west, supervisor):
    for community in (east, west):
        grid = make.area(community, f"{community.code}01", "第一网格")
        make.household(grid, f"户主{community.code[-1]}")
    rows = list(Household.objects.select_related("head", "worker"))
    report = counts(export_households(by=supervisor, households=rows))
    assert report["households"]["unchanged"] == 2


def test_a_masked_list_that_comes_back_is_silent_about_what_it_masked(wang, east, enter, supervisor):
    register_household(by=None, area=east, head={"name": "曾莉", "id_number": ID})
    masked = enter(supervisor).post(URL, {"shape": "both"}).content
    report = check_roster(by=None, file=RosterFile("x.xlsx", masked))
    captions = {cell.value for sheet in book_of(masked) for row in sheet.iter_rows() for cell in row}
    assert "出生日期" not in captions and "年龄" in captions and ID[-4:] in captions
    about_zeng = [p for p in report["problems"] if p["row"] == 3]
    assert about_zeng == []
    assert report["members"] == {"new": 0, "changed": 0, "unchanged": 2}
