"""How a household stands to each policy: what is written, when it changes, and that only that is judged anew."""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from time import monotonic

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from caseload.core import wall_clock
from households.models import Household, Member
from households.services.closing import close_household
from households.services.households import update_household
from households.services.members import add_member, update_member
from households.support.eligibility.models import Explanation, Judging, NotApplicable, Stale, Standing
from households.support.eligibility.services import answers
from households.support.eligibility.services.standing import judge, judge_all, judge_stale
from households.support.policies.models import Policy
from tests import make
from tests.eligibility import making
from tests.policies import making as policies

pytestmark = pytest.mark.django_db
TODAY = wall_clock.today
SIZE = int(os.environ.get("CASELOAD_PROVE_HOUSEHOLDS", 100_000))


def years_ago(years, days=0):
    day = TODAY() + timedelta(days=days)
    return (day if (day.month, day.day) != (2, 29) else day - timedelta(days=1)).replace(year=day.year - years)


def stands(household, policy):
    rows = Standing.objects.filter(household=household, policy=policy)
    return sorted(rows.values_list("kind", "because"))


@pytest.fixture
def old(east, worker):
    """Of the head it is known that they turned 80 yesterday."""
    household = make.household(east, "孙桂英", worker=worker)
    Member.objects.filter(household=household).update(birth_date=years_ago(80, -1))
    return household


def test_who_looks_eligible_and_receives_nothing_is_a_gap_with_the_facts_that_show_it(old):
    judge([old.pk])
    row = Standing.objects.get(household=old, policy="elder_allowance")
    assert (row.kind, row.member.name, row.since, row.area_id) == ("gap", "孙桂英", TODAY(), old.area_id)
    assert row.facts["age"] == 80 and not row.missing


def test_what_nobody_knows_is_asked(own):
    Member.objects.filter(household=own).update(birth_date=None)
    judge([own.pk])
    row = Standing.objects.get(household=own, policy="elder_allowance")
    assert (row.kind, row.missing) == ("unknown", ["birth_date"])


def test_a_birthday_that_comes_opens_it_a_month_ahead(own):
    for days, found in ((1, [("soon", "")]), (31, [("soon", "")]), (32, [])):
        Member.objects.filter(household=own).update(birth_date=years_ago(80, days))
        judge([own.pk])
        assert stands(own, "elder_allowance") == found, days
    Member.objects.filter(household=own).update(birth_date=years_ago(80, 10))
    judge([own.pk])
    assert Standing.objects.get(household=own, policy="elder_allowance").turns_on == TODAY() + timedelta(days=10)


def test_started_received_and_about_to_end(old, worker):
    head = old.members.get()
    row = policies.entitlement(old, worker, "elder_allowance", head)
    judge_stale()
    assert stands(old, "elder_allowance") == [("under_way", "")]
    policies.move(row, worker, "record", amount=100, starts_on=TODAY(), ends_on=None, paper_number="")
    judge_stale()
    assert stands(old, "elder_allowance") == [("receives", "")]
    policies.move(row, worker, "correct", amount=100, starts_on=TODAY(), ends_on=TODAY() + timedelta(days=9), words="")
    judge_stale()
    assert stands(old, "elder_allowance") == [("losing", "ends")]
    update_member(by=worker, member=head, birth_date=years_ago(70))
    judge_stale()
    assert stands(old, "elder_allowance") == [("losing", "facts")]


def test_a_birthday_that_comes_may_end_it(own, worker):
    child = make.member(own, "王小雨", birth_date=years_ago(18, 5))
    update_household(by=worker, household=own, categories=["child_in_need"])
    judge_stale()
    assert stands(own, "child_in_need") == [("gap", ""), ("unknown", "")]
    policies.received(own, worker, "child_in_need", child, ends_on=None)
    judge_stale()
    row = Standing.objects.get(household=own, member=child, policy="child_in_need")
    assert (row.kind, row.because, row.turns_on) == ("losing", "birthday", TODAY() + timedelta(days=5))


def test_since_when_it_is_so_is_kept_until_it_becomes_something_else(old, worker):
    judge([old.pk], day=TODAY() - timedelta(days=1))
    first = Standing.objects.get(household=old, policy="elder_allowance").since
    judge([old.pk])
    assert Standing.objects.get(household=old, policy="elder_allowance").since == first == TODAY() - timedelta(days=1)
    policies.entitlement(old, worker, "elder_allowance", old.members.get())
    judge_stale()
    assert Standing.objects.get(household=old, policy="elder_allowance").since == TODAY()


def test_an_answer_lasts_through_every_judgement_until_it_is_lifted(old, worker):
    policy, head = Policy.objects.get(pk="elder_allowance"), old.members.get()
    what = {"household": old, "policy": policy, "member": head}
    answers.set_aside(by=worker, reason="随儿子在外省享受", **what)
    assert stands(old, "elder_allowance") == [("aside", "")]
    answers.set_aside(by=worker, reason="再说一遍", **what)
    judge_all()
    assert stands(old, "elder_allowance") == [("aside", "")]
    assert [row.reason for row in NotApplicable.objects.all()] == ["随儿子在外省享受"]
    assert answers.lift(by=worker, **what) == 1 and answers.lift(by=worker, **what) == 0
    assert stands(old, "elder_allowance") == [("gap", "")]


def test_declined_is_no_gap(old, worker):
    row = policies.entitlement(old, worker, "elder_allowance", old.members.get())
    policies.move(row, worker, "decline", reason="不愿意办")
    judge_stale()
    assert stands(old, "elder_allowance") == [("aside", "")]


def test_a_policy_is_explained_once_a_day(old, worker):
    policy = Policy.objects.get(pk="elder_allowance")
    written = [answers.explain(by=worker, household=old, policy=policy)[1] for _n in range(2)]
    assert written == [True, False] and Explanation.objects.count() == 1


def test_what_changes_in_the_registry_is_judged_again_and_nothing_else(own, foreign, worker):
    judge_all()
    assert not Stale.objects.exists()
    add_member(by=worker, household=own, name="孙桂英", relation="之母", birth_date=years_ago(90))
    assert list(Stale.objects.values_list("pk", flat=True)) == [own.pk]
    judge_stale(foreign.pk)
    assert stands(own, "elder_allowance") == [("unknown", "")] and Stale.objects.exists()
    judge_stale(own.pk)
    assert ("gap", "") in stands(own, "elder_allowance") and not Stale.objects.exists()


def test_a_closed_household_stands_to_nothing(old, worker, supervisor):
    judge_all()
    assert Standing.objects.filter(household=old).exists()
    close_household(by=supervisor, household=old, reason="moved", on=TODAY())
    judge_stale()
    assert not Standing.objects.filter(household=old).exists()


def test_a_run_over_all_says_how_far_it_is_and_leaves_one_word(old):
    judge_all()
    run = judge_all()
    assert list(Judging.objects.all()) == [run] and run.done_at and run.judged == run.households == 1


def test_one_household_has_a_price_that_does_not_grow_with_its_members(own, worker):
    def price():
        with CaptureQueriesContext(
            connection,
        ) as counted:
            judge([own.pk])
        return len(counted)

    make.member(own, "王晓雨", birth_date=date(2015, 6, 20))
    few = price()
    for place in range(20):
        make.member(own, f"王{place}", birth_date=date(1980, 6, 1 + place))
    assert price() == few < 60


def test_the_database_has_one_for_each_policy_and_says_why_it_may_be_lost(old):
    judge([old.pk])
    row = Standing.objects.get(household=old, policy="elder_allowance")
    with pytest.raises(IntegrityError, match="standing_is_one_for_each_policy"), transaction.atomic():
        Standing.objects.create(
            household=old, area_id=row.area_id, member=row.member, policy=row.policy, rule=row.rule, kind="gap"
        )
    with pytest.raises(IntegrityError, match="standing_says_why_it_may_be_lost"), transaction.atomic():
        Standing.objects.filter(pk=row.pk).update(kind="losing")


@pytest.mark.django_db(transaction=True)
def test_several_who_judge_at_once_write_each_row_once(old):
    def judged(_place):
        try:
            return judge([old.pk])
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(judged, range(4)))
    kinds = Standing.objects.filter(household=old).values_list("policy", "member").order_by()
    assert len(kinds) == len(set(kinds)) > 0


@pytest.mark.prove
def test_a_hundred_thousand_households_are_judged_in_twenty_seconds(street):
    rng = random.Random(13)
    making.families(rng, street, SIZE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE households_household, households_member")
    begun = monotonic()
    run = judge_all()
    first, begun = monotonic() - begun, monotonic()
    judge_all()
    again, begun = monotonic() - begun, monotonic()
    judge([Household.objects.first().pk])
    one = monotonic() - begun
    print(f"{run.households} households: {first:.1f} s, again {again:.1f} s, one {one * 1000:.0f} ms")
    assert again < 20 and one < 0.15
