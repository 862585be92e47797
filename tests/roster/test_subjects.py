"""Problems of a roster name the person and the household they are about, with the way there and out; members whom a
roster no longer lists are shown."""

import pytest
from django.urls import reverse

from caseload.core import wall_clock
from households.models import Household, Member
from households.roster.models import RosterBatch, RosterLine, RosterProblem
from households.services.households import register_household
from households.services.members import remove_member
from tests import make
from tests.roster.rosters import send, step
from tests.roster.sampling import number
from tests.roster.test_undo import HOMES, NAMES, listing, put

pytestmark = pytest.mark.django_db


def check(wizard, data):
    assert send(wizard, "x.csv", data).status_code == 302
    batch = RosterBatch.objects.latest("pk")
    wizard.post(step("understood", batch), {})
    return batch


def shown(wizard, batch, what):
    return wizard.get(step("check", batch), {"show": what}).content.decode()


@pytest.fixture
def elsewhere(areas):
    """Somebody of the pool who is registered in another household, and is not its head."""
    home = register_household(by=None, area=areas[1], head={"name": "冯立"})
    return make.member(home, NAMES[1], "其他", id_number=number(2))


def test_a_rejected_row_names_person_and_household_with_a_link(wizard, areas, elsewhere):
    put(listing((0, 0)))
    home = Household.objects.get(number=HOMES[0])
    batch = check(wizard, listing((0, 0), (0, 1)))
    problem = RosterProblem.objects.get(batch=batch, code="id_in_other_household")
    assert (problem.name, problem.head, problem.number) == (NAMES[1], NAMES[0], HOMES[0])
    page = shown(wizard, batch, "rejected")
    assert NAMES[1] in page and reverse("households:detail", args=[home.pk]) in page
    assert reverse("households:detail", args=[elsewhere.household_id]) in page
    assert NAMES[1] in wizard.get(step("check", batch), {"show": "rejected", "q": NAMES[1]}).content.decode()


def test_of_a_row_with_several_people_the_one_with_the_problem_is_named(wizard, areas, elsewhere):
    row = f"东关社区,{HOMES[0]},{NAMES[0]},{number(1)},{NAMES[1]},{number(2)},妻"
    lines = f"村,户编号,户主,身份证号,成员1姓名,成员1身份证号,成员1与户主关系\r\n{row}\r\n".encode()
    batch = check(wizard, lines)
    problem = RosterProblem.objects.get(batch=batch, code="id_in_other_household")
    assert (problem.name, problem.head, problem.elsewhere_key) == (NAMES[1], NAMES[0], elsewhere.pk)


def test_the_way_out_leads_to_an_import(wizard, areas, elsewhere, importer):
    put(listing((0, 0)))
    batch = check(wizard, listing((0, 0), (0, 1)))
    assert reverse("households:member_gone", args=[elsewhere.pk]) in shown(wizard, batch, "rejected")
    wizard.post(reverse("households:member_gone", args=[elsewhere.pk]), {"status": "moved", "on": "2026-01-01"})
    wizard.post(step("check_again", batch))
    batch.refresh_from_db()
    assert (batch.report["rows"]["rejected"], batch.report["members"]["new"]) == (0, 1)


def test_a_head_who_lives_alone_elsewhere_can_move_once_that_household_is_closed(wizard, areas):
    alone = register_household(by=None, area=areas[1], head={"name": NAMES[1], "id_number": number(2)})
    put(listing((0, 0)))
    batch = check(wizard, listing((0, 0), (0, 1)))
    close = reverse("households:close", args=[alone.pk])
    assert close in shown(wizard, batch, "rejected")
    wizard.post(close, {"reason": "moved", "on": wall_clock.today(), "version": alone.version})
    wizard.post(step("check_again", batch))
    batch.refresh_from_db()
    assert (batch.report["rows"]["rejected"], batch.report["members"]["new"]) == (0, 1)


def test_a_household_that_the_importer_may_not_know_of_is_not_named(client, areas, elsewhere, en):
    east = areas[0]
    put(listing((0, 0)))
    client.force_login(make.person("qian", "钱东", "admin", post=east, areas=[east]))
    Household.objects.filter(number=HOMES[0]).update(area=east)
    batch = check(client, listing((0, 0), (0, 1)))
    page = shown(client, batch, "rejected")
    assert "registered in another household" in page
    assert "冯立" not in page and str(reverse("households:member_gone", args=[elsewhere.pk])) not in page


def test_a_household_without_a_head_says_what_to_write(wizard, areas):
    lines = f"户编号,姓名,证件号码,与户主关系\r\n{HOMES[0]},{NAMES[0]},{number(1)},配偶\r\n".encode()
    page = shown(wizard, check(wizard, lines), "rejected")
    assert NAMES[0] in page and "Write 户主 in the column of the relation" in page


def test_members_no_longer_listed_are_shown_and_stay(wizard, areas):
    put(listing((0, 0), (0, 1), (0, 2)))
    batch = check(wizard, listing((0, 0)))
    lines = RosterLine.objects.filter(batch=batch, kind="absent", what="member")
    assert {line.name for line in lines} == {NAMES[1], NAMES[2]}
    page = shown(wizard, batch, "absent")
    assert NAMES[1] in page and "2 people" in page
    assert Member.objects.active().count() == 3


def test_members_whom_no_roster_listed_and_those_who_are_gone_are_not_missed(wizard, areas):
    put(listing((0, 0), (0, 1)))
    home = Household.objects.get()
    make.member(home, "小宝")
    remove_member(by=None, member=home.members.get(name=NAMES[1]), status="dead", on=home.created_at.date())
    batch = check(wizard, listing((0, 0)))
    assert not RosterLine.objects.filter(batch=batch, kind="absent")


def test_a_member_entered_by_hand_whom_a_roster_listed_is_missed_by_the_next(wizard, areas):
    put(listing((0, 0)))
    home = Household.objects.get()
    make.member(home, NAMES[1], "其他", id_number=number(2))
    put(listing((0, 0), (0, 1)))
    batch = check(wizard, listing((0, 0)))
    assert [line.name for line in RosterLine.objects.filter(batch=batch, kind="absent")] == [NAMES[1]]
