"""Visits saved without a connection reach the server once each, whatever the connection does meanwhile."""

import random
from collections import Counter

import pytest

from tests import make
from tests.browser.wire import FLAPS
from visits.models import Arrival, Visit


@pytest.fixture
def families(committed, east, worker):
    return [make.household(east, f"住户{n}", worker=worker) for n in range(6)]


def stored():
    return Counter(Visit.objects.values_list("note", flat=True))


def queue(phone, families, notes):
    """Without a connection, a visit for each note. The counter is right after each."""
    phone.wire.mode = "offline"
    for n, note in enumerate(notes):
        phone.visit(families[n % len(families)], note)
        assert phone.unsent() == n + 1


def flap(phone, mode, notes):
    """A moment of ``mode``. Whatever the server has not got is still counted as unsent."""
    phone.wire.mode = mode
    phone.try_now()
    missing = len(set(notes) - set(stored()))
    assert phone.unsent() >= missing, mode


def finish(phone, notes):
    phone.wire.mode = "ok"
    phone.go("/")
    for _ in range(3):
        if phone.try_now():
            break
    assert phone.unsent() == 0
    assert stored() == Counter(notes)


def test_saved_offline_and_sent_once_through_every_flap(phone, families, worker):
    phone.log_in(worker)
    phone.open_today()
    notes = [f"第{n}户" for n in range(6)]
    queue(phone, families, notes)
    assert "6 visits not sent yet" in phone.tab.inner_text("[data-unsent-notice]")
    for mode in FLAPS:
        flap(phone, mode, notes)
    phone.kill_tab()
    phone.go("/")
    assert phone.unsent() >= len(set(notes) - set(stored()))
    phone.kill_browser()
    finish(phone, notes)
    assert Arrival.objects.filter(state="filed").count() == 6


@pytest.mark.prove
@pytest.mark.parametrize("defence", ["all", "no acknowledgement", "no unique key"])
def test_fifty_visits_a_hundred_flaps(phone, families, worker, defence):
    """Two of the three runs have a defence taken away, and must show the harm it prevents."""
    phone.log_in(worker)
    take_away(phone.wire, defence)
    phone.open_today()
    chance = random.Random(50)
    notes = [f"第{n}次" for n in range(50)]
    queue(phone, families, notes)
    modes = [mode for mode in FLAPS for _ in range(20)]
    chance.shuffle(modes)
    harmed = False
    for n, mode in enumerate(modes):
        phone.go("/") if mode == "ok" else None
        try:
            flap(phone, mode, notes)
        except AssertionError:
            harmed = True
        if n % 20 == 10:
            phone.kill_tab()
            phone.wire.mode = "offline"
            phone.go("/")
        if n % 33 == 20:
            phone.kill_browser()
            phone.wire.mode = "offline"
            phone.go("/")
    if defence == "all":
        finish(phone, notes)
        return
    phone.wire.mode = "ok"
    phone.go("/")
    phone.try_now()
    after = stored()
    lost, doubled = set(notes) - set(after), [note for note, n in after.items() if n > 1]
    print(f"{defence}: lost {len(lost)}, doubled {len(doubled)}")
    assert harmed or lost or doubled


def take_away(wire, defence):
    from django.db import connection

    if defence == "no acknowledgement":
        real, trusting = b"STORED.includes(answer.status) && answer.said", b"answer.status < 400 || answer.said"
        wire.change = lambda path, body: body.replace(real, trusting) if path.endswith("sync.js") else body
    if defence == "no unique key":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE visits_arrival DROP CONSTRAINT arrival_is_noted_once")
            cursor.execute("ALTER TABLE visits_visit DROP CONSTRAINT visits_visit_pkey CASCADE")
