"""Columns that rosters used to say beside the fields stand in their fields: in, over, out again, and taken back."""

import io

import openpyxl
import pytest

from households.models import Household, Member
from households.roster.models import OverwriteRule
from households.roster.services.exports import export_households
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from households.services.members import update_member

pytestmark = pytest.mark.django_db
WHO = {"户编号": "T1", "姓名": "王明", "与户主关系": "户主", "证件号码": ""}
OF_PERSONS = {
    "婚姻状况": ("离异", "marital_status", "离婚"),
    "是否参加城镇职工医疗保险": ("是", "employee_medical_insurance", True),
    "是否参加大病保险": ("√", "major_illness_insurance", True),
    "是否参加城镇职工基本养老保险": ("否", "employee_pension_insurance", False),
    "享受低保政策情况": ("城保", "dibao", "城市低保"),
    "享受特困供养政策情况": ("否", "tekun", "不享受"),
}
"""{caption: (cell, field, what it holds)}."""


def roster(**cells):
    book = openpyxl.Workbook()
    book.active.append([*WHO, *cells])
    book.active.append([*WHO.values(), *cells.values()])
    content = io.BytesIO()
    book.save(content)
    return RosterFile("x.xlsx", content.getvalue())


def bring(**cells):
    return import_roster(by=None, file=roster(**cells))


def cells_of(columns):
    return {caption: cell for caption, (cell, *_rest) in columns.items()}


def test_what_a_roster_says_of_a_person_stands_in_the_fields(areas):
    bring(**cells_of(OF_PERSONS))
    member = Member.objects.get()
    assert {field: getattr(member, field) for _cell, field, _value in OF_PERSONS.values()} == {
        field: value for _cell, field, value in OF_PERSONS.values()
    }
    assert set(member.roster) == {"_filled"}


def test_it_comes_back_from_the_exported_list_unchanged(areas, supervisor):
    bring(**cells_of(OF_PERSONS))
    rows = list(Household.objects.select_related("head", "worker"))
    report = check_roster(by=None, file=RosterFile("x.xlsx", export_households(by=supervisor, households=rows)))
    assert report["members"] == {"new": 0, "changed": 0, "unchanged": 1} and report["rows"]["rejected"] == 0
    assert report["households"]["unchanged"] == 1


def test_what_a_worker_corrected_stays_unless_the_rule_says_otherwise(areas, supervisor):
    bring(**{"婚姻状况": "未婚", "是否参加大病保险": "是"})
    update_member(by=supervisor, member=Member.objects.get(), marital_status="丧偶")
    again = {"婚姻状况": "离婚", "是否参加大病保险": "否"}
    OverwriteRule.objects.create(source="poverty", column="marital_status", may=OverwriteRule.May.NEVER)
    bring(**again)
    assert (Member.objects.get().marital_status, Member.objects.get().major_illness_insurance) == ("丧偶", False)
    OverwriteRule.objects.update(may=OverwriteRule.May.ALWAYS)
    bring(**again)
    assert Member.objects.get().marital_status == "离婚"


def test_a_word_of_no_list_is_told_and_kept(areas):
    report = bring(**{"婚姻状况": "分居", "是否参加大病保险": "不详"})
    assert {(p["column"], p["code"]) for p in report["problems"]} >= {
        ("婚姻状况", "value_unknown"), ("是否参加大病保险", "value_unknown"),
    }  # fmt: skip
    member = Member.objects.get()
    assert (member.marital_status, member.major_illness_insurance) == ("分居", None)
    assert member.roster["med_ins_major"] == "不详"
