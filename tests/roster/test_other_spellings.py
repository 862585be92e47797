"""Further files of the kinds that the contract names: other words, other headings, other places for the same thing."""

import pytest

from caseload.core import wall_clock
from caseload.core.dates import parse_date
from caseload.core.personal import split_phones
from caseload.core.sheets import read
from households.models import Household, Member
from households.roster.reading.areas import Areas
from households.roster.reading.periods import older_tables
from households.roster.reading.table import find_table
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from households.services.members import remove_member
from tests import make
from tests.roster.rosters import book
from tests.roster.sampling import number
from tests.roster.test_shapes import codes, homes, skipped, understood

A, B, C = number(1), number(2), number(3)
WHO = ["社区", "户编号", "姓名", "身份证号", "与户主关系", "住址"]
HOME = [["东关社区", "H1", "周一", A, "户主", "甲路1号"], ["东关社区", "H1", "周二", B, "之子", "甲路1号"]]
OTHER = [["西关社区", "H2", "周三", C, "户主", "乙路2号"]]
HOMES = [("H1", ["周一", "周二"]), ("H2", ["周三"])]


def rows(*given):
    return understood(book(S=given))


def told(cell, *, kind=None):
    """What is understood of a second person whose number is ``cell``."""
    reading = rows([*WHO, "证件类型"], [*HOME[0], ""], [*HOME[1][:3], cell, *HOME[1][4:], kind])
    record = reading.records[1]
    return record.id_number, record.paper, record.why_no_number, {p.code for p in record.problems}


@pytest.mark.parametrize("cell", ["?", "x", "XXX", "nan", "？？"])
def test_what_has_no_digit_is_no_mistyped_number(cell):
    assert told(cell) == ("", "", "", {"id_missing"})


@pytest.mark.parametrize(
    "cell", ["3707991990****003*", "370799-----003X", "尾号0036", "3707…0036", "37079919＊＊＊＊0036"]
)
def test_a_number_hidden_in_whatever_way_is_not_complained_of(cell):
    assert not told(cell)[3]


@pytest.mark.parametrize(
    "cell", [f"ID:{B}", f"身份证：{B}", f"{B}（本人）", f"居民身份证号码{B}", f"临时身份证{B}", f"\u202d{B}\u202c"]
)
def test_a_number_among_words_that_say_what_it_is(cell):
    assert told(cell)[0] == B


def test_a_number_among_words_that_name_somebody_is_nobodys():
    assert told(f"父亲身份证{B}")[0] == ""


@pytest.mark.parametrize(
    ("kind", "cell", "paper"),
    [
        ("其他", "OTHER-12345", "其他证件"),
        ("警察证", "011234", "军官证"),
        ("离休证", "LX-00123", "其他证件"),
        ("结婚证", "J370781-2010-000123", "其他证件"),
        ("居留许可", "RP99887766", "外国人永久居留身份证"),
        ("", "出生证明编号O370123456", "出生医学证明"),
    ],
)
def test_the_number_of_any_other_paper_is_that_papers(kind, cell, paper):
    found, of, _words, problems = told(cell, kind=kind)
    assert (of, problems - {"value_unknown"}) == (paper, {"id_missing"}) and found and "编" not in found


@pytest.mark.parametrize(("kind", "cell"), [("离休证", B[:-1]), ("旧版身份证", "12345"), ("残疾证", "12345")])
def test_a_mistyped_number_stays_one_whatever_the_kind_is_called(kind, cell):
    found, of, _words, problems = told(cell, kind=kind)
    assert (found, of) == ("", "") and "id_length" in problems


def test_a_column_of_marks_says_who_is_the_head():
    reading = rows(
        ["社区", "姓名", "身份证号", "户主"],
        ["东关社区", "周一", A, "√"],
        ["东关社区", "周二", B, ""],
        ["西关社区", "周三", C, "√"],
    )
    assert homes(reading) == [("", ["周一", "周二"]), ("", ["周三"])]


def test_a_note_behind_the_name_says_who_is_the_head():
    reading = rows(
        ["社区", "姓名", "身份证号"], ["东关社区", "周一（户主）", A], ["东关社区", "周二", B], ["", "周三(户主)", C]
    )
    assert [(group.head.name, len(group.persons)) for group in reading.groups] == [("周一", 2), ("周三", 1)]


@pytest.mark.parametrize(
    "names", [("家属1姓名", "家属1关系", "家属1身份证号"), ("姓名.1", "与户主关系.1", "身份证号.1")]
)
def test_members_beside_the_head_under_other_headings(names):
    own = ["户主", "身份证号"] if "家属" in names[0] else ["姓名", "身份证号", "与户主关系"]
    reading = rows(["社区", *own, *names], ["东关社区", "周一", A, *["户主"][: len(own) - 2], "周二", "之子", B])
    assert homes(reading) == [("", ["周一", "周二"])]


@pytest.mark.parametrize(
    "total",
    [["东关社区", "小计", "2人"], ["东关社区", "", "小　计", "2"], ["东关社区", "本户共2人"], ["东关社区", "合计：2"]],
)
def test_a_total_behind_the_community_is_no_person(total):
    reading = rows(WHO, *HOME, total, *OTHER)
    assert (homes(reading), codes(reading), skipped(reading)) == (HOMES, set(), 1)


def test_a_second_table_below_is_read_under_its_own_headings():
    below = ["家庭住址", "姓名", "与户主关系", "公民身份号码", "家庭编号", "所属社区", "民族"]
    reading = rows(WHO, *HOME, [], below, ["乙路2号", "周三", "户主", C, "H2", "西关社区", "回族"])
    assert (homes(reading), codes(reading), skipped(reading)) == (HOMES, set(), 1)
    last = reading.records[-1]
    assert (last.id_number, last.village, last.household_values["address"]) == (C, "西关社区", "乙路2号")
    assert last.person_values["ethnicity"] == "回族"


@pytest.mark.parametrize("mark", ["|", "，", "；"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_text_parted_by_other_marks(mark, encoding):
    text = "\r\n".join(mark.join(row) for row in [WHO, *HOME, *OTHER])
    assert homes(understood(text.encode(encoding))) == HOMES


@pytest.mark.parametrize(
    ("older", "newer"),
    [("202511", "202512"), ("2025.9", "2025.12"), ("2025-11", "2026-01"), ("25年", "26年"), ("上半年", "下半年")],
)
def test_of_sheets_named_by_other_periods_the_newest_is_read(older, newer):
    tables = [find_table(sheet) for sheet in read(book(**{older: [WHO, *HOME], newer: [WHO, *HOME]}))]
    assert older_tables(tables) == {older: newer}


@pytest.mark.parametrize("names", [("Sheet1", "Sheet2"), ("1组", "2组"), ("第1网格", "第2网格")])
def test_sheets_that_are_only_numbered_are_no_periods(names):
    assert older_tables([find_table(sheet) for sheet in read(book(**{name: [WHO, *HOME] for name in names}))]) == {}


@pytest.mark.parametrize(
    "text",
    [
        "云门山东关社区",
        "东关村委",
        "东关社区党群服务中心",
        "云门山街道-东关社区",
        "云门山/东关",
        "1.东关社区",
        "370781006001",
        "东关社区居委",
        "东关社区2组",
        "东关社区居民小组",
        "东关社区十二号楼组",
        "370781006001 东关社区",
        "東關社區",
        "雲門山街道東關社區",
    ],
)
def test_a_community_is_known_in_further_spellings(areas, text):
    assert Areas().named(text) == areas[0]


def test_a_grid_is_known_with_its_number_behind(areas):
    grid = make.area(areas[0], "370781006001001", "第一网格")
    assert Areas().named("东关社区网格一") == grid == Areas().named("东关社区1网格")
    assert Areas().named("东关一网格") == grid == Areas().named("东关一号网格")


@pytest.mark.parametrize("said", ["正常", ""])
def test_who_died_in_another_household_is_not_entered_as_living(areas, importer, said):
    there = make.household(areas[1], "李四")
    dead = make.member(there, "周二", "之子", id_number=B)
    remove_member(by=importer, member=dead, status=Member.Status.DEAD, on=wall_clock.today())
    data = book(S=[[*WHO, "成员状态"], [*HOME[0], "正常"], [*HOME[1], said]])
    report = check_roster(by=importer, file=RosterFile("x.xlsx", data))
    [problem] = [problem for problem in report["problems"] if problem["level"] == "error"]
    assert (problem["row"], problem["code"]) == (3, "id_in_other_household")
    import_roster(by=importer, file=RosterFile("x.xlsx", data), skip_invalid=True)
    assert [member.name for member in Household.objects.get(number="H1").members.all()] == ["周一"]


def test_who_died_there_may_be_listed_here_as_dead(areas, importer):
    there = make.household(areas[1], "李四")
    dead = make.member(there, "周二", "之子", id_number=B)
    remove_member(by=importer, member=dead, status=Member.Status.DEAD, on=wall_clock.today())
    data = book(S=[[*WHO, "成员状态"], [*HOME[0], "正常"], [*HOME[1], "死亡"]])
    assert check_roster(by=importer, file=RosterFile("x.xlsx", data))["rows"]["rejected"] == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年三月五日", "2024-03-05"),
        ("一九六〇年四月十二日", "1960-04-12"),
        ("二零二五年十二月", "2025-12"),
        ("二○二五年元月三十日", "2025-01-30"),
        ("二〇二四年二月廿九", "2024-02-29"),
        ("19600412.0", "1960-04-12"),
    ],
)
def test_dates_in_words(text, day):
    assert str(parse_date(text)) == day


@pytest.mark.parametrize("phone", ["86-13805360211", "8613805360211", "0086 138 0536 0211", "\u202a13805360211\u202c"])
def test_phones_with_the_country_or_unseen_signs(phone):
    assert split_phones(phone) == ["13805360211"]


def test_a_column_that_says_only_whether_somebody_died(areas):
    reading = rows([*WHO, "是否死亡"], [*HOME[0], "否"], [*HOME[1], "是"])
    head, other = reading.records
    assert "member_status" not in head.person_values and other.person_values["member_status"] == "dead"
    assert "member_gone" in {problem.code for problem in other.problems}


def test_words_with_the_character_of_a_total_do_not_make_a_total_of_somebody():
    head = ["姓名", "政治面貌", "身份证号", "与户主关系", "社区", "户编号"]
    reading = rows(
        head, ["周一", "中共党员", A, "户主", "东关社区", "H1"], ["周二", "共青团员", B, "之子", "东关社区", "H1"]
    )
    assert [record.name for record in reading.records] == ["周一", "周二"]


def test_two_facts_of_a_person_whom_the_row_does_not_name_are_a_person_and_one_is_not():
    head, unnamed = [*WHO, "性别", "文化程度"], ["", "", "", "", "", ""]
    for facts, found in ((["男", "初中"], 2), (["男", ""], 1)):
        assert len(rows(head, [*HOME[0], "男", "小学"], [*unnamed, *facts]).records) == found, facts


def test_the_head_is_the_row_that_the_column_names_however_the_name_is_spaced():
    head = ["社区", "户编号", "姓名", "身份证号", "与户主关系", "户主姓名"]
    people = [["东关社区", "H1", "周一", A, "", "周　二"], ["东关社区", "H1", "周二", B, "", "周　二"]]
    found = rows(head, *people).records
    assert [record.name for record in found if record.is_head] == ["周二"]


@pytest.mark.parametrize(
    ("caption", "head", "other"),
    [
        ("户主/成员", "户主", "成员"),
        ("户主标志", "T", "F"),
        ("是否家庭户主", "√", ""),
        ("人员类别", "户主", "家庭成员"),
        ("备用", "户主", "非户主"),
    ],
)
def test_the_head_is_whom_a_column_of_any_name_calls_so(caption, head, other):
    people = [("H1", "周一", A, other), ("H1", "周二", B, head), ("H2", "周三", C, head)]
    reading = rows(["户编号", "姓名", "身份证号", caption], *people)
    assert [group.head.name for group in reading.groups] == ["周二", "周三"]
    assert "value_unknown" not in {code for _row, code in codes(reading)}


def test_a_column_that_calls_nobody_head_names_none():
    people = [("H1", "周一", A, "家庭成员"), ("H1", "周二", B, "家庭成员")]
    reading = rows(["户编号", "姓名", "身份证号", "人员类别"], *people)
    assert [group.head for group in reading.groups] == [None]


@pytest.mark.parametrize("number", ["0.0", "零", "×", "、", "??", "不详", "0-0", "待编号"])
def test_what_names_no_household_is_no_number(number):
    people = [["东关社区", number, f"周{n}", who, "户主", f"{n}号"] for n, who in enumerate((A, B))]
    assert [group.number for group in rows(WHO, *people).groups] == ["", ""]


def test_a_number_not_applied_for_yet_is_a_reason():
    assert told("未办")[2] == "未办"
