import re

import pytest

from households.models import Household, Member
from households.roster.models import RosterBatch
from tests import make
from tests.jobs import run_jobs
from tests.roster.rosters import IMPORT, checked, send, step


def test_from_upload_to_result(wizard):
    response = send(wizard, "national_members.xlsx")
    batch = RosterBatch.objects.get()
    assert response.url == step("understood", batch)
    assert len(batch.sha256) == 64
    understood = wizard.get(response.url).content.decode()
    assert "headings in row 3" in understood and "2 rows of totals or notes left out" in understood
    assert "370799195503216134" not in understood and "…6134" in understood
    assert {len(phone) for phone in re.findall(r"1\d\d\*{4}\d+", understood)} == {11}
    assert wizard.post(response.url, {}).url == step("check", batch)
    assert not Household.objects.exists()
    check = wizard.get(step("check", batch)).content.decode()
    assert re.search(r"60\s*<small>160 people", check)
    assert "谢万仓" in check
    confirm = wizard.get(step("confirm", batch)).content.decode()
    assert "Import 60 households" in confirm
    for _ in range(2):  # a double click
        assert wizard.post(step("confirm", batch)).url == step("result", batch)
    assert "being imported" in wizard.get(step("result", batch)).content.decode()
    assert not Household.objects.exists()
    run_jobs()
    assert (Household.objects.count(), Member.objects.count()) == (60, 160)
    assert wizard.get(step("result", batch)).status_code == 200
    batch.refresh_from_db()
    assert (batch.status, batch.report["applied"]) == ("applied", True)


def test_the_report_on_the_page_is_the_commands(wizard):
    batch = checked(wizard, "national_members.xlsx")
    batch.refresh_from_db()
    assert batch.report["rows"] == {"read": 160, "skipped": 2, "rejected": 0}
    assert batch.report["households"] == {"new": 60, "changed": 0, "unchanged": 0, "absent": 0}


def test_changes_are_shown_cell_by_cell(wizard):
    for name in ("national_members.xlsx", "national_members_next_year.xlsx"):
        batch = checked(wizard, name)
        last = wizard.get(step("check", batch), {"show": "changed"}).content.decode()
        absent = wizard.get(step("check", batch), {"show": "absent"}).content.decode()
        wizard.post(step("confirm", batch))
        run_jobs()
    assert "<del>199****0009</del>" in last and "<ins>199****0115</ins>" in last
    assert "<del>东关街" not in last and "<ins>东关街216号</ins>" in last
    assert "370799202410198187" not in last and "<ins>…8187</ins>" in last
    assert "赵兆祥" in absent


def test_rejected_rows_say_why_and_must_be_agreed_to(wizard):
    batch = checked(wizard, "damaged_ids.xlsx")
    check = wizard.get(step("check", batch), {"show": "rejected"}).content.decode()
    assert "28 rows have errors and will not be imported." in check
    assert "Excel turned the number into a figure" in check
    refused = wizard.post(step("confirm", batch))
    assert refused.status_code == 200 and not Household.objects.exists()
    assert "Agree to leave them out" in refused.content.decode()
    wizard.post(step("confirm", batch), {"skip_invalid": "on"})
    run_jobs()
    assert (Household.objects.count(), Member.objects.count()) == (18, 39)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04 half", "The file is damaged"),
        (b"a,b\n1,2\n", "No table was found"),
        (b"%PDF-1.7", "This is not a spreadsheet"),
    ],
)
def test_a_file_that_is_no_roster_gets_its_sentence(wizard, data, sentence):
    response = send(wizard, "x.xlsx", data)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not RosterBatch.objects.exists()


def test_others_may_not_and_another_administrators_upload_is_not_there(client, areas, wizard, importer):
    batch = checked(wizard, "damaged_ids.xlsx")
    street = areas[0].parent
    client.force_login(make.person("gao2", "高远", "admin", post=street, areas=[street]))
    for name in ("understood", "check", "confirm", "result"):
        assert client.get(step(name, batch)).status_code == 404
        assert client.post(step(name, batch)).status_code in (404, 405)
    client.force_login(make.person("li", "李秀兰", "worker", post=areas[0]))
    assert client.get(IMPORT).status_code == 403
    assert client.get(step("check", batch)).status_code == 403


def test_the_check_page_costs_the_same_for_few_and_many_rows(wizard, django_assert_max_num_queries):
    for name in ("damaged_ids.xlsx", "national_members.xlsx"):
        batch = checked(wizard, name)
        with django_assert_max_num_queries(6):
            wizard.get(step("check", batch))


def test_an_importer_writes_only_within_their_reach(client, areas, wizard):
    batch = checked(wizard, "national_members.xlsx")
    wizard.post(step("confirm", batch))
    run_jobs()
    client.force_login(make.person("gao3", "高山", "admin", post=areas[1], areas=[areas[1]]))
    batch = checked(client, "national_members_next_year.xlsx")
    batch.refresh_from_db()
    codes = set(batch.problems.filter(level="error").values_list("code", flat=True))
    assert codes == {"id_in_other_household", "held_back"}
    assert batch.report["households"]["changed"] == 0
