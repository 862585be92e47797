import json
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from caseload.core.audit import history
from households.models import Household, Member
from households.roster.models import RosterBatch
from households.roster.services.files import keep_file
from households.roster.services.imports import check_batch
from tests import make
from tests.roster.rosters import ROSTERS

EXPECTED = {path.name.removesuffix(".expected.json"): path for path in ROSTERS.glob("*.expected.json")}


def run(file, *options):
    """(exit status, report) of the command."""
    out = StringIO()
    try:
        call_command("import_roster", str(ROSTERS / file), "--json", *options, stdout=out)
    except SystemExit as status:
        return status.code, json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def key(problem, columns=("sheet", "row", "level", "code")):
    return tuple(problem.get(column) for column in columns)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_sample_rosters_give_their_expected_report(areas, name):
    expected = json.loads(EXPECTED[name].read_text())
    if "after" in expected:
        assert run(expected["after"], "--apply")[0] == 0
    status, report = run(expected["file"])
    assert status == expected["exit"]
    for part in ("sheets", "rows", "households", "members"):
        assert report[part] == expected[part]
    wanted = expected["problems"]
    assert {key(p) for p in report["problems"] if p["level"] == "error"} == {
        key(p) for p in wanted if p["level"] == "error"
    }
    full = ("sheet", "row", "column", "code")
    assert {key(p, full) for p in wanted if "column" in p} <= {key(p, full) for p in report["problems"]}
    assert not report["applied"]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_importing_the_same_file_again_changes_nothing(areas, name):
    file = json.loads(EXPECTED[name].read_text())["file"]
    first = run(file, "--apply", "--skip-invalid")[1]
    assert (first["applied"], first["households"]["absent"]) == (True, 0)
    assert Household.objects.count() == first["households"]["new"]
    assert Member.objects.count() == first["members"]["new"]
    again = run(file, "--apply", "--skip-invalid")[1]
    assert again["households"] == {"new": 0, "changed": 0, "unchanged": first["households"]["new"], "absent": 0}
    assert again["members"] == {"new": 0, "changed": 0, "unchanged": first["members"]["new"]}


def test_the_next_year_is_written_and_then_is_the_registry(areas):
    run("national_members.xlsx", "--apply")
    run("national_members_next_year.xlsx", "--apply")
    _, again = run("national_members_next_year.xlsx")
    assert again["households"] == {"new": 0, "changed": 0, "unchanged": 60, "absent": 1}
    assert again["members"] == {"new": 0, "changed": 0, "unchanged": 162}
    moved = Household.objects.get(number="370781006030033")
    assert (moved.area.name, moved.address) == ("东关社区", "东关街216号")
    child = Member.objects.get(name="任依诺")
    assert (child.id_number, child.id_status) == ("370799202410198187", "known")
    gone = Member.objects.get(person_no="37078100602002702")
    assert (gone.status, gone.is_active) == ("dead", False)
    assert Household.objects.filter(number="370781006020017", status="open").exists()


def test_without_skip_invalid_a_rejected_row_stops_it_all(areas):
    status, report = run("damaged_ids.xlsx", "--apply")
    assert (status, report["applied"]) == (1, False)
    assert not Household.objects.exists()


def test_what_is_written(areas):
    run("national_members.xlsx", "--apply")
    household = Household.objects.get(number="370781006010005")
    assert (household.head_name, household.head.name, household.member_count) == ("林宝山", "林宝山", 5)
    assert household.area.name == "东关社区"
    assert household.phones == ["19900000009"]
    assert (household.main_cause, household.risks) == ("因残", ["因务工就业不稳"])
    assert household.categories == ["lifted"]
    assert household.roster["monitor_identified_on"] == "2021-04"
    disabled = Member.objects.get(name="林美华", household__number="370781006010014")
    assert disabled.id_number == "370799197512162501"
    assert (disabled.disability_type, disabled.disability_level, disabled.sex) == ("肢体", "二级", disabled.sex)
    assert (disabled.initials, disabled.pinyin) == ("lmh", "linmeihua")
    newborn = Member.objects.get(name="任依诺")
    assert (newborn.id_status, str(newborn.birth_date)) == ("none", "2024-10-19")
    unknown = Member.objects.get(name="陆月娥", household__number="370781006010004")
    assert unknown.education == "私塾二年"
    assert Household.objects.filter(category_periods__isnull=False).exists()


def test_a_file_that_is_no_roster_ends_with_status_2(areas, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("甲,乙\n1,2\n")
    for file in (other, tmp_path / "absent.xlsx"):
        with pytest.raises(CommandError) as refused:
            call_command("import_roster", str(file))
        assert refused.value.returncode == 2
    with pytest.raises(CommandError) as refused:
        call_command("import_roster", str(ROSTERS / "damaged_ids.xlsx"), "--sheet", "别的表")
    assert refused.value.returncode == 2


def test_who_imported_stands_in_the_history(areas):
    importer = make.person("gao", "高明", "admin", post=areas[0], areas=[areas[0].parent])
    run("national_members.xlsx", "--apply", "--user", "gao")
    for row in (Household.objects.first(), Member.objects.first()):
        [entry] = history(row)
        assert (entry.who, entry.kind, entry.why) == (importer.name, "insert", "national_members.xlsx")


def test_whoever_waits_for_a_check_is_told_that_reading_began(areas, importer):
    batch = RosterBatch.objects.create(name="x.xlsx", by=importer)
    keep_file(batch, ContentFile((ROSTERS / "damaged_ids.xlsx").read_bytes()))
    told = []
    check_batch(by=importer, batch=batch, tell=lambda *step: told.append(step))
    assert told[0] == ("reading", 0, 0) and len(told) > 1
