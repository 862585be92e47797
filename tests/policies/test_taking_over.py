"""What files and rosters tell of benefits becomes entitlements: proposed, taken over at once, taken back."""

from datetime import date, timedelta

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from households.models import Household, Member
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from households.support.policies.models import Entitlement, TakeOver
from households.support.policies.services.taking_over import proposed, take_over, undo_take_over
from tests import make
from tests.policies import making
from tests.policies.making import TODAY

pytestmark = pytest.mark.django_db
ROSTER = (
    "户主姓名,姓名,证件号码,与户主关系,家庭住址,保障人口数,月保障金额,起始保障年月,低保证号\n"
    "刘桂兰,刘桂兰,37079919550312001X,户主,柳泉路1号,1,812,2024-03,D001\n"
)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def said(member, **words):
    Member.objects.filter(pk=member.pk).update(**words)
    return member


def test_what_a_roster_tells_comes_with_amount_beginning_paper_and_source(admin, east):
    import_roster(by=admin, file=RosterFile("低保花名册.csv", ROSTER.encode()), area=east)
    Household.objects.update(sources=["dibao"], categories=["dibao"])
    take_over(by=admin, code="dibao")
    row = Entitlement.objects.get()
    assert (row.status, row.household.head_name, row.member) == ("paid", "刘桂兰", None)
    assert (row.amount, row.starts_on, row.paper_number) == (812, date(2024, 3, 1), "D001")
    assert (row.told_by, row.told_on, row.by) == ("低保花名册.csv", TODAY(), admin)


def test_the_source_is_the_roster_that_wrote_it_not_the_last_that_wrote_the_row(admin, east):
    import_roster(by=admin, file=RosterFile("低保花名册.csv", ROSTER.encode()), area=east)
    with pghistory.context(roster=2, why="住户花名册.csv"):
        Household.objects.update(sources=["dibao"], categories=["dibao"], note="电话换了")
    (one,) = proposed(admin, "dibao")
    assert one.told_by == "低保花名册.csv"
    with pghistory.context(user=admin.pk):
        Household.objects.update(roster={"monthly_amount": "900"})
    (one,) = proposed(admin, "dibao")
    assert (one.told_by, one.told_on, one.amount) == ("", None, 900)


def test_of_a_household_the_words_of_its_members_tell_it_once(worker, own):
    said(own.head, dibao="农村低保")
    said(make.member(own), dibao="农村低保")
    (one,) = proposed(worker, "dibao")
    assert one.member is None and len(one.people) == 2 and one.told_on is None
    assert take_over(by=worker, code="dibao") and take_over(by=worker, code="dibao") is None
    assert (Entitlement.objects.get().told_by, Entitlement.objects.get().told_on) == ("", None)


def test_what_they_have_or_applied_for_or_is_excluded_is_not_proposed(worker, own, east):
    member = said(make.member(own), tekun="农村特困")
    assert [one.member for one in proposed(worker, "tekun")] == [member]
    row = making.entitlement(own, worker, "tekun", member)
    assert proposed(worker, "tekun") == []
    making.move(row, worker, "decline", reason="不愿申请")
    assert len(proposed(worker, "tekun")) == 1
    received = making.received(own, worker, "dibao")
    assert proposed(worker, "tekun") == [], "the two exclude each other"
    yesterday = TODAY() - timedelta(days=1)
    over = {"starts_on": yesterday, "ends_on": yesterday, "status": "stopped", "reason": "x"}
    Entitlement.objects.filter(pk=received.pk).update(**over)
    (one,) = proposed(worker, "tekun")
    assert one.starts_on == TODAY()
    take_over(by=worker, code="tekun")


def test_others_households_are_not_proposed(worker, foreign, colleague):
    said(foreign.head, tekun="农村特困")
    assert proposed(worker, "tekun") == [] and len(proposed(colleague, "tekun")) == 1


def test_taking_back_leaves_what_somebody_worked_on(worker, own, east):
    other = make.household(east, "赵明远", worker=worker)
    for household in (own, other):
        said(household.head, tekun="农村特困")
    done = take_over(by=worker, code="tekun")
    row = Entitlement.objects.get(household=other)
    making.paid(row, worker)
    assert undo_take_over(by=worker, done=done) == (1, 1)
    assert undo_take_over(by=worker, done=done) is None
    assert Entitlement.objects.get() == row
    assert [one.household for one in proposed(worker, "tekun")] == [own]


def test_from_the_list_to_the_taking_back_at_the_pages(enter, en, worker, own):
    said(own.head, tekun="农村特困")
    client, page = enter(worker), reverse("policies:take_over", args=["tekun"])
    assert "to take over: 1" in client.get(reverse("policies:take_overs")).content.decode()
    assert own.head_name in client.get(page).content.decode()
    client.post(page)
    row = Entitlement.objects.get()
    assert client.get(row.get_absolute_url()).status_code == 200
    assert "Nothing to take over" in client.get(page).content.decode()
    client.post(reverse("policies:take_over_undo", args=[TakeOver.objects.get().pk]))
    assert not Entitlement.objects.exists()
    assert client.get(reverse("policies:take_over", args=["yulu"])).status_code == 404


def test_twenty_cost_the_queries_of_two(worker, east):
    def cost(n):
        for at in range(n):
            said(make.household(east, f"住户{n}-{at}", worker=worker).head, tekun="农村特困")
        with CaptureQueriesContext(connection) as asked:
            take_over(by=worker, code="tekun")
        return len(asked)

    cost(1)
    assert cost(2) == cost(20)
