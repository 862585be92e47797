"""Many hand out of one stock at once: what is left is right, never below zero, and nobody waits in a ring."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from caseload.core import wall_clock
from households.support.leaflets.models import Leaflet, Movement
from households.support.leaflets.services import handouts
from tests import make
from tests.leaflets import making
from tests.leaflets.making import account
from visits.doorstep.models import VisitLeaflet

AT_ONCE = 12


def hand_over(worker, households, area, n):
    """Every other on a visit, the others to a building."""
    try:
        leaflet = Leaflet.objects.get(pk="fraud")
        if n % 2:
            row = {"leaflet": leaflet, "count": 1, "explained": False, "understood": False}
            make.visit(households[n % len(households)], worker, beside={"leaflets": [row]})
        else:
            version = making.first()
            handouts.hand_out(by=worker, area=area, version=version, count=1, day=wall_clock.today())
    finally:
        connection.close()


def prove(people, there):
    street = make.area(None, "370799001", "青禾街道", level_name="街道")
    worker = make.person("wang", "王社工", "worker", post=street, areas=[street])
    households = [make.household(street, f"住户{n}", worker=worker) for n in range(4)]
    stock = making.stock(street, worker, there)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda n: hand_over(worker, households, street, n), range(people)))
    assert VisitLeaflet.objects.count() == people // 2
    assert Movement.objects.filter(kind="handed").count() == people
    assert account(stock) == (max(there - people, 0), max(people - there, 0))


def test_twelve_at_once_from_what_is_for_nine(committed):
    prove(12, 9)


@pytest.mark.prove
def test_two_hundred_at_once_from_what_is_for_one_hundred_and_fifty(committed):
    prove(200, 150)
