"""The odd rosters that fell short once, and what is right for each: by the command, and in the wizard."""

import json
from dataclasses import dataclass, field
from io import StringIO

import pytest
from django.core.management import call_command

from households.models import Household, Member
from households.roster.reading.areas import Areas
from tests import make
from tests.roster.rosters import ROSTERS

ODD = ROSTERS / "odd"


@dataclass
class Right:
    """What the command reports. ``after``: the file that the registry was made from; errors and warnings: their codes
    by row, those of warnings among others."""

    homes: int = 0
    people: int = 0
    after: str = ""
    changed: int = 0
    read: int = 0
    errors: dict = field(default_factory=dict)
    warnings: dict = field(default_factory=dict)


def each(code, *rows):
    return dict.fromkeys(rows, code)


RIGHT = {
    "a2_dongguan_1_2_3": Right(3, 6, read=6),
    "a2_xiguan_1_2_3": Right(3, 6, after="a2_dongguan_1_2_3", read=6),
    "a3_number_zero_or_wu": Right(4, 8, read=8),
    "a4_household_no_numeric_17_digits": Right(3, 6, read=6, warnings=each("number_damaged", *range(2, 8))),
    "a30_lossy_number_and_bank": Right(1, 2, read=2, warnings=each("number_damaged", 2, 3)),
    "a5_wide_spouse_child_in_columns": Right(3, 9, read=3),
    "a7_head_only_in_head_columns": Right(3, 9, read=6),
    "a8_yes_no_head_column": Right(3, 6, read=6),
    "a9_helper_phone_same_caption": Right(3, 6, read=6),
    "a10_area_written_many_ways": Right(10, 10, read=10),
    "a13_id_cell_words": Right(1, 25, read=25, warnings=each("id_missing", *range(3, 27))),
    "a14_cert_types": Right(11, 11, read=11, warnings=each("id_missing", 3, 4, 5, 6, 8, 11)),
    "a23_merge_covers_values": Right(2, 6, read=6),
    "b1_spreadsheetml2003": Right(3, 9, read=9),
    "b8_formulas_no_cache": Right(0, 0, read=9, errors=each("formula_without_value", *range(2, 11))),
    "b15_hidden": Right(3, 9, read=9, warnings={None: "hidden_row"}),
    "b32_velvet": Right(3, 9, read=9),
    "c0_first": Right(4, 16, read=16),
    "c10_address_formula_uncached": Right(
        0, 0, after="c0_first", read=16, errors=each("formula_without_value", *range(2, 18))
    ),
    "c1_member_moved": Right(0, 0, after="c0_first", read=16, errors={9: "id_in_other_household"}),
    "c3_gone": Right(0, 0, after="c0_first", read=16, warnings=each("member_gone", 2, 8, 10)),
    "c4_rows_deleted": Right(0, 0, after="c0_first", read=11),
    "u1b_head_row_is_another_person": Right(0, 1, after="c0_first", changed=1, read=16),
}


def path(name):
    return next(ODD.glob(f"{name}.xls*"))


def told(name, *options):
    """(the report of the command, its exit status)."""
    printed = StringIO()
    try:
        call_command("import_roster", str(path(name)), "--json", *options, stdout=printed)
        status = 0
    except SystemExit as exit:
        status = exit.code
    return json.loads(printed.getvalue()), status


def found(report, level):
    return {(problem["row"], problem["code"]) for problem in report["problems"] if problem["level"] == level}


@pytest.mark.parametrize("name", RIGHT)
def test_an_odd_roster_gives_what_is_right(areas, name):
    right = RIGHT[name]
    if right.after:
        told(right.after, "--apply")
    before = dict(Household.objects.values_list("number", "address"))
    report, status = told(name, "--apply")
    assert found(report, "error") == set(right.errors.items())
    assert found(report, "warning") >= set(right.warnings.items())
    assert status == bool(right.errors)
    assert report["rows"]["read"] == right.read and report["rows"]["rejected"] == len(right.errors)
    if not right.errors:
        counts = report["households"]["new"], report["members"]["new"], report["households"]["changed"]
        assert counts == (right.homes, right.people, right.changed)
        again, _ = told(name)
        assert (again["households"]["new"], again["households"]["changed"]) == (0, 0)
        assert (again["members"]["new"], again["members"]["changed"]) == (0, 0)
    else:
        assert dict(Household.objects.values_list("number", "address")) == before


def names(**which):
    return set(Member.objects.filter(**which).values_list("name", flat=True))


def test_one_number_in_two_communities_is_two_families(areas):
    told("a2_dongguan_1_2_3", "--apply")
    told("a2_xiguan_1_2_3", "--apply")
    assert names(household__number="1") == {"冯志立", "陈兰永"}
    assert names(household__head_name="何志娟") == {"何志娟", "吕兰成"}
    for name in ("a2_dongguan_1_2_3", "a2_xiguan_1_2_3"):
        report, _ = told(name)
        assert report["households"] == {"new": 0, "changed": 0, "unchanged": 3, "absent": 0}


def test_a_rounded_number_is_never_stored(areas):
    told("a30_lossy_number_and_bank", "--apply")
    home = Household.objects.get()
    assert home.bank_account is None and home.number.startswith(home.area.code)


def test_nobody_gets_the_number_of_another(areas):
    told("a5_wide_spouse_child_in_columns", "--apply")
    numbers = {member.name: member.id_number for member in Member.objects.all()}
    assert numbers["孙志志"] == "370799196203053059"
    assert numbers["韩永永"] == "370799196407123063"
    assert numbers["孙小小"] == "370799199009213091"
    assert set(Member.objects.values_list("relation", flat=True)) == {"户主", "配偶", "之子"}


def test_the_head_is_who_the_columns_say(areas):
    told("a7_head_only_in_head_columns", "--apply")
    assert names(household__head_name="韩志志") == {"韩志志", "孙永永", "韩小小"}
    head = Member.objects.get(name="韩志志")
    assert (head.is_head, head.id_number) == (True, "370799195503053531")


def test_the_head_is_whose_row_says_yes(areas):
    told("a8_yes_no_head_column", "--apply")
    assert names(is_head=True) == {"孙志志", "周兰梅", "吴小明"}


def test_the_phone_after_the_helper_is_the_helpers(areas):
    told("a9_helper_phone_same_caption", "--apply")
    assert Member.objects.get(name="孙小小").phones == ["13805360000"]
    assert Member.objects.get(name="韩志志").phones == ["13805360050"]
    home = Household.objects.get(number="L0")
    assert home.phones == [] and home.helper_phones == ["13905369999"]


def test_a_community_is_known_however_it_is_written(areas):
    told("a10_area_written_many_ways", "--apply")
    assert set(Household.objects.values_list("area__name", flat=True)) == {"东关社区"}


def test_words_for_no_number_are_kept_as_the_reason(areas):
    told("a13_id_cell_words", "--apply")
    reasons = dict(Member.objects.values_list("name", "id_none_reason"))
    assert (reasons["韩小小"], reasons["杨峰娟"], reasons["周兰梅"], reasons["秦兰华"]) == ("未上户", "新生儿", "", "")
    born = Member.objects.get(name="褚志娟")
    assert (born.cert_type, born.id_number) == ("出生医学证明", "S370012345")


def test_the_number_of_another_paper_is_that_papers(areas):
    told("a14_cert_types", "--apply")
    papers = {m.name: (m.cert_type, m.id_number) for m in Member.objects.all()}
    assert papers["冯小德"] == ("护照", "E12345678")
    assert papers["孙志志"] == ("居民身份证", "37079920150305679X")
    assert papers["冯永国"] == ("出生医学证明", "S370123456")
    assert papers["朱志海"] == ("残疾人证", "370799195503057794")
    assert Member.objects.get(name="冯小德").sex == "M"


def test_what_a_merge_shows_counts(areas):
    told("a23_merge_covers_values", "--apply")
    assert set(Household.objects.values_list("number", flat=True)) == {"Z560", "H0561"}


def test_a_community_of_the_same_name_in_another_town_is_another_one(areas):
    grid = make.area(areas[0], "37078100600103", "东关社区第三网格", level_name="网格")
    known = Areas()
    for text in ("云门山街道东关社区", "东关居", "东关社区（第一网格）", "东关村"):
        assert known.named(text) == areas[0]
    for text in ("东关社区（第三网格）", "云门山街道东关社区3号网格", "东关社区03网格"):
        assert known.named(text) == grid
    for text in ("弥河镇东关社区", "青州市王府街道东关居委会", "东关街"):
        assert known.named(text) is None
