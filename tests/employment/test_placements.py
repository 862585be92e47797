"""The way to work and back: recommended, placed, asked again, gone; and what stands against it."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from caseload.core.casework.moves import MoveRefused
from caseload.core.services.calendar import months_after
from households.services.closing import close_household
from households.services.members import update_member
from households.support.employment.models import Opening, Placement
from households.support.employment.services.placements import PlacementRefused, recommend
from tests import make
from tests.employment import making
from tests.employment.making import TODAY

pytestmark = pytest.mark.django_db


def filled(row):
    return Opening.objects.get(pk=row.opening_id).filled


def years(n, days=0):
    """Born so many years ago today, and so many days later."""
    return months_after(TODAY(), -12 * n) + timedelta(days=days)


def test_the_way_to_work_and_back(own, worker):
    row = making.recommended(own, worker)
    row = making.move(row, worker, "interview", interviewed_on=TODAY())
    assert (filled(row), row.status_kind) == (0, "wait")
    row = making.move(row, worker, "place", started_on=TODAY(), contract_until=None, pay=900)
    assert (row.status, filled(row), row.next_look_on) == ("placed", 1, months_after(TODAY(), 1))
    row = making.move(row, worker, "leave", ended_on=TODAY(), why="health", words="腰疼")
    assert (row.status, filled(row), row.next_look_on, row.why) == ("left", 0, None, "health")
    assert [step.verb for step in row.steps.all()] == ["leave", "place", "interview", "recommend"]


def test_who_is_not_taken_has_a_reason(own, worker):
    row = making.recommended(own, worker)
    with pytest.raises(IntegrityError, match="placement_that_failed_says_why"), transaction.atomic():
        Placement.objects.filter(pk=row.pk).update(status="not_taken")
    assert making.move(row, worker, "refuse", why="unfit").status == "not_taken"


def test_the_work_stands_in_the_file_until_it_is_over(own, worker):
    row = making.placed(own, worker)
    member = row.member
    member.refresh_from_db()
    assert (member.work_employer, member.welfare_post) == ("柳泉社区居委会", "保洁员")
    making.move(row, worker, "end", ended_on=TODAY())
    member.refresh_from_db()
    assert (member.work_employer, member.welfare_post) == ("", "")


def test_what_the_file_says_of_other_work_stays(own, worker):
    row = making.placed(own, worker)
    update_member(by=worker, member=row.member, work_employer="望湖超市")
    making.move(row, worker, "end", ended_on=TODAY())
    row.member.refresh_from_db()
    assert row.member.work_employer == "望湖超市"


def test_no_more_people_than_places(own, worker):
    post = making.opening(own.area, worker, places=1)
    late = making.recommended(own, worker, post=post, person=making.member(own, "王大"))
    making.placed(own, worker, post=post)
    with pytest.raises(MoveRefused, match="唯一的一个名额已满"):
        making.move(late, worker, "place", started_on=TODAY(), contract_until=None)
    with pytest.raises(IntegrityError, match="opening_is_never_filled_twice"), transaction.atomic():
        Placement.objects.filter(pk=late.pk).update(status="placed", started_on=TODAY())


def test_one_person_has_one_post(own, worker):
    row = making.placed(own, worker)
    second = making.workshop(own.area, worker)
    with pytest.raises(PlacementRefused, match="楼道保洁"):
        recommend(by=worker, opening=second, member=row.member)
    making.move(row, worker, "end", ended_on=TODAY())
    again = making.placed(own, worker, post=second, person=row.member)
    with pytest.raises(IntegrityError, match="one_person_has_one_post"), transaction.atomic():
        Placement.objects.filter(pk=row.pk).update(status="placed", ended_on=None)
    assert again.status == "placed"


def test_who_found_other_work_after_the_recommendation_is_told_at_the_first_day(own, worker):
    person = making.member(own)
    waiting = making.recommended(own, worker, person=person)
    making.placed(own, worker, post=making.workshop(own.area, worker), person=person)
    with pytest.raises(MoveRefused, match="玩具包装"):
        making.move(waiting, worker, "place", started_on=TODAY(), contract_until=None)


def test_nobody_is_recommended_for_one_opening_twice(own, worker):
    row = making.recommended(own, worker)
    with pytest.raises(PlacementRefused):
        recommend(by=worker, opening=row.opening, member=row.member)


@pytest.mark.parametrize(
    ("born", "limits", "fits"),
    [
        (years(16), {}, True),
        (years(16, days=1), {}, False),
        (years(60), {"oldest": 59}, False),
        (years(60, days=1), {"oldest": 59}, True),
        (years(45), {"youngest": 45}, True),
        (years(45, days=1), {"youngest": 45}, False),
    ],
)
def test_the_age_is_that_of_the_day(own, worker, born, limits, fits):
    post = making.opening(own.area, worker, **limits)
    person = making.member(own, born=born)
    if fits:
        assert recommend(by=worker, opening=post, member=person).pk
    else:
        with pytest.raises(PlacementRefused) as refused:
            recommend(by=worker, opening=post, member=person, words="家里困难")
        assert refused.value.field == "opening"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"born": years(70)}, "70"),
        ({"born": None}, "出生日期"),
        ({"labour_skill": "丧失劳动力"}, "丧失劳动力"),
        ({"school_status": "九年级"}, "九年级"),
    ],
)
def test_what_the_file_says_against_it_is_explained_first(own, worker, facts, words):
    post, person = making.opening(own.area, worker), making.member(own, **facts)
    with pytest.raises(PlacementRefused, match=words) as refused:
        recommend(by=worker, opening=post, member=person)
    assert refused.value.field == "words"
    row = recommend(by=worker, opening=post, member=person, words="身体硬朗，社区已核实")
    assert row.steps.get().words == "身体硬朗，社区已核实"
    with pytest.raises(MoveRefused, match=words):
        making.move(row, worker, "place", started_on=TODAY(), contract_until=None)


def test_at_69_and_in_an_enterprise_nothing_is_to_be_explained(own, worker):
    young, old = making.member(own, born=years(70, days=1)), making.member(own, "王老汉", born=years(75))
    assert recommend(by=worker, opening=making.opening(own.area, worker), member=young).pk
    assert recommend(by=worker, opening=making.workshop(own.area, worker), member=old).pk


def test_public_welfare_posts_last_three_years_together(own, worker):
    row = making.placed(own, worker, months_ago=12)
    making.move(row, worker, "end", ended_on=TODAY())
    two_more = making.opening(own.area, worker, months=24)
    three_more = making.opening(own.area, worker, title="绿化养护", months=36)
    with pytest.raises(PlacementRefused, match="48"):
        recommend(by=worker, opening=three_more, member=row.member)
    assert recommend(by=worker, opening=two_more, member=row.member).pk


def test_another_area_a_past_opening_and_a_closed_household(own, west, worker, supervisor):
    person = making.member(own)
    over = making.opening(own.area, worker, open_from=years(1), open_until=TODAY() - timedelta(days=1))
    for post in (making.opening(west, supervisor), over):
        with pytest.raises(PlacementRefused):
            recommend(by=worker, opening=post, member=person)
    row = making.recommended(own, worker, person=person)
    close_household(by=supervisor, household=own, reason="moved", on=TODAY())
    with pytest.raises(MoveRefused, match="销户"):
        making.move(row, worker, "place", started_on=TODAY(), contract_until=None)
    with pytest.raises(PlacementRefused):
        recommend(by=worker, opening=row.opening, member=person)


def test_looks_come_at_one_three_and_six_months(own, worker):
    row = making.placed(own, worker, months_ago=1)
    first = row.started_on
    looks = []
    for months in (1, 3, 6):
        day = months_after(first, months)
        looks.append(row.next_look_on)
        Placement.objects.filter(pk=row.pk).update(next_look_on=min(row.next_look_on, TODAY()))
        row = making.move(row, worker, "look", looked_on=day)
    assert looks == [months_after(first, n) for n in (1, 3, 6)] and row.next_look_on is None
    assert row.status == "placed" and row.steps.filter(verb="look").count() == 3
    with pytest.raises(MoveRefused):
        making.move(row, worker, "look", looked_on=TODAY())


def test_a_look_made_late_stands_for_those_it_passed(own, worker):
    row = making.placed(own, worker, months_ago=4)
    assert row.next_look_on == months_after(row.started_on, 1)
    row = making.move(row, worker, "look", looked_on=TODAY())
    assert row.next_look_on == months_after(row.started_on, 6)


def test_a_look_is_not_made_long_before_its_day(own, worker):
    with pytest.raises(MoveRefused):
        making.move(making.placed(own, worker), worker, "look", looked_on=TODAY())


def test_who_may_take_which_step(own, worker, colleague, supervisor, office, admin):
    row = making.recommended(own, worker)
    for person in (colleague, admin):
        with pytest.raises(MoveRefused):
            making.move(row, person, "interview", interviewed_on=TODAY())
    making.move(row, office, "interview", interviewed_on=TODAY())
    assert making.move(row, supervisor, "refuse", why="far").status == "not_taken"


def test_a_placement_stays_whose_it_is_and_is_not_deleted(own, worker):
    row = making.recommended(own, worker)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Placement.objects.filter(pk=row.pk).update(member=own.head)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Placement.objects.filter(pk=row.pk).delete()


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"started_on": None}, "placement_at_work_has_a_first_day"),
        ({"status": "ended", "next_look_on": None, "ended_on": years(2)}, "placement_ends_after_it_begins"),
        ({"contract_until": years(2)}, "placement_contract_ends_after_it_begins"),
        ({"status": "ended", "ended_on": date(2099, 1, 5)}, "placement_is_looked_at_while_at_work"),
        ({"pay": 0}, "placement_pays_something_if_said"),
    ],
)
def test_the_database_refuses_half_a_step(own, worker, facts, name):
    row = making.placed(own, worker)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Placement.objects.filter(pk=row.pk).update(**facts)


def test_placements_of_the_own_households_are_seen(own, foreign, worker, colleague, supervisor, office):
    mine, theirs = making.recommended(own, worker), making.recommended(foreign, colleague)
    for user, seen in ((worker, {mine}), (supervisor, {mine}), (colleague, {theirs}), (office, {mine, theirs})):
        assert set(Placement.objects.visible_to(user)) == seen
    assert make.files_of(mine.steps.get(), worker)
