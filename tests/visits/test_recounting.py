import random
from datetime import timedelta

import pytest
from django.utils import timezone

from households.services.households import update_household
from tests import make
from visits.doorstep.services import saving
from visits.models import Visit, VisitDay
from visits.services import visits as service
from visits.services.recounting import recount

pytestmark = pytest.mark.django_db


def rolled_up():
    rows = VisitDay.objects.values_list("area_id", "day", "visits", "tried", "leaflets")
    return {(area, day): tuple(sums) for area, day, *sums in rows if any(sums)}


def counted_from_rows():
    sums = {}
    for visit in Visit.objects.all():
        key = (visit.happened_in_id, visit.visited_on)
        sums[key] = tuple(map(sum, zip(sums.get(key, (0, 0, 0)), service.counted(visit), strict=True)))
    return sums


def outcome(chance):
    return "not_home" if chance.random() < 0.3 else "met"


def some_change(chance, households, worker):
    """Record, correct or take back something."""
    kept = list(Visit.objects.all())
    visited_at = timezone.now() - timedelta(days=chance.randrange(5))
    said = {"leaflets": chance.randrange(4), "outcome": outcome(chance), "visited_at": visited_at, "condition": "well"}
    if not kept or chance.random() < 0.5:
        by_hand = timezone.localdate() + timedelta(days=5) if chance.random() < 0.3 else None
        make.visit(chance.choice(households), worker, next_visit_on=by_hand, **said)
    elif chance.random() < 0.6:
        service.correct_visit(by=worker, visit=chance.choice(kept), next_visit_on=None, late_reason="补", **said)
    else:
        saving.undo_visit(by=worker, visit=chance.choice(kept))


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_the_roll_up_and_the_facts_equal_the_rows(east, west, worker, seed):
    chance = random.Random(seed)
    households = [make.household(area, worker=worker) for area in (east, east, west)]
    for _ in range(25):
        some_change(chance, households, worker)
    assert rolled_up() == counted_from_rows()
    assert not list(recount(fix=False))


def test_a_category_given_after_the_visit_is_no_drift(own, worker):
    make.visit(own, worker)
    update_household(by=worker, household=own, categories=["high_risk"])
    own.refresh_from_db()
    assert own.next_visit_on == timezone.localdate() + timedelta(days=7)
    assert not list(recount(fix=False))
