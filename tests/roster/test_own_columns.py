"""Columns that rosters used to say beside the fields stand in their fields: in, over, out again, and taken back."""

import io
from decimal import Decimal

import openpyxl
import pytest

from households.models import Household, Member
from households.roster.checking.report import shown
from households.roster.models import OverwriteRule, RosterBatch
from households.roster.services import decisions
from households.roster.services.exports import export_households
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from households.services.households import update_household
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

OF_HOUSEHOLDS = {
    "是否有卫生厕所": ("无", "toilet", False),
    "通生活用电": ("是", "electricity", True),
    "是否通广播电视": ("是", "tv", True),
    "通硬化路": ("否", "access_road", False),
    "入户路类型": ("土路", "access_road_kind", "泥土路"),
    "与村主干路距离（公里）": ("0.8公里", "road_km", Decimal("0.80")),
    "耕地面积（亩）": ("3.5亩", "land_farm_mu", Decimal("3.50")),
    "林地面积": (2, "land_forest_mu", Decimal("2.00")),
    "林果面积": (1, "land_fruit_mu", Decimal("1.00")),
    "退耕还林面积": (0, "land_returned_mu", Decimal("0.00")),
    "牧草地面积": (0.25, "land_pasture_mu", Decimal("0.25")),
    "水面面积": ("1", "land_water_mu", Decimal("1.00")),
    "帮扶责任人": ("周敏", "helper_name", "周敏"),
    "联系电话": ("13812346207、0536-3227788", "helper_phones", ["13812346207", "0536-3227788"]),
    "帮扶单位": ("街道民政办", "helper_unit", "街道民政办"),
    "纳入原因": ("家人长期看病", "flag_reason", "家人长期看病"),
    "纳入依据": ("医院结算单", "flag_grounds", "医院结算单"),
}


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


def test_what_a_roster_says_of_a_household_stands_in_the_fields(areas):
    """联系电话 after 帮扶责任人 is the helper's, and never the family's."""
    bring(**cells_of(OF_HOUSEHOLDS))
    household = Household.objects.get()
    assert {field: getattr(household, field) for _cell, field, _value in OF_HOUSEHOLDS.values()} == {
        field: value for _cell, field, value in OF_HOUSEHOLDS.values()
    }
    assert set(household.roster) == {"_filled"} and household.phones == [] and Member.objects.get().phones == []


def test_it_comes_back_from_the_exported_list_unchanged(areas, supervisor):
    bring(**cells_of(OF_PERSONS), **cells_of(OF_HOUSEHOLDS))
    rows = list(Household.objects.select_related("head", "worker"))
    for numbers in (True, False):
        content = export_households(by=supervisor, households=rows, numbers=numbers, reason="核对")
        texts = [
            str(cell.value) for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet for cell in row
        ]
        assert ("13812346207、0536-3227788" in texts) == numbers
        report = check_roster(by=None, file=RosterFile("x.xlsx", content))
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


def test_land_below_zero_is_told_and_stands_in_no_field(areas):
    report = bring(**{"耕地面积": "-3", "与村主干路距离": -1})
    assert [p["code"] for p in report["problems"] if p["column"] in ("耕地面积", "与村主干路距离")] == [
        "amount_invalid"
    ] * 2
    household = Household.objects.get()
    assert (household.land_farm_mu, household.road_km) == (None, None)
    assert household.roster["land_farm_mu"] == "-3"


def test_a_change_of_the_helper_is_shown_without_their_number(areas, supervisor):
    bring(**{"帮扶责任人": "周敏", "帮扶责任人电话": "13812346207"})
    assert shown("helper_phone", ["13812346207"]) == "138****6207"
    update_household(by=supervisor, household=Household.objects.get(), helper_phones=["13812346208"])
    OverwriteRule.objects.create(source="poverty", column="helper_phone", may=OverwriteRule.May.NEVER)
    bring(**{"帮扶责任人": "吴丽", "帮扶责任人电话": "13812346209"})
    household = Household.objects.get()
    assert (household.helper_name, household.helper_phones) == ("吴丽", ["13812346208"])


def test_nothing_is_shown_as_nothing_and_an_area_by_its_name(areas):
    assert [shown("address", value) for value in (None, "", [])] == ["", "", ""]
    assert [shown("village", path) for path in (areas[0].path, "/gone/")] == ["东关社区", "/gone/"]


def test_taken_back_the_fields_are_what_they_were(areas, importer):
    bring(**{"是否有卫生厕所": "否", "耕地面积": 3, "婚姻状况": "未婚", "帮扶责任人": "周敏"})
    bring(**{"是否有卫生厕所": "是", "耕地面积": 5, "婚姻状况": "已婚", "帮扶责任人": "吴丽"})
    assert decisions.undo_batch(by=importer, batch=RosterBatch.objects.latest("pk")) == {}
    household, member = Household.objects.get(), Member.objects.get()
    assert (household.toilet, household.land_farm_mu, household.helper_name) == (False, 3, "周敏")
    assert member.marital_status == "未婚"
