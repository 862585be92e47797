"""Chance acts of five people by the pages' own forms, days among them; then all is recounted and every page opened."""

import json
import random
from collections import Counter
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from caseload.core.models import User
from caseload.demo import loader
from tests import make
from tests.jobs import run_jobs
from tests.sequence import recounting
from tests.sequence.acts import ACTS, DECK, Day
from tests.sequence.people import Visitor, look_at_everything

pytestmark = pytest.mark.xdist_group("sequence")
PEOPLE = {"worker": "worker", "colleague": "S0002", "supervisor": "supervisor", "office": "office", "admin": "admin"}
NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def clock():
    """Days that pass when the test says so; the moments between go on by themselves."""
    with time_machine.travel(NOON, tick=True) as clock:
        yield clock


@pytest.fixture
def people(committed, clock):
    """Of a street of twelve families."""
    loader.load(seed=1, households=12, visits=60)
    return {name: Visitor(User.objects.get(username=username)) for name, username in PEOPLE.items()}


@pytest.mark.parametrize(
    ("seed", "acts", "each"), [(1, 50, 1), *(pytest.param(seed, 500, 3, marks=pytest.mark.prove) for seed in range(4))]
)
def test_after_whatever_people_do_every_number_is_right_and_every_page_opens(seed, acts, each, people, clock):
    """``each``: so many pages of a kind are opened, all kinds that links lead to."""
    rng, newest = random.Random(seed), 0
    day = Day(people, rng, clock)
    every_act = [name for name in ACTS if name != "midnight"] + ["midnight"]
    for number in range(acts):
        name = every_act[number] if number < len(every_act) else rng.choice(DECK)
        getattr(day, name)()
        newest = run_jobs(newest)
        for visitor in people.values():
            make.enter(visitor.client, visitor.user)  # some days have passed, and who was sent away may be back
        if (number + 1) % 50 == 0:
            look_and_count(people, rng, each)
    sent = sum((visitor.done for visitor in people.values()), Counter())
    assert sum(sent.values()) > acts / 3 and len(sent) > min(acts / 6, 30), sent


def look_and_count(people, rng, each):
    assert recounting.differences() == []
    shown, counted = figures_shown(), recounting.figures(*period())
    assert {key: shown[key] for key in counted} == counted
    opened = set().union(*(look_at_everything(visitor, rng, each) for visitor in people.values()))
    assert len(opened) > 60, sorted(opened)


def figures_shown():
    first, last = period()
    out = StringIO()
    call_command("figures", f"--from={first}", f"--to={last}", "--json", stdout=out)
    shown = json.loads(out.getvalue())["figures"]
    return {key: (v["numerator"], v["denominator"]) if is_rate(v) else v for key, v in shown.items()}


def is_rate(shown):
    return isinstance(shown, dict) and "numerator" in shown


def period():
    today = timezone.localdate()
    return today - timedelta(days=90), today
