"""The shapes in which offices send a roster (DOMAIN 1.4), each a small file made here and read without a registry."""

import pytest

from caseload.core.sheets import read
from households.roster.pipeline import read_tables
from households.roster.reading.captions import NO_NAMES
from households.roster.reading.categories import categories_in
from households.roster.reading.columns import BY_ID
from households.roster.reading.next_header import NextHeader
from households.roster.reading.preview import Understood
from households.roster.reading.table import find_table
from tests.roster.rosters import book
from tests.xls import xls

A = [["谢万仓", "370799195503216134", "户主"], ["杜秀兰", "370799195604283205", "配偶"]]
B = [["杜永禄", "370799194305284094", "户主"]]
WHO = ["姓名", "证件号码", "与户主关系"]
HEAD = ["村", "户编号", *WHO]
ROWS = [["东关社区", "A1", *A[0]], ["东关社区", "A1", *A[1]], ["西关社区", "A2", *B[0]]]
HOMES = [("A1", ["谢万仓", "杜秀兰"]), ("A2", ["杜永禄"])]
UNNUMBERED = [("", names) for _, names in HOMES]


def page(rows):
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>"


def understood(data):
    sheets = read(data) if isinstance(data, bytes) else data
    tables = [table for sheet in sheets if not sheet.hidden and (table := find_table(sheet))]
    return read_tables(tables)


def homes(reading):
    return [(group.number, [record.name for record in group.persons]) for group in reading.groups]


def codes(reading):
    return {(problem.row, problem.code) for record in reading.records for problem in record.problems}


def skipped(reading):
    return sum(table.skipped for table in reading.tables)


# --- kinds of files ---


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_text(separator, encoding):
    text = "\r\n".join(separator.join(row) for row in [HEAD, *ROWS])
    assert homes(understood(text.encode(encoding))) == HOMES


@pytest.mark.parametrize("wrap", ['="{}"', "\t{}", "'{}", '"\t{}"', '"=""{}"""', "{}\t"])
def test_wrapped_numbers(wrap):
    lines = [HEAD, *([*row[:3], wrap.format(row[3]), row[4]] for row in ROWS)]
    reading = understood("\n".join(",".join(row) for row in lines).encode("gb18030"))
    assert (homes(reading), codes(reading)) == (HOMES, set())


@pytest.mark.parametrize(
    "declared", ['<meta charset="gb2312">', "", '<meta http-equiv=x content="text/html;charset=gbk">']
)
def test_html_under_the_name_of_xls(declared):
    assert homes(understood((declared + page([HEAD, *ROWS])).encode("gbk"))) == HOMES


def test_html_of_excel_with_spans_and_cells_without_ends():
    text = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><style>td{mso-number-format:"\\@"}</style><table>
    <tr><td colspan=5>花名册</td></tr><tr><th>村<th>户编号<th>姓名<th>证件号码<th>与户主关系
    <tr><td rowspan=2>东关社区<td rowspan=2>A1<td>谢万仓&nbsp;<td>370799195503216134<td>户主
    <tr><td>杜秀兰<td>370799195604283205<td>配偶<tr><td>西关社区<td>A2<td>杜永禄<td>370799194305284094<td>户主</table>"""
    assert homes(understood(text.encode("utf-16"))) == HOMES


def test_xls_with_a_hidden_sheet_and_merged_cells():
    rows = [ROWS[0], ["", "", *A[1]], ROWS[2]]
    data = xls({"一": [HEAD, *rows], "旧": [HEAD, *ROWS]}, hidden=["旧"], merges=[(1, 0, 2, 0), (1, 1, 2, 1)])
    reading = understood(data)
    assert homes(reading) == HOMES
    assert [table.name for table in reading.tables] == ["一"]


# --- the header ---


@pytest.mark.parametrize("above", range(10))
def test_the_header_is_found_in_the_first_ten_rows(above):
    rows = [["2024年城乡困难群众花名册"], ["单位：云门山街道", "", "填报日期：2024.3"], *([""] for _ in range(8))]
    reading = understood(book(一=[*rows[:above], HEAD, *ROWS]))
    assert (homes(reading), reading.tables[0].header_row) == (HOMES, above + 1)


def test_merged_titles_above_the_header():
    rows = [["花名册"], ["单位：云门山街道", "", "", "2024年3月"], HEAD, *ROWS]
    assert homes(understood(book(一=rows, merges=["A1:E1", "A2:C2", "D2:E2"]))) == HOMES


def test_two_header_rows_with_merged_parents():
    rows = [
        ["村", "户编号", "家庭成员", "", "", "保障情况", ""],
        ["", "", *WHO, "保障人数", "家庭补差"],
        *([*row, 2, 300] for row in ROWS),
    ]
    reading = understood(book(一=rows, merges=["A1:A2", "B1:B2", "C1:E1", "F1:G1"]))
    assert (homes(reading), reading.tables[0].header_row) == (HOMES, 2)
    assert reading.groups[0].household_values["covered_count"] == "2"


def test_three_header_rows_with_merged_parents():
    rows = [
        ["村", "户编号", "家庭情况", "", "", "", ""],
        ["", "", "成员", "", "", "保障", ""],
        ["", "", *WHO, "保障人数", "家庭补差"],
        ["甲", "乙", 1, 2, 3, 4, 5],
        *([*row, 2, 300] for row in ROWS),
    ]
    reading = understood(book(一=rows, merges=["A1:A3", "B1:B3", "C1:G1", "C2:E2", "F2:G2"]))
    assert (homes(reading), reading.tables[0].header_row, skipped(reading)) == (HOMES, 3, 1)
    assert set(reading.groups[0].household_values) >= {"covered_count", "monthly_amount"}


def test_captions_with_spaces_breaks_stars_units_hints_and_full_width():
    head = [
        "所 属\n社 区",
        "户 编 号（必填）",
        "*姓　名",
        "证件号码【18位】",
        "与户主关系\n(选填)",
        "家庭年收入(万元)",
        "住房面积（㎡）",
    ]
    reading = understood(book(一=[head, *([*row, "1.2", "80.5"] for row in ROWS)]))
    assert homes(reading) == HOMES
    assert str(reading.groups[0].household_values["net_income"]) == "12000.00"
    assert str(reading.groups[0].household_values["house_area_m2"]) == "80.50"


def test_the_same_caption_twice_gives_the_one_that_is_filled_and_says_where_they_differ():
    head = [*HEAD, "风险是否已消除", "风险是否已消除", "联系电话", "联系电话"]
    phones = ["13800000001", "13800000002"]
    rows = [[*ROWS[0], "", "是", *phones], [*ROWS[1], "", "", "", ""], [*ROWS[2], "是", "否", "", phones[1]]]
    reading = understood(book(一=[head, *rows]))
    first, second = reading.groups
    assert first.household_values["risk_removed"] is True and second.household_values["risk_removed"] is True
    assert codes(reading) == {(4, "household_conflict")}
    assert (first.household_values["household_phone"], second.household_values["household_phone"]) == (
        phones,
        phones[1:],
    )


# --- the rows ---


def test_merged_household_cells():
    rows = [HEAD, ROWS[0], ["", "", *A[1]], ROWS[2]]
    assert homes(understood(book(一=rows, merges=["A2:A3", "B2:B3"]))) == HOMES


def test_a_cell_merged_over_two_households_is_said_of_both():
    head = ["户编号", "家庭住址", *WHO]
    rows = [head, *(["A1", "一号院", *person] for person in A), ["A2", "", *B[0]]]
    groups = understood(book(一=rows, merges=["B2:B4"])).groups
    assert [group.household_values.get("address") for group in groups] == ["一号院", "一号院"]


def test_merged_serial_numbers_alone_join_a_household():
    rows = [["序号", "户主姓名", *WHO[:2]], [1, "谢万仓", *A[0][:2]], ["", "", *A[1][:2]], [2, "杜永禄", *B[0][:2]]]
    reading = understood(book(一=rows, merges=["A2:A3"]))
    assert homes(reading) == UNNUMBERED
    assert codes(reading) == set()


def test_household_columns_only_on_the_first_row_fill_down_and_person_columns_do_not():
    head = ["村", "户编号", "家庭住址", *WHO, "文化程度"]
    rows = [["东关社区", "A1", "一号", *A[0], "小学"], ["", "", "", *A[1], ""], ["西关社区", "A2", "", *B[0], ""]]
    reading = understood(book(一=[head, *rows]))
    assert homes(reading) == HOMES
    assert [group.household_values.get("address") for group in reading.groups] == ["一号", None]
    assert [record.person_values.get("education") for record in reading.records] == ["小学", None, None]


@pytest.mark.parametrize("head", ["户主", "本人", "户主本人", "申请人"])
def test_a_household_begins_at_its_head(head):
    rows = [["村", *WHO], *([row[0], *row[2:4], row[4].replace("户主", head)] for row in ROWS)]
    assert homes(understood(book(一=rows))) == UNNUMBERED


def test_households_and_members_on_two_sheets_joined_by_number():
    listing = [["户编号", "村", "户主姓名", "家庭住址"], ["A1", "东关社区", "谢万仓", "一号"], ["A3", "", "无人", ""]]
    reading = understood(book(户=listing, 人=[HEAD[1:], *(row[1:] for row in ROWS)]))
    assert homes(reading) == [("A1", ["谢万仓", "杜秀兰"]), ("A3", [])]
    assert reading.groups[0].household_values["address"] == "一号"
    assert codes(reading) == {(3, "head_missing"), (4, "household_missing")}


def test_numbers_that_one_sheet_keeps_as_text_and_the_other_as_figures_join():
    listing = [["户编号", "村", "户主姓名"], [1001, "东关社区", "谢万仓"]]
    members = [HEAD[1:], *(["1001", *row] for row in A)]
    reading = understood(book(户=listing, 人=members))
    assert (homes(reading), codes(reading)) == ([("1001", ["谢万仓", "杜秀兰"])], set())


def test_a_sheet_for_each_community_and_a_dictionary():
    words = [["性别", "民族", "文化程度"], ["男", "汉族", "小学"]]
    reading = understood(book(东关=[HEAD, *ROWS[:2]], 西关=[HEAD, ROWS[2]], 字典=words, 说明=[["填表说明"], ["一、…"]]))
    assert homes(reading) == HOMES
    assert [table.name for table in reading.tables] == ["东关", "西关"]


@pytest.mark.parametrize("total", ["合计", "合 计", "小计：", "总计", "本页小计", "东关社区小计", "共计2户3人", "累计"])
@pytest.mark.parametrize("place", [0, 2, 3])
def test_totals_above_between_and_below(total, place):
    rows = [*ROWS[:place], [total, "", 3, 3, ""], *ROWS[place:]]
    reading = understood(book(一=[HEAD, *rows]))
    assert (homes(reading), skipped(reading)) == (HOMES, 1)


COUNTS = [[1, 2, 3, 4, 5], ["甲", "乙", "1", "2", "3"], ["(1)", "(2)", "(3)", "(4)", "(5)"], list("ABCDE")]


@pytest.mark.parametrize("numbers", COUNTS, ids=str)
def test_column_numbers_below_the_header(numbers):
    reading = understood(book(一=[HEAD, numbers, *ROWS]))
    assert (homes(reading), skipped(reading)) == (HOMES, 1)


FOOTERS = [
    ["填表人：张三", "", "审核人：李四", "", "填报日期：2024年3月1日"],
    ["注：本表一式两份。"],
    ["单位（盖章）：云门山街道"],
    ["制表：王五", "", "", "", ""],
    ["备注", "以上数据截至2024年3月"],
    ["说明：1.户编号按全国系统填写；2.不得漏填"],
    ["领导签批人：", "", "", "经办人：赵六"],
    ["第1页，共3页"],
]


@pytest.mark.parametrize("footer", FOOTERS, ids=lambda row: row[0])
def test_footers(footer):
    reading = understood(book(一=[HEAD, *ROWS, footer]))
    assert (homes(reading), skipped(reading)) == (HOMES, 1)


def test_the_header_once_more_on_every_page():
    reading = understood(book(一=[HEAD, *ROWS[:2], ["花名册（续）"], HEAD, ROWS[2]]))
    assert (homes(reading), skipped(reading)) == (HOMES, 2)


def test_a_heading_merged_into_the_rows_below_joins_nobody():
    head = ["户编号", "村", *WHO]
    rows = [["", *row[:1], *row[2:]] for row in ROWS]
    table = find_table(read(book(一=[head, *rows], merges=["A1:A3"]))[0])
    assert table.spans == {}


def test_a_header_that_is_repeated_is_no_second_level_of_it():
    assert find_table(read(book(一=[HEAD, HEAD, *ROWS]))[0]).header_row == 1


@pytest.mark.parametrize(("more", "said"), [(["网格", "甲"], True), (["甲", "乙"], False), (["甲"], True)])
def test_a_header_below_is_known_by_two_thirds_of_its_cells(more, said):
    watching = NextHeader(find_table(read(book(一=[HEAD, *ROWS]))[0]), NO_NAMES.added)
    cells = ["姓名", "证件号码", "户编号", *more]
    assert watching.is_another(cells, range(len(cells))) is said


@pytest.mark.parametrize(("beyond", "said"), [(0, False), (1, True)])
def test_a_name_is_too_long_beyond_its_limit(beyond, said):
    name = "长" * (BY_ID["name"].limit + beyond)
    reading = understood(book(一=[HEAD, ["东关社区", "A1", name, *A[0][1:]]]))
    assert ((2, "value_too_long") in codes(reading)) is said


def test_of_a_bank_account_the_first_look_shows_the_end():
    sheet = read(book(一=[[*HEAD, "银行账号"], [*ROWS[0], "6200002458201688247"]]))[0]
    assert Understood.of(sheet, find_table(sheet)).samples[-1] == ["**** **** **** 8247"]


@pytest.mark.parametrize(
    ("source", "spoken", "given"),
    [("dibao", {"dibao"}, {"dibao"}), ("tekun", {"tekun"}, {"tekun"}), ("survey", set(), set())],
)
def test_a_list_of_those_who_receive_gives_its_category_without_a_column(source, spoken, given):
    sheet = read(book(一=[["姓名", "证件号码", "与户主关系"], ["谢万仓", "370799195503216134", "户主"]]))[0]
    (group,) = read_tables([find_table(sheet)]).groups
    assert categories_in(group, source) == (spoken, given)
