"""Many hand over of one donation at once: what is left is right, never below zero, and nobody waits in a ring."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection

from households.support.giving.models import Donation, Gift
from households.support.giving.services.gifts import GiftRefused, give, reserve
from tests import make
from tests.giving import making

AT_ONCE = 12


def hand_over(office, households, source, n):
    """Whether the ``n``th got one; every third is matched with a need first, every other is handed over at once."""
    household = households[n % len(households)]
    try:
        if n % 3:
            give(by=office, donation=source, household=household, quantity=Decimal(1), asked=making.taken())
        else:
            need = making.need(household, office)
            gift = reserve(by=office, donation=source, need=need, quantity=Decimal(1))
            making.move(gift, office, "hand_over", **making.taken())
    except GiftRefused:
        return False
    finally:
        connection.close()
    return True


def prove(people, stock, make_source):
    street = make.area(None, "370799001", "青禾街道", level_name="街道")
    office = make.person("sun", "孙德福", "office", post=street, areas=[street])
    households = [make.household(street, f"住户{n}") for n in range(4)]
    source = make_source(street, office, quantity=stock)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(lambda n: hand_over(office, households, source, n), range(people)))
    source = Donation.objects.get(pk=source.pk)
    assert sum(done) == min(people, stock) == Gift.objects.given().count()
    assert (source.given, source.reserved, source.left) == (sum(done), 0, stock - sum(done))


def test_twelve_at_once_from_what_is_for_nine(committed):
    prove(12, 9, making.donation)


@pytest.mark.prove
@pytest.mark.parametrize("make_source", [making.donation, making.rice])
def test_two_hundred_at_once_from_what_is_for_one_hundred_and_fifty(committed, make_source):
    prove(200, 150, make_source)
