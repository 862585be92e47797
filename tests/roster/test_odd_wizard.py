"""The odd rosters in the wizard: what is understood, checked and imported there is what the command says."""

import pytest

from households.models import Household, Member
from households.roster.models import RosterBatch
from tests.jobs import run_jobs
from tests.roster.rosters import send, step
from tests.roster.test_odd import RIGHT, path, told


def walked(client, name):
    """The batch of an odd roster that went from upload to check."""
    assert send(client, path(name).name, path(name).read_bytes()).status_code == 302
    batch = RosterBatch.objects.get(name=path(name).name)
    page = client.get(step("understood", batch))
    sheets = page.context["form"].fields["sheets"].initial
    assert client.post(step("understood", batch), {"sheets": sheets}).url == step("check", batch)
    batch.refresh_from_db()
    return batch


def shown(client, name, batch, **query):
    return client.get(step(name, batch), query).content.decode()


@pytest.mark.parametrize("name", [name for name, right in RIGHT.items() if name[0] in "ab" and not right.after])
def test_the_check_says_what_the_command_says(wizard, name):
    report, _status = told(name)
    batch = walked(wizard, name)
    assert [batch.report[part] for part in ("rows", "households", "members")] == [
        report[part] for part in ("rows", "households", "members")
    ]
    assert sum(batch.report["reasons"].values()) == len(report["problems"])
    page = shown(wizard, "check", batch)
    assert all(home.name in page for home in batch.lines.filter(what="household")[:3])


def test_an_odd_roster_goes_from_upload_to_result(wizard):
    batch = walked(wizard, "a5_wide_spouse_child_in_columns")
    understood = shown(wizard, "understood", batch)
    assert "Spouse: ID number" in understood and "370799196407123063" not in understood
    wizard.post(step("confirm", batch))
    run_jobs()
    assert (Household.objects.count(), Member.objects.count()) == (3, 9)
    assert Member.objects.get(name="韩永永").id_number == "370799196407123063"


def test_formulas_that_were_never_computed_are_said_and_empty_nothing(wizard):
    told("c0_first", "--apply")
    batch = walked(wizard, "c10_address_formula_uncached")
    page = shown(wizard, "check", batch, show="rejected")
    assert "never computed" in page and "Open the file in Excel or WPS" in page
    assert Household.objects.get(number="H0701").address == "东关社区701号"


def test_words_in_place_of_a_number_are_said_in_the_check_and_kept(wizard):
    batch = walked(wizard, "a13_id_cell_words")
    assert batch.problems.get(raw="新生儿").code == "id_missing"
    wizard.post(step("confirm", batch))
    run_jobs()
    assert Member.objects.get(name="杨峰娟").id_none_reason == "新生儿"


def test_one_number_in_two_communities_gives_two_families(wizard):
    told("a2_dongguan_1_2_3", "--apply")
    batch = walked(wizard, "a2_xiguan_1_2_3")
    assert batch.report["households"] == {"new": 3, "changed": 0, "unchanged": 0, "absent": 0}
