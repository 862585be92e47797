"""Ways out of problems, chosen inside the wizard: a head is named, a member moves. Checked, written, undone."""

import pytest

from caseload.core.audit import acting
from households.models import Household, Member
from households.roster import pipeline
from households.roster.models import RosterBatch, RosterLine, RosterProblem
from households.roster.services import decisions, import_jobs
from households.services.closing import close_household
from households.services.households import register_household, update_household
from households.services.members import add_member, change_head, remove_member
from tests import make
from tests.jobs import run_jobs
from tests.roster.rosters import send, step
from tests.roster.sampling import number
from tests.roster.test_decisions import checksum
from tests.roster.test_undo import HOMES, NAMES, listing, put

pytestmark = pytest.mark.django_db

HEADLESS = f"""户编号,姓名,证件号码,与户主关系
{HOMES[0]},{NAMES[0]},{number(1)},配偶
{HOMES[0]},{NAMES[1]},{number(2)},之子
{HOMES[1]},{NAMES[2]},{number(3)},户主
""".encode()


def check(wizard, data):
    assert send(wizard, "x.csv", data).status_code == 302
    batch = RosterBatch.objects.latest("pk")
    wizard.post(step("understood", batch), {})
    return batch


def shown(wizard, batch, what):
    return wizard.get(step("check", batch), {"show": what}).content.decode()


def problem_of(batch, code, name):
    return RosterProblem.objects.get(batch=batch, code=code, name=name)


def choose(wizard, batch, code, name, do="take"):
    """Press the button that the page offers beside the problem."""
    problem = problem_of(batch, code, name)
    assert f'value="{problem.pk}"' in shown(wizard, batch, "warning" if do == "leave" else "rejected")
    wizard.post(step("way_out", batch), {"problem": problem.pk, "do": do})
    batch.refresh_from_db()


def write(wizard, batch, **answers):
    wizard.post(step("confirm", batch), answers)
    run_jobs()
    batch.refresh_from_db()


# --- a household without a head ---


def test_one_of_its_own_rows_is_chosen_as_the_head_and_that_is_taken_back_by_undo(wizard, areas):
    before, batch = checksum(), check(wizard, HEADLESS)
    page = shown(wizard, batch, "rejected")
    assert page.count("<select") == page.count(f">{NAMES[1]}</option>") == 2 and NAMES[2] not in page
    choose(wizard, batch, "head_missing", NAMES[1])
    assert (batch.report["rows"]["rejected"], batch.report["households"]["new"]) == (0, 2)
    assert RosterLine.objects.filter(batch=batch, what="household", name=NAMES[1]).exists()
    assert "was chosen here as the head" in shown(wizard, batch, "warning")
    write(wizard, batch)
    home = Household.objects.get(number=HOMES[0])
    assert (batch.status, home.head.name, home.head.relation, home.member_count) == ("applied", NAMES[1], "户主", 2)
    assert Member.objects.get(name=NAMES[0]).relation == "配偶"
    assert decisions.undo_batch(by=None, batch=batch) == {}
    assert checksum() == before


def test_a_choice_is_kept_when_the_roster_is_checked_again_and_can_be_taken_back(wizard, areas):
    batch = check(wizard, HEADLESS)
    choose(wizard, batch, "head_missing", NAMES[1])
    wizard.post(step("check_again", batch))
    choose(wizard, batch, "head_chosen", NAMES[1], do="leave")
    assert batch.report["rows"]["rejected"] == 2
    choose(wizard, batch, "head_missing", NAMES[0])
    assert batch.options["ways"] == [["head_chosen", "", 2, NAMES[0], None]]


def test_of_two_heads_one_is_chosen_and_the_other_is_a_member(wizard, areas):
    batch = check(wizard, HEADLESS.replace("配偶".encode(), "户主".encode()).replace("之子".encode(), "户主".encode()))
    choose(wizard, batch, "two_heads", NAMES[0])
    write(wizard, batch)
    home = Household.objects.get(number=HOMES[0])
    assert home.head.name == NAMES[0] and home.members.get(name=NAMES[1]).relation == "其他"


def test_who_died_meanwhile_is_not_made_the_head(wizard, areas):
    put(listing((0, 2), (0, 1)))
    home = Household.objects.get(number=HOMES[0])
    batch = check(wizard, HEADLESS.replace(f"{HOMES[1]},{NAMES[2]},{number(3)},户主\n".encode(), b""))
    choose(wizard, batch, "head_missing", NAMES[1])
    assert batch.report["rows"]["rejected"] == 0
    remove_member(by=None, member=home.members.get(name=NAMES[1]), status="dead", on=home.created_at.date())
    write(wizard, batch)
    home.refresh_from_db()
    assert (batch.status, batch.failure, home.head.name) == ("checked", "rejected", NAMES[2])
    assert problem_of(batch, "head_missing", NAMES[1])


def test_rows_of_several_households_that_came_together_are_not_offered(wizard, areas, monkeypatch):
    monkeypatch.setattr("households.roster.checking.chosen.MOST", 1)
    assert "<select" not in shown(wizard, check(wizard, HEADLESS), "rejected")


def test_a_row_with_another_error_or_of_somebody_gone_is_not_offered(wizard, areas):
    head, *rows = HEADLESS.decode().splitlines()
    rows = [f"{row},{status}" for row, status in zip(rows, ("正常", "死亡", "正常"), strict=True)]
    data = "\n".join([f"{head},成员状态", *rows, f"{HOMES[0]},{NAMES[3]},37079919500101001,之女,正常"]).encode()
    page = shown(wizard, check(wizard, data), "rejected")
    assert f">{NAMES[0]}</option>" in page
    assert f">{NAMES[1]}</option>" not in page and f">{NAMES[3]}</option>" not in page


def test_the_command_chooses_nothing(areas):
    put(HEADLESS)
    assert not Household.objects.filter(number=HOMES[0]).exists()


def test_a_large_roster_is_checked_with_the_choice_by_the_worker(wizard, areas):
    batch = check(wizard, HEADLESS)
    RosterBatch.objects.update(is_large=True)
    problem = problem_of(batch, "head_missing", NAMES[1])
    assert import_jobs.choose_way(by=batch.by, batch=batch, problem=problem.pk, take=True)
    batch.refresh_from_db()
    assert batch.status == "checking"
    run_jobs()
    write(wizard, batch)
    assert Household.objects.get(number=HOMES[0]).head.name == NAMES[1]


def test_a_problem_of_a_check_that_is_past_or_of_another_roster_is_not_chosen(wizard, areas):
    batch, other = check(wizard, HEADLESS), check(wizard, HEADLESS)
    old = problem_of(batch, "head_missing", NAMES[1]).pk
    wizard.post(step("check_again", batch))
    for key in (old, problem_of(other, "head_missing", NAMES[1]).pk, "", "x"):
        answer = wizard.post(step("way_out", batch), {"problem": key, "do": "take"}, follow=True).content.decode()
        assert "Please choose again" in answer
    batch.refresh_from_db()
    assert "ways" not in batch.options


# --- a person who lives in another household ---


@pytest.fixture
def former(areas):
    """The household of 冯立, with an income, in which somebody of the pool lives and does not head it."""
    home = register_household(by=None, area=areas[1], head={"name": "冯立"}, inc_wage=9000)
    make.member(home, NAMES[1], "其他", id_number=number(2))
    return Household.objects.get(pk=home.pk)


@pytest.fixture
def mover(former):
    return former.members.get(name=NAMES[1])


def moving(wizard):
    """A checked roster in which somebody who lives elsewhere is to move into a household of the file."""
    batch = check(wizard, listing((0, 0), (0, 1)))
    choose(wizard, batch, "id_in_other_household", NAMES[1])
    return batch


def test_they_leave_there_and_come_in_here_and_undo_puts_them_back(wizard, former, mover):
    before, batch = checksum(), moving(wizard)
    assert (batch.report["rows"]["rejected"], batch.report["members"]) == (0, {"new": 2, "changed": 1, "unchanged": 0})
    left = RosterLine.objects.get(batch=batch, kind="changed", what="member")
    assert (left.household_key, left.member_key, left.columns) == (former.pk, mover.pk, ["member_status"])
    page = shown(wizard, batch, "changed")
    assert NAMES[1] in page and "Moved away" in page
    assert "冯立" in shown(wizard, batch, "warning") and checksum() == before
    write(wizard, batch)
    mover.refresh_from_db()
    was, former = former, Household.objects.get(pk=former.pk)
    assert (mover.status, mover.is_active, mover.left_on is not None) == ("moved", False, True)
    assert (former.member_count, NAMES[1] in former.search_text) == (1, False)
    assert (was.net_income_per_capita, former.net_income_per_capita) == (4500, 9000)
    home = Household.objects.get(number=HOMES[0])
    assert home.members.active().get(name=NAMES[1]).id_number == number(2) and home.member_count == 2
    event = Member.pgh_event_model.objects.filter(pgh_obj_id=mover.pk).latest("pgh_id")
    assert event.status == "moved" and event.pgh_context.metadata["roster"] == batch.pk
    assert decisions.undo_batch(by=None, batch=batch) == {}
    assert checksum() == before


def test_who_heads_a_household_is_not_moved_and_is_told_why(wizard, areas, former):
    change_head(by=None, household=former, head=former.members.get(name=NAMES[1]), relations={})
    batch = check(wizard, listing((0, 0), (0, 1)))
    page = shown(wizard, batch, "rejected")
    assert "name another head there first" in page and "Move here" not in page
    assert problem_of(batch, "id_in_other_household", NAMES[1]).choice is None


def test_whose_household_the_importer_may_not_write_is_not_moved(client, areas, former, mover, en):
    client.force_login(make.person("qian", "钱东", "admin", post=areas[0], areas=[areas[0]]))
    batch = check(client, listing((0, 0), (0, 1)))
    assert "Move here" not in shown(client, batch, "rejected")
    RosterBatch.objects.update(options={"ways": [["moves_here", "", 3, NAMES[1], mover.pk]]})
    client.post(step("check_again", batch))
    assert problem_of(batch, "id_in_other_household", NAMES[1])


def become_head(mover):
    change_head(by=None, household=mover.household, head=mover, relations={})


def die(mover):
    remove_member(by=None, member=mover, status="dead", on=mover.household.created_at.date())


def move_on(mover):
    remove_member(by=None, member=mover, status="moved", on=mover.household.created_at.date())
    third = register_household(by=None, area=mover.household.area, head={"name": "钱三"})
    add_member(by=None, household=third, name=NAMES[1], relation="其他", id_number=number(2))


@pytest.mark.parametrize("meanwhile", [become_head, die, move_on])
def test_what_happened_meanwhile_keeps_them_where_they_are(wizard, mover, meanwhile):
    batch = moving(wizard)
    meanwhile(mover)
    before = checksum()
    write(wizard, batch)
    assert (batch.status, batch.failure, checksum()) == ("checked", "rejected", before)
    assert problem_of(batch, "id_in_other_household", NAMES[1])


def test_nobody_moves_into_a_household_that_is_held_back(wizard, areas, mover):
    batch = moving(wizard)
    theirs = register_household(by=None, area=areas[0], head={"name": "钱三"})
    make.member(theirs, NAMES[0], "其他", id_number=number(1))
    before = checksum()
    wizard.post(step("check_again", batch))
    write(wizard, batch, skip_invalid="on")
    assert problem_of(batch, "held_back", NAMES[1])
    assert (batch.status, checksum()) == ("applied", before)


def test_nobody_moves_into_a_closed_household(wizard, areas, mover):
    put(listing((0, 0)))
    close_household(
        by=None, household=Household.objects.get(number=HOMES[0]), reason="moved", on=mover.created_at.date()
    )
    batch = check(wizard, listing((0, 0), (0, 1)))
    assert "Move here" not in shown(wizard, batch, "rejected")


@pytest.mark.parametrize(("at_once", "is_first"), [(2_500, True), (1, True), (1, False)])
def test_a_household_of_the_same_roster_is_left_whichever_part_it_is_in(
    wizard, former, mover, at_once, is_first, monkeypatch
):
    monkeypatch.setattr(pipeline, "PART", at_once)
    update_household(by=None, household=former, number=HOMES[1])
    before = checksum()
    head, *rows = listing((0, 0), (0, 1)).decode().split("\r\n")
    rows = [f"{row},东关街1号" for row in rows]
    rows.insert(0 if is_first else 2, f"{HOMES[1]},冯立,,户主,东关街2号")
    batch = check(wizard, "\r\n".join([f"{head},家庭住址", *rows]).encode())
    choose(wizard, batch, "id_in_other_household", NAMES[1])
    write(wizard, batch)
    former.refresh_from_db()
    assert (batch.status, former.address, former.member_count) == ("applied", "东关街2号", 1)
    assert former.net_income_per_capita == 9000
    assert decisions.undo_batch(by=None, batch=batch) == {}
    assert checksum() == before


def test_a_later_row_of_their_former_household_does_not_bring_them_back(wizard, former, mover, monkeypatch):
    monkeypatch.setattr(pipeline, "PART", 1)
    update_household(by=None, household=former, number=HOMES[1])
    head, *rows = listing((0, 0), (0, 1)).decode().split("\r\n")
    rows += [f"{HOMES[1]},冯立,,户主", f"{HOMES[1]},{NAMES[1]},,其他"]
    batch = check(wizard, "\r\n".join([f"{head},成员状态", *(f"{row},正常" for row in rows)]).encode())
    choose(wizard, batch, "id_in_other_household", NAMES[1])
    write(wizard, batch)
    mover.refresh_from_db()
    assert (batch.status, mover.status) == ("applied", "moved")


def test_where_the_former_household_stays_as_it_is_so_does_the_one_they_came_into(wizard, former, mover):
    batch = moving(wizard)
    write(wizard, batch)
    with acting(None):
        update_household(by=None, household=former, address="新地址")
    kept = decisions.undo_batch(by=None, batch=batch)
    here = Household.objects.get(number=HOMES[0])
    assert {key: found.reasons[0][0] for key, found in kept.items()} == {former.pk: "edit", here.pk: "person_nowhere"}
    assert Member.objects.active().get(id_index=mover.id_index).household == here
