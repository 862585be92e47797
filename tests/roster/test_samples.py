"""Rosters made here of every kind that the contract names, imported and imported again."""

import pytest

from households.models import Household, Member
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from tests.roster.sampling import SAMPLES


def put(data):
    report = import_roster(by=None, file=RosterFile("x", data), skip_invalid=True)
    return report


def told(report, level, *columns):
    return {tuple(p[column] for column in columns) for p in report["problems"] if p["level"] == level}


@pytest.mark.parametrize("name", SAMPLES)
def test_it_reports_what_the_contract_says_and_twice_changes_nothing(areas, name):
    make, status, rows, homes, people, errors, warnings = SAMPLES[name]
    first = put(make())
    assert (tuple(first["rows"].values()), bool(first["rows"]["rejected"])) == (rows, bool(status))
    assert (first["households"]["new"], first["members"]["new"]) == (homes, people)
    assert told(first, "error", "sheet", "row", "code") == errors
    assert told(first, "warning", "row", "code") >= warnings
    again = put(make())
    assert again["households"] == {"new": 0, "changed": 0, "unchanged": homes, "absent": 0}
    assert again["members"] == {"new": 0, "changed": 0, "unchanged": people}


def test_merged_cells_tell_households_and_communities(areas):
    """A cell merged over one household joins its rows; one merged over several says the same of each."""
    put(SAMPLES["merged_homes"][0]())
    assert list(Household.objects.order_by("address").values_list("head_name", "area__name")) == [
        ("尤大山", "石坊社区"),
        ("孔亮", "驼山社区"),
        ("曹平", "驼山社区"),
    ]


def test_values_are_understood(areas):
    put(SAMPLES["utf16_tabs"][0]())
    put(SAMPLES["gb18030_semicolons"][0]())
    assert Household.objects.get(number="0001").phones == ["13800000001", "0536-3220001"]
    disabled = Member.objects.get(name="吴桂芝")
    assert (disabled.disability_type, disabled.disability_level, disabled.relation) == ("视力", "一级", "配偶")
    assert Household.objects.get(head_name="冯国强").net_income == 6000
