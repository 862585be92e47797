"""ColumnNames that administrators add, and columns mapped by hand: remembered, and the same for command and screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from households.roster.models import ColumnMapping, ColumnName, RosterBatch
from households.roster.pipeline import read_tables
from households.roster.services.column_names import add_column_name, remember_mapping
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster

HEAD = ["小区", "家庭码", "姓名", "证件号码", "与户主关系", "幸运数字"]
ROWS = [
    ["东关社区", "A1", "谢万仓", "370799195503216134", "户主", "7"],
    ["东关社区", "A1", "杜秀兰", "370799195604283205", "配偶", "8"],
]
HEADINGS = reverse("roster:column_names")


def sheet(head=HEAD, rows=ROWS):
    return "\n".join(",".join(row) for row in [head, *rows]).encode()


def report(data):
    return check_roster(by=None, file=RosterFile("x", data))


def unknown(found):
    return [p["column"] for p in found["problems"] if p["code"] == "column_unknown"]


@pytest.fixture
def batch(areas, admin, enter, en):
    client = enter(admin)
    client.post(reverse("roster:upload"), {"file": SimpleUploadedFile("名册.csv", sheet())})
    return RosterBatch.objects.get()


def address(batch, name="understood"):
    return reverse(f"roster:{name}", args=[batch.pk])


def test_a_heading_that_was_added_is_known_everywhere(areas, admin, enter, en):
    assert unknown(report(sheet())) == ["小区", "家庭码", "幸运数字"]
    client = enter(admin)
    added = client.post(reverse("roster:column_name_new"), {"caption": " 小 区* ", "column": "village"}, follow=True)
    assert "小 区*" in added.content.decode()
    found = report(sheet())
    assert unknown(found) == ["家庭码", "幸运数字"]
    assert "area_unknown" not in {problem["code"] for problem in found["problems"]}
    again = client.post(reverse("roster:column_name_new"), {"caption": "小区", "column": "note"})
    assert "added already" in again.content.decode()
    client.post(reverse("roster:column_name_remove", args=[ColumnName.objects.get().pk]))
    assert unknown(report(sheet())) == ["小区", "家庭码", "幸运数字"]


def test_an_added_heading_comes_before_the_tables_own(areas):
    head = ["编号", *HEAD[2:5]]
    rows = [["A1", *ROWS[0][2:5]], ["A2", "王五", "370799194305284094", "配偶"]]
    assert report(sheet(head, rows))["households"]["new"] == 1
    add_column_name(by=None, caption="编号", column="household_no")
    assert report(sheet(head, rows))["rows"]["rejected"] == 1


def test_columns_are_mapped_by_hand_and_remembered_for_the_source(batch, client):
    page = client.get(address(batch)).content.decode()
    assert "column was found for" in page.lower() and "家庭码" in page
    said = {"sheet0-column_0": "village", "sheet0-column_1": "household_no", "sheet0-column_5": "ignored"}
    response = client.post(address(batch, "map_columns"), {"sheet": "sheet0", **said}, follow=True)
    assert "Kept for this file and for later ones" in response.content.decode()
    assert unknown(report(sheet())) == []
    assert unknown(report(sheet([*HEAD[:5], "幸运数字", "备注"], [[*row, ""] for row in ROWS]))) == []
    assert "名册.csv" in client.get(HEADINGS).content.decode()
    forget = {"sheet0-column_0": "", "sheet0-column_1": "", "sheet0-column_5": ""}
    client.post(address(batch, "map_columns"), {"sheet": "sheet0", **forget})
    assert not ColumnMapping.objects.exists()
    assert unknown(report(sheet())) == ["小区", "家庭码", "幸运数字"]


def test_a_known_column_can_be_put_right(batch, client):
    said = {"sheet0-other": "4", "sheet0-other_means": "note", "sheet0-column_1": "household_no"}
    client.post(address(batch, "map_columns"), {"sheet": "sheet0", **said})
    assert ColumnMapping.objects.get().meanings == {"家庭码": "household_no", "与户主关系": "note"}
    page = client.get(address(batch)).content.decode()
    assert "by hand" in page


def test_a_mapping_that_names_nobody_or_nothing_known_is_refused(batch, client):
    add_column_name(by=None, caption="证件号码", column="ignored")
    for said, words in [
        ({"sheet0-other": "2", "sheet0-other_means": "note"}, "no column would say who"),
        ({"sheet0-column_0": "no such column"}, "is not one of the available choices"),
        ({"sheet0-other": "4"}, "Choose both"),
    ]:
        answer = client.post(address(batch, "map_columns"), {"sheet": "sheet0", **said}, follow=True)
        assert words in answer.content.decode()
    assert not ColumnMapping.objects.exists()


def test_another_source_is_not_touched(batch, client):
    client.post(address(batch, "map_columns"), {"sheet": "sheet0", "sheet0-column_1": "household_no"})
    other = [*HEAD[1:5], "性别", "民族"]
    assert unknown(report(sheet(other, [[*row[1:5], "", ""] for row in ROWS]))) == ["家庭码"]


def test_two_columns_with_the_same_heading_are_mapped_apart(areas):
    head, rows = ["姓名", "证件号码", "与户主关系", "其它", "其它"], [[*ROWS[0][2:5], "一号", "笔记"]]
    table = RosterFile("x", sheet(head, rows)).tables()[0]
    remember_mapping(by=None, name="x", captions=table.captions, meanings={"其它": "address", "其它#2": "note"})
    found = read_tables(RosterFile("x", sheet(head, rows)).tables()).groups[0]
    assert (found.household_values["address"], found.head.person_values["note"]) == ("一号", "笔记")


def test_only_administrators_keep_headings(worker, supervisor, office, enter):
    for user in (worker, supervisor, office):
        assert enter(user).get(HEADINGS).status_code == 403


@pytest.mark.parametrize("broken", [{"key": ""}, {"key": "小区"}])
def test_the_database_keeps_headings_in_order(db, broken):
    add_column_name(by=None, caption="小区", column="village")
    with pytest.raises(IntegrityError), transaction.atomic():
        ColumnName.objects.create(caption="x", column="village", **broken)


@pytest.mark.parametrize("broken", [{"signature": "s", "captions": ["甲"]}, {"signature": "t", "captions": []}])
def test_the_database_keeps_sources_in_order(db, broken):
    ColumnMapping.objects.create(signature="s", name="x", captions=["甲"], meanings={})
    with pytest.raises(IntegrityError), transaction.atomic():
        ColumnMapping.objects.create(name="y", meanings={}, **broken)


def test_all_headings_are_folded_and_found(admin, enter, en):
    page = enter(admin).get(HEADINGS).content.decode()
    assert page.count("<details") == page.count("</details>") == 3 and "<details open" not in page
    assert 'data-found-by="net income 家庭纯收入 家庭年收入' in page


def test_whose_fact_a_column_is_stands_in_the_readers_language(areas, admin, enter, en):
    head = ["户主姓名", "身份证号码", "村居", "配偶姓名", "配偶身份证号", "家庭成员1姓名", "家庭成员1身份证号"]
    row = ["谢万仓", "370799195503216134", "东关社区", "杜秀兰", "370799195604283205", "", ""]
    client = enter(admin)
    client.post(reverse("roster:upload"), {"file": SimpleUploadedFile("名册.csv", sheet(head, [row]))})
    page = client.get(address(RosterBatch.objects.get())).content.decode()
    assert "Spouse: ID number" in page and "Family member 1: ID number" in page
