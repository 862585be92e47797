"""Shapes of rosters beyond the samples, each a small file made here."""

import io

import openpyxl
import pytest

from caseload.core.sheets import SheetError
from households.models import Household, Member
from households.roster.models import RosterLine
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from tests.roster.rosters import book

pytestmark = pytest.mark.django_db

HEAD = ["村", "户编号", "姓名", "身份证号", "与户主关系"]
ROWS = [
    ["东关社区", "A1", "谢万仓", "370799195503216134", "户主"],
    ["东关社区", "A1", "杜秀兰", "370799195604283205", "妻"],
    ["西关社区", "A2", "杜永禄", "370799194305284094", "本人"],
]


def report(data, **options):
    return check_roster(by=None, file=RosterFile("x", data, **options))


def found(report, level="error"):
    return [(p["row"], p["code"]) for p in report["problems"] if p["level"] == level]


def counts(report):
    return report["households"]["new"], report["members"]["new"], report["rows"]["rejected"]


@pytest.mark.parametrize("kind", ["csv", "tab", "semicolon", "html", "utf-16"])
def test_the_same_roster_in_every_kind_of_file(areas, kind):
    rows = [HEAD, *ROWS]
    text = {"tab": "\t", "utf-16": "\t", "semicolon": ";"}.get(kind, ",")
    data = "\n".join(text.join(row) for row in rows).encode("utf-16" if kind == "utf-16" else "gb18030")
    if kind == "html":
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        data = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>".encode()
    assert counts(report(data)) == (2, 3, 0)


def test_members_and_households_on_two_sheets(areas):
    homes = [
        ["户编号", "社区", "户主姓名", "家庭住址"],
        ["A1", "东关社区", "谢万仓", "东关街1号"],
        ["A3", "", "无人", ""],
    ]
    members = [HEAD[1:], *(row[1:] for row in ROWS)]
    result = report(book(户=homes, 人=members))
    assert found(result) == [(3, "head_missing"), (4, "household_missing")]
    assert counts(result) == (1, 2, 2)
    import_roster(by=None, file=RosterFile("x", book(户=homes, 人=members)), skip_invalid=True)
    assert [line.place for line in RosterLine.objects.filter(what="household")] == ["东关街1号"]


def test_a_sheet_of_heads_only(areas):
    rows = [
        ["序号", "户主姓名", "身份证号码", "低保证号", "家庭补差"],
        [1, "谢万仓", "370799195503216134", "D1", "300元"],
    ]
    result = report(book(一=rows))
    assert counts(result) == (1, 1, 0)


def test_several_sheets_hidden_ones_and_a_dictionary(areas):
    data = book(
        东关=[HEAD, *ROWS[:2]], 西关=[HEAD, ROWS[2]], 字典=[["性别", "民族", "文化程度"], ["男", "汉族", "小学"]]
    )
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    workbook["西关"].sheet_state = "hidden"
    content = io.BytesIO()
    workbook.save(content)
    data = content.getvalue()
    assert counts(report(data)) == (1, 2, 0)
    assert [sheet["used"] for sheet in report(data)["sheets"]] == [True, False, False]
    assert counts(report(data, chosen=("东关", "西关"))) == (2, 3, 0)
    with pytest.raises(SheetError):
        RosterFile("x", data, ("北关",))


def test_household_columns_on_the_first_row_only_and_no_number(areas):
    rows = [
        ["社区", "家庭住址", "姓名", "公民身份号码*", "与户主关系（必填）"],
        ["东关社区", "东关街1号", "谢万仓", "370799195503216134", "本人"],
        ["", "", "杜秀兰", "370799195604283205", "老伴"],
        ["西关社区", "西门街2号", "杜永禄", "370799194305284094", "本人"],
    ]
    assert counts(report(book(一=rows))) == (2, 3, 0)


def test_the_first_row_of_a_household_wins(areas):
    rows = [
        [*HEAD, "家庭住址"],
        [*ROWS[0], "东关街1号"],
        [*ROWS[1], "东关街２号"],
    ]
    assert (3, "household_conflict") in found(report(book(一=rows)), "warning")


def test_a_person_of_another_household_is_refused(areas):
    import_roster(by=None, file=RosterFile("x", book(一=[HEAD, *ROWS])))
    moved = [HEAD, ROWS[2], ["西关社区", "A2", "杜秀兰", "370799195604283205", "配偶"]]
    assert found(report(book(一=moved))) == [(3, "id_in_other_household")]
    as_head = [HEAD, ["西关社区", "A9", "杜秀兰", "370799195604283205", "户主"]]
    assert found(report(book(一=as_head))) == [(2, "id_in_other_household")]


def test_typing_does_not_count_but_a_new_number_of_the_household_does(areas):
    import_roster(
        by=None, file=RosterFile("x", book(一=[[*HEAD, "家庭住址"], *([*row, "东关街 1 号"] for row in ROWS)]))
    )
    typed = [
        [*HEAD, "家庭住址"],
        *([row[0], row[1], f" {row[2][0]}　{row[2][1:]}", row[3], row[4], "东关街１号"] for row in ROWS),
    ]
    again = report(book(一=typed))
    assert (again["households"]["unchanged"], again["members"]["unchanged"]) == (2, 3)
    renumbered = [HEAD, ["东关社区", "B7", *ROWS[0][2:]], ["东关社区", "B7", *ROWS[1][2:]]]
    changed = report(book(一=renumbered))
    assert (changed["households"]["new"], changed["households"]["changed"]) == (0, 1)
    assert changed["members"] == {"new": 0, "changed": 0, "unchanged": 2}


def test_another_head_is_a_change_of_the_household(areas):
    import_roster(by=None, file=RosterFile("x", book(一=[HEAD, *ROWS])))
    swapped = [HEAD, [*ROWS[0][:4], "夫"], [*ROWS[1][:4], "户主"], ROWS[2]]
    file = RosterFile("x", book(一=swapped))
    after = import_roster(by=None, file=file)
    assert after["households"]["changed"] == 1
    again = report(book(一=swapped))
    assert (again["households"]["unchanged"], again["members"]["unchanged"]) == (2, 3)


def test_unknown_area_unknown_column_and_a_long_text(areas):
    rows = [[*HEAD, "幸运数字", "家庭住址"], ["无名村", *ROWS[0][1:], 7, "长" * 300]]
    result = report(book(一=rows))
    assert {code for _, code in found(result, "warning")} >= {"area_unknown", "column_unknown"}
    assert (2, "value_too_long") in found(result)


def test_hidden_rows_are_imported_and_said(areas):
    workbook = openpyxl.load_workbook(io.BytesIO(book(一=[HEAD, *ROWS])))
    workbook["一"].row_dimensions[3].hidden = True
    content = io.BytesIO()
    workbook.save(content)
    result = report(content.getvalue())
    assert counts(result) == (2, 3, 0)
    assert [code for _, code in found(result, "warning")] == ["hidden_row"]


def test_two_levels_with_the_helpers_own_name(areas):
    rows = [
        ["家庭成员", "", "", "帮扶责任人", "", "户编号"],
        ["姓名", "证件号码", "与户主关系", "姓名", "联系电话", ""],
        ["谢万仓", "370799195503216134", "户主", "王干部", "19900000001", "A1"],
    ]
    result = report(book(一=rows))
    assert counts(result) == (1, 1, 0)
    assert result["sheets"][0]["header_row"] == 2


def test_without_a_column_of_communities_the_sheet_tells_the_community(areas):
    data = book(东关社区=[HEAD[1:], *(row[1:] for row in ROWS[:2])], 西关=[HEAD[1:], ROWS[2][1:]])
    file = RosterFile("x", data)
    assert found(report(data), "warning") == []
    import_roster(by=None, file=file)
    where = Household.objects.order_by("number").values_list("number", "area__name")
    assert list(where) == [("A1", "东关社区"), ("A2", "西关社区")]
    assert found(report(book(一=[HEAD[1:], ROWS[2][1:]])), "warning") == [(None, "area_unknown")]


def test_what_is_not_understood_is_kept_as_it_was_written(areas):
    head = [*HEAD, "性别", "出生日期", "文化程度"]
    data = book(一=[head, [*ROWS[0][:3], "", ROWS[0][4], "不详", "五十来岁", "私塾"]])
    assert {code for _, code in found(report(data), "warning")} >= {"value_unknown", "date_invalid", "id_missing"}
    import_roster(by=None, file=RosterFile("x", data))
    member = Member.objects.get()
    assert (member.sex, member.birth_date) == ("", None)
    assert (member.roster["sex"], member.roster["birth_date"]) == ("不详", "五十来岁")
    assert (member.education or member.roster["education"]) == "私塾"
    assert report(data)["members"] == {"new": 0, "changed": 0, "unchanged": 1}
