"""Whose a column is: the row's own person's, a relative's, a helper's; and lists that only tell of persons."""

import pytest

from caseload.core.sheets import read
from households.models import Household, Member
from households.roster.pipeline import read_tables
from households.roster.reading.captions import ColumnNames, Mapping
from households.roster.reading.table import find_table
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from tests.roster.rosters import book
from tests.roster.sampling import number
from tests.roster.test_shapes import homes

A, B, C, D = number(1), number(2, sex="F"), number(3, "19900101"), number(4, "19920101", "F")


def understood(*rows):
    return read_tables([find_table(sheet) for sheet in read(book(一=rows))])


def people(reading):
    return [(r.name, r.id_number, r.relation) for group in reading.groups for r in group.persons]


def unknown(*captions):
    table = find_table(read(book(一=[captions, ["x"] * len(captions)]))[0])
    return [caption.letter for caption in table.captions if caption.column is None]


FAMILY = [("谢万仓", A, "户主"), ("杜秀兰", B, "配偶"), ("谢军", C, "之子")]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["姓名", "身份证号", "配偶姓名", "身份证号", "子女姓名", "身份证号"], ["谢万仓", A, "杜秀兰", B, "谢军", C]),
        (["姓名", "身份证号", "配偶", "配偶身份证号码", "子女1姓名", "子女1身份证号"],
         ["谢万仓", A, "杜秀兰", B, "谢军", C]),
        (["户主姓名", "身份证号", "家庭住址", "姓名", "与户主关系", "身份证号", "姓名", "与户主关系", "身份证号"],
         ["谢万仓", A, "一号", "杜秀兰", "妻", B, "谢军", "长子", C]),
        (["户主", "身份证号",
          "成员1姓名", "成员1身份证号", "成员1与户主关系", "成员2姓名", "成员2身份证号", "成员2关系"],
         ["谢万仓", A, "杜秀兰", B, "妻", "谢军", C, "儿子"]),
        (["姓名1", "身份证号1", "与户主关系1", "姓名2", "身份证号2", "与户主关系2",
          "姓名3", "身份证号3", "与户主关系3"],
         ["谢万仓", A, "户主", "杜秀兰", B, "妻", "谢军", C, "长子"]),
    ],
    ids=["same captions", "named captions", "the same block again", "numbered members", "numbered columns"],
)  # fmt: skip
def test_people_named_beside_one_another_are_told_apart(head, row):
    assert people(understood(head, row)) == FAMILY


def test_blocks_under_merged_parents():
    head = ["户主", "", "家庭成员一", "", "", "家庭成员二", "", ""]
    below = ["姓名", "身份证号", "姓名", "身份证号", "与户主关系", "姓名", "身份证号", "与户主关系"]
    row = ["谢万仓", A, "杜秀兰", B, "妻", "谢军", C, "长子"]
    data = book(一=[head, below, row], merges=["A1:B1", "C1:E1", "F1:H1"])
    assert people(read_tables([find_table(sheet) for sheet in read(data)])) == FAMILY


@pytest.mark.parametrize("who", ["帮扶责任人", "监护人", "监护人姓名", "网格员", "填表人", "包村干部"])
def test_a_number_and_a_phone_after_somebody_else_are_not_the_persons(who):
    reading = understood(
        ["姓名", "身份证号", "与户主关系", "联系电话", who, "身份证号", "联系电话", "备注"],
        ["谢万仓", A, "户主", "13800000001", "王主任", B, "13900000009", "好"],
    )
    [head] = reading.groups[0].persons
    assert (head.id_number, head.person_values["note"]) == (A, "好")
    assert reading.groups[0].household_values["household_phone"] == ["13800000001"]


@pytest.mark.parametrize(
    "captions",
    [("包户干部", "联系电话"), ("帮扶负责人", "手机号"), ("结对党员", "电话"), ("帮扶单位", "联系人", "联系电话")],
)
def test_whoever_helps_by_whatever_name_keeps_their_phone(captions):
    row = ["谢万仓", A, "户主", *["民政局", "王主任", "13900000009"][-len(captions) :]]
    home = understood(["姓名", "身份证号", "与户主关系", *captions], row).groups[0].household_values
    assert (home["helper_name"], home["helper_phone"]) == ("王主任", ["13900000009"])
    assert "household_phone" not in home


@pytest.mark.parametrize("who", ["第一书记", "驻村干部姓名", "家庭医生", "志愿者", "责任人", "同住人", "受益人姓名"])
def test_a_number_and_a_phone_after_a_caption_that_no_table_knows_are_not_the_familys(who):
    captions = ["姓名", "身份证号", "与户主关系", who, "身份证号", "联系电话"]
    reading = understood(captions, ["谢万仓", A, "户主", "王主任", B, "13900000009"])
    [head] = reading.groups[0].persons
    assert head.id_number == A and "household_phone" not in reading.groups[0].household_values
    assert unknown(*captions) == ["D"]


def test_somebody_unknown_before_the_name_is_no_reason_to_leave_the_persons_number():
    reading = understood(["救助申请人员", "姓名", "身份证号", "联系电话"], ["x", "谢万仓", A, "13800000001"])
    assert people(reading)[0][:2] == ("谢万仓", A)
    assert reading.groups[0].household_values["household_phone"] == ["13800000001"]


def test_what_is_wrong_with_somebody_beside_names_the_column_by_its_letter():
    reading = understood(["姓名", "身份证号", "配偶姓名", "身份证号"], ["谢万仓", A, "杜秀兰", B[:-1]])
    assert [(p.column, p.code) for r in reading.records for p in r.problems] == [("身份证号(D)", "id_length")]


def test_a_second_number_that_nobody_is_named_for_is_asked_about():
    assert unknown("姓名", "身份证号", "与户主关系", "家庭住址", "身份证号") == ["E"]
    assert unknown("姓名", "身份证号", "与户主关系", "家庭住址", "姓名") == ["E"]


def test_a_household_of_the_head_alone_among_those_with_members():
    head = ["户主姓名", "户主身份证号", "家庭住址", "成员姓名", "身份证号", "与户主关系"]
    reading = understood(head, ["谢万仓", A, "一号", "杜秀兰", B, "配偶"], ["谢军", C, "二号", "", "", ""])
    assert homes(reading) == [("", ["谢万仓", "杜秀兰"]), ("", ["谢军"])]
    assert not reading.rejected


def test_numbers_that_begin_anew_on_each_sheet_are_other_families():
    head = ["户编号", "姓名", "身份证号", "与户主关系"]
    data = book(
        一组=[head, ["1", "谢万仓", A, "户主"], ["1", "杜秀兰", B, "妻"]], 二组=[head, ["1", "谢军", C, "户主"]]
    )
    reading = read_tables([find_table(sheet) for sheet in read(data)])
    assert homes(reading) == [("1", ["谢万仓", "杜秀兰"]), ("1", ["谢军"])]
    assert not reading.rejected


def test_the_same_person_twice_is_one_and_the_second_row_is_refused():
    head = ["户编号", "姓名", "身份证号", "与户主关系"]
    reading = understood(head, ["1", "谢万仓", A, "户主"], ["1", "杜秀兰", B, "妻"], ["1", "谢万仓", A, "户主"])
    assert {(r.row, p.code) for r in reading.records for p in r.problems} == {(4, "id_duplicate_in_file")}


HEAD = ["社区", "户编号", "姓名", "身份证号", "与户主关系", "家庭住址"]
ROWS = [
    ["东关社区", "H1", "谢万仓", A, "户主", "一号"],
    ["东关社区", "H1", "杜秀兰", B, "配偶", "一号"],
    ["东关社区", "H2", "谢军", C, "户主", "二号"],
]


def put(data):
    return import_roster(by=None, file=RosterFile("x", data), skip_invalid=True)


def test_a_list_of_persons_finds_them_where_they_live(areas):
    put(book(一=[HEAD, *ROWS]))
    captions = ["序号", "姓名", "残疾证号", "类别", "等级", "监护人", "联系电话", "家庭住址"]
    disabled = [
        [1, "杜秀兰", B + "42", "肢体", "二级", "谢万仓", "13800000001", "东关街"],
        [2, "谢万仓", A + "11", "视力", "一级", "", "", "东关街"],
        [3, "新来的", D + "33", "言语", "三级", "", "", "东关街9号"],
    ]
    report = put(book(残疾人名单=[captions, *disabled]))
    assert report["rows"] == {"read": 3, "skipped": 0, "rejected": 0}
    assert report["households"] == {"new": 1, "changed": 0, "unchanged": 1, "absent": 0}
    assert report["members"] == {"new": 1, "changed": 2, "unchanged": 0}
    wife = Member.objects.get(name="杜秀兰")
    assert (wife.disability_type, wife.disability_level, wife.household.number) == ("肢体", "二级", "H1")
    home = Household.objects.get(number="H1")
    assert (home.head_name, home.address, home.phones) == ("谢万仓", "一号", [])


def test_a_spouse_beside_a_list_of_members_is_missed_unless_they_have_a_row():
    head = ["户编号", "姓名", "身份证号", "与户主关系", "配偶"]
    reading = understood(head, ["1", "谢万仓", A, "户主", "杜秀兰"], ["1", "谢军", C, "之子", "无"])
    assert [(r.row, p.column, p.code, p.raw) for r in reading.records for p in r.problems] == [
        (2, "配偶", "kin_not_read", "杜秀兰")
    ]
    reading = understood(head, ["1", "谢万仓", A, "户主", "杜秀兰"], ["1", "杜秀兰", B, "妻", "谢万仓"])
    assert not [p for r in reading.records for p in r.problems]


def test_whoever_is_placed_by_the_wife_alone_is_told(areas):
    put(book(一=[HEAD, *ROWS]))
    captions = ["姓名", "身份证号", "配偶姓名", "配偶身份证号"]
    report = put(book(名单=[captions, ["新来的", D, "杜秀兰", B]]))
    [problem] = [p for p in report["problems"] if p["code"] == "joined_by_others"]
    assert problem["level"] == "warning" and "H1 谢万仓" in problem["message"]
    report = put(book(名单=[captions, ["谢万仓", A, "杜秀兰", B]]))
    assert "joined_by_others" not in {p["code"] for p in report["problems"]}


def test_a_household_without_a_head_is_refused_unless_it_is_known(areas):
    rows = [["户编号", "姓名", "身份证号"], ["H1", "谢万仓", A], ["H1", "杜秀兰", B]]
    assert {p["code"] for p in put(book(一=rows))["problems"] if p["level"] == "error"} == {"head_missing"}
    put(book(一=[HEAD, *ROWS]))
    report = put(book(一=rows))
    assert (report["rows"]["rejected"], report["households"]["unchanged"]) == (0, 1)


def test_a_number_of_another_family_in_the_same_place_is_refused_and_names_it(areas):
    put(book(一=[HEAD, *ROWS]))
    report = put(book(一=[HEAD, ["东关社区", "H1", "新户主", D, "户主", "五号"]]))
    [problem] = [p for p in report["problems"] if p["level"] == "error"]
    assert problem["code"] == "number_of_other_household" and "H1 谢万仓" in problem["message"]


def test_a_masked_number_changes_nothing_and_is_not_complained_of(areas):
    put(book(一=[HEAD, *ROWS]))
    masked = [[*row[:3], f"{row[3][:6]}********{row[3][-4:]}", *row[4:], "138****5678", "****1234"] for row in ROWS]
    head = [*HEAD, "联系电话", "银行账号"]
    report = check_roster(by=None, file=RosterFile("x", book(一=[head, *masked])))
    assert report["problems"] == [] and report["members"] == {"new": 0, "changed": 0, "unchanged": 3}
    new = ["西关社区", "H9", "新来的", "3707**********1234", "户主", "九号"]
    report = check_roster(by=None, file=RosterFile("x", book(一=[HEAD, new])))
    assert [p["code"] for p in report["problems"]] == ["id_missing"]


def test_of_sheets_of_several_years_the_newest_is_the_roster(areas):
    changed = [[*row[:5], f"{row[5]}新"] for row in ROWS]
    data = {"2023年": [HEAD, *ROWS], "2024年": [HEAD, *changed]}
    report = put(book(**data))
    assert (report["rows"]["read"], report["rows"]["rejected"], report["households"]["new"]) == (3, 0, 2)
    assert [(p["sheet"], p["code"]) for p in report["problems"]] == [("2023年", "older_sheet")]
    assert Household.objects.get(number="H2").address == "二号新"
    other = [HEAD, ["东关社区", "H3", "新来的", D, "户主", "三号"]]
    report = put(book(**{"2023年新增": [HEAD, *ROWS], "2024年新增": other}))
    assert report["rows"]["read"] == 4


def test_a_family_of_which_half_is_known_is_the_same_and_of_which_less_is_another(areas):
    put(book(一=[HEAD, *ROWS]))
    known, new = ROWS[1], [["东关社区", "H1", *who, "其他", "一号"] for who in (("钱一", D), ("钱二", number(5)))]
    for others, is_same in ((new[:1], True), (new, False)):
        head, *rest = others
        rows = [[*head[:4], "户主", head[5]], *rest, known]
        report = check_roster(by=None, file=RosterFile("y", book(一=[HEAD, *rows])))
        assert (report["households"]["changed"], report["rows"]["rejected"]) == ((1, 0) if is_same else (0, len(rows)))
        assert report["members"]["unchanged"] == (1 if is_same else 0)


@pytest.mark.parametrize(("registered", "is_same"), [("", True), (B, False)])
def test_a_namesake_with_another_number_is_another_person(areas, registered, is_same):
    put(book(一=[HEAD, ROWS[0], [*ROWS[1][:3], registered, *ROWS[1][4:]]]))
    row = [*ROWS[1][:3], D, "户主", "九号"]
    report = check_roster(by=None, file=RosterFile("y", book(一=[HEAD, row])))
    assert ("number_of_other_household" in {p["code"] for p in report["problems"]}) is not is_same


def test_a_household_that_its_roster_lists_elsewhere_lies_there_now(areas):
    put(book(一=[HEAD, *ROWS]))
    put(book(一=[HEAD, *([*("西关社区", *row[1:5]), "九号"] for row in ROWS)]))
    assert set(Household.objects.values_list("area__name", "address")) == {("西关社区", "九号")}


def test_nobody_is_registered_with_a_head_who_lives_in_another_household(areas):
    put(book(一=[HEAD, *ROWS]))
    rows = [["西关社区", "H9", "杜秀兰", B, "户主", "九号"], ["西关社区", "H9", "钱一", D, "之子", "九号"]]
    report = put(book(一=[HEAD, *rows]))
    assert (report["households"]["new"], report["members"]["new"]) == (0, 0)
    assert not Member.objects.filter(name="钱一").exists() and Household.objects.count() == 2


@pytest.mark.parametrize(("second", "told"), [(B, ["household_conflict"]), (A, []), ("", [])])
def test_a_second_number_that_somebody_mapped_by_hand_is_compared_with_the_first(second, told):
    captions = ["姓名", "身份证号", "与户主关系", "家庭住址", "身份证号"]
    keys = frozenset({*captions, "身份证号#2"})
    names = ColumnNames(mappings=(Mapping(keys, {"身份证号#2": "cert_no"}),))
    for first, other in ((A, second), ("", A)):
        sheet = read(book(一=[captions, ["谢万仓", first, "户主", "一号", other]]))[0]
        [head] = read_tables([find_table(sheet, names)]).records
        assert head.id_number == A
        assert [problem.code for problem in head.problems] == (told if first else [])


def test_phones_go_to_whom_they_stand_behind_and_a_second_one_to_the_family():
    captions = ["姓名", "身份证号", "与户主关系", "帮扶单位", "帮扶责任人", "联系电话", "联系电话"]
    row = ["谢万仓", A, "户主", "民政局", "王主任", "13900000009", "13800000001"]
    home = understood(captions, row).groups[0].household_values
    assert (home["helper_unit"], home["helper_phone"], home["household_phone"]) == (
        "民政局",
        ["13900000009"],
        ["13800000001"],
    )
    home = understood([*captions[:3], "户主姓名", "联系电话"], [*row[:3], "谢万仓", "13800000001"]).groups[0]
    assert home.household_values["household_phone"] == ["13800000001"]


@pytest.mark.parametrize("caption", ["子女{}{fact}", "子女{fact}{}", "子女{fact}({})"])
def test_children_are_told_apart_by_their_numbers_wherever_these_stand(caption):
    captions = [caption.format(n, fact=fact) for n in (1, 2) for fact in ("姓名", "身份证号")]
    reading = understood(["姓名", "身份证号", *captions], ["谢万仓", A, "谢军", C, "谢芳", B])
    assert people(reading) == [("谢万仓", A, "户主"), ("谢军", C, "之子"), ("谢芳", B, "之女")]


def test_a_heading_of_two_characters_that_names_somebody_makes_a_table():
    assert people(understood(["姓名", "配偶", "子女"], ["谢万仓", "杜秀兰", "谢军"]))[1][:1] == ("杜秀兰",)


def test_the_head_is_whose_number_the_columns_give_and_nobody_without_a_number():
    rows = [["户编号", "姓名", "身份证号", "户主身份证号"], ["1", "谢军", C, A], ["1", "谢万仓", A, A]]
    assert understood(*rows).groups[0].head.name == "谢万仓"
    rows = [["户编号", "姓名", "身份证号"], ["1", "谢军", ""], ["1", "谢万仓", ""]]
    assert understood(*rows).groups[0].head is None


@pytest.mark.parametrize(("with_rows", "made"), [(0, 2), (1, 1)])
def test_heads_are_made_from_their_columns_where_most_households_lack_their_rows(with_rows, made):
    captions = ["户编号", "户主姓名", "户主身份证号", "姓名", "身份证号", "与户主关系"]
    rows = [["1", "谢万仓", A, "杜秀兰", B, "配偶"], ["2", "谢军", C, "谢小", D, "之女"]]
    rows += [["3", "钱一", "", "钱一", number(7), "户主"]] * with_rows
    reading = understood(captions, *rows)
    assert sum(group.head is not None for group in reading.groups) == made + 2 * with_rows
    rows = [rows[0], ["3", "钱一", "", "钱一", number(7), "户主"]]
    assert [bool(group.head) for group in understood(captions, *rows).groups] == [False, True]


@pytest.mark.parametrize(("others", "are_heads"), [(5, True), (6, False)])
def test_heads_noted_behind_names_count_where_a_household_of_usual_size_has_one(others, are_heads):
    people = [["周一(户主)", A], *[[f"周{n}", ""] for n in range(others)]]
    groups = understood(["姓名", "身份证号", "性别"], *[[*one, "男"] for one in people]).groups
    assert len(groups) == (1 if are_heads else 1 + others)
