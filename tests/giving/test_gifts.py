"""Needs and gifts: matched, handed over, confirmed, taken back; the account of the donation is right at each step."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused
from households.services.closing import close_household
from households.support.giving.models import Donation, Gift, Need
from households.support.giving.services.gifts import GiftRefused, give, reserve
from households.support.giving.services.needs import SomethingIsGiven, withdraw_need
from tests import make
from tests.giving import making

pytestmark = pytest.mark.django_db


def account(donation):
    """What is matched, given, left and free of it."""
    row = Donation.objects.get(pk=donation.pk)
    return tuple(int(one) for one in (row.reserved, row.given, row.left, row.free))


def status(need):
    return Need.objects.get(pk=need.pk).status


def test_the_way_of_a_gift_and_back(east, own, worker, supervisor):
    source = making.donation(east, supervisor, quantity=1000)
    gift = making.gift(own, supervisor, quantity=300, source=source)
    assert account(source) == (300, 0, 1000, 700) and status(gift.need) == "matched"
    gift = making.move(gift, worker, "hand_over", **making.taken())
    assert account(source) == (0, 300, 700, 700) and status(gift.need) == "handed"
    assert (gift.handed_by, gift.taken_by) == (worker, "王建华")
    gift = making.move(gift, worker, "confirm", confirmed_on=timezone.localdate())
    assert account(source) == (0, 300, 700, 700) and status(gift.need) == "confirmed"
    gift = making.move(gift, supervisor, "reverse", because="发错了户")
    assert account(source) == (0, 0, 1000, 1000) and status(gift.need) == "open"
    assert [step.verb for step in gift.steps.all()] == ["reverse", "confirm", "hand_over", "match"]
    assert Gift.objects.get().because == "发错了户"


def test_a_match_is_taken_back(east, own, supervisor):
    source = making.rice(east, supervisor, quantity=10)
    gift = making.gift(own, supervisor, quantity=4, source=source)
    assert (account(source), gift.value, gift.amount) == ((4, 0, 10, 6), 260, "4 袋")
    making.move(gift, supervisor, "release", because="住户不要了")
    assert account(source) == (0, 0, 10, 10) and status(gift.need) == "open"


def test_a_need_is_as_far_as_the_gift_that_is_least_far(own, worker, supervisor):
    first, second = (making.gift(own, supervisor) for _ in range(2))
    need = first.need
    other = reserve(by=supervisor, donation=second.donation, need=need, quantity=Decimal(100))
    making.move(first, worker, "hand_over", **making.taken())
    assert status(need) == "matched"
    making.move(other, supervisor, "release", because="够了")
    assert status(need) == "handed"


def test_what_was_not_matched_is_handed_over_too(east, own, supervisor):
    source = making.rice(east, supervisor, quantity=3)
    asked = making.taken(words="春节慰问")
    gift = give(by=supervisor, donation=source, household=own, quantity=Decimal(2), asked=asked)
    assert account(source) == (0, 2, 1, 1)
    assert (gift.status, gift.need, gift.steps.get().words) == ("handed", None, "春节慰问")


def test_no_more_than_is_free(east, own, supervisor):
    source = making.donation(east, supervisor, quantity=500)
    making.gift(own, supervisor, quantity=300, source=source)
    with pytest.raises(GiftRefused, match="200") as refused:
        making.gift(own, supervisor, quantity="200.01", source=source)
    assert refused.value.field == "quantity" and account(source) == (300, 0, 500, 200)


def test_the_database_itself_lets_nothing_fall_below_zero(own, supervisor):
    gift = making.gift(own, supervisor, quantity=300)
    for state in ("reserved", "handed"):
        said = {"handed_on": gift.matched_on, "handed_by": supervisor, "taken_by": "王建华"}
        more = Gift(donation=gift.donation, household=own, area_id=own.area_id, happened_in_id=own.area_id, **said)
        more.quantity, more.value, more.status, more.matched_by = 701, 701, state, supervisor
        with pytest.raises(IntegrityError, match="donation_never_falls_below_zero"), transaction.atomic():
            more.save()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(quantity=1)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        gift.delete()


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"status": "handed"}, "gift_handed_over_says_when_and_to_whom"),
        ({"status": "released"}, "gift_taken_back_says_why"),
    ],
)
def test_the_database_refuses_half_a_step(own, supervisor, facts, name):
    gift = making.gift(own, supervisor)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(**facts)


def test_a_gift_confirmed_has_a_day(own, supervisor):
    gift = making.handed(own, supervisor)
    with pytest.raises(IntegrityError, match="gift_confirmed_has_a_day"), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(status="confirmed")


def test_what_is_past_its_day_or_for_elsewhere_or_of_a_closed_household(east, west, own, worker, supervisor):
    yesterday = timezone.localdate() - timedelta(days=1)
    stale = making.rice(east, supervisor, expires_on=yesterday, received_on=yesterday)
    theirs = making.donation(west, supervisor)
    for source in (stale, theirs):
        with pytest.raises(GiftRefused):
            making.gift(own, supervisor, quantity=1, source=source)
    close_household(by=supervisor, household=own, reason="moved", on=timezone.localdate())
    own.refresh_from_db()
    with pytest.raises(GiftRefused, match="销户"):
        making.gift(own, supervisor, source=making.donation(east, supervisor))


def test_who_may_take_which_step(own, foreign, worker, colleague, supervisor, admin, west):
    wu = make.person("wu", "吴丽", "worker", post=west)
    gift = making.gift(own, supervisor)
    for person, verb in ((wu, "hand_over"), (worker, "release"), (admin, "hand_over")):
        with pytest.raises(MoveRefused):
            making.move(gift, person, verb, because="不要了", **making.taken())
    making.move(gift, worker, "hand_over", **making.taken())
    with pytest.raises(MoveRefused):
        making.move(gift, worker, "reverse", because="发错了")


def test_a_need_is_withdrawn_unless_something_is_given_for_it(own, worker, supervisor):
    need = making.need(own, worker)
    withdrawn = withdraw_need(by=worker, need=need, because="自己买了")
    with pytest.raises(GiftRefused):
        reserve(by=supervisor, donation=making.donation(own.area, supervisor), need=withdrawn, quantity=Decimal(1))
    with pytest.raises(SomethingIsGiven):
        withdraw_need(by=worker, need=making.gift(own, supervisor).need, because="自己买了")


def test_needs_and_gifts_of_the_own_households_are_seen(own, foreign, worker, colleague, supervisor, office):
    mine, theirs = (making.gift(household, office) for household in (own, foreign))
    for model, pair in ((Gift, (mine, theirs)), (Need, (mine.need, theirs.need))):
        for user, seen in ((worker, pair[:1]), (supervisor, pair[:1]), (colleague, pair[1:]), (office, pair)):
            assert set(model.objects.visible_to(user)) == set(seen)
