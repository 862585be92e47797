"""Loading the demo: the same again for the same seed, in sizes asked for, only where nothing is in the way."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from caseload.core.models import Area, CalendarDay, User
from caseload.demo import loader
from households.models import Category, Household, Member
from visits.issues.models import Issue, IssueCategory
from visits.models import Visit

pytestmark = pytest.mark.django_db


def checksum():
    """What the demo says, without keys and without the times that depend on the minute."""
    said = hashlib.sha256()
    for rows in (
        Household.objects.order_by("number").values_list("number", "head_name", "address", "next_visit_on", "promise"),
        Member.objects.order_by("person_no").values_list("name", "id_index", "health", "relation"),
        Visit.objects.order_by("id").values_list("id", "visited_on", "note", "leaflets", "household__number"),
        Issue.objects.order_by("number").values_list(
            "title", "opened_on", "closed_on", "status", "satisfaction", "owner__username"
        ),
    ):
        for row in rows:
            said.update(repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]).encode())
    return said.hexdigest()


def load_and_sum(seed, acted):
    with transaction.atomic():
        loader.load(seed=seed, households=16, visits=64, acted=acted)
        found = checksum()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("acted", [3, pytest.param(13, marks=pytest.mark.prove)])
def test_the_same_seed_gives_the_same_demo(acted):
    """The rule holds for three families who act as for thirteen, who take four times as long."""
    first = load_and_sum(7, acted)
    assert load_and_sum(7, acted) == first
    assert load_and_sum(8, acted) != first


def test_sizes_are_kept():
    loader.load(seed=3, households=30, visits=150, acted=3)
    assert Household.objects.count() == 30
    assert Visit.objects.made().count() == 150


def test_a_registry_in_use_is_refused(admin):
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")
    assert not Household.objects.exists()


def test_fewer_visits_than_households_are_refused():
    with pytest.raises(CommandError, match="fewer visits"):
        call_command("demo", households=20, visits=10)


@pytest.mark.django_db(transaction=True)
def test_after_a_flush_only_the_areas_can_be_loaded():
    call_command("flush", interactive=False)
    assert not Category.objects.exists()
    call_command("demo", areas_only=True, stdout=StringIO())
    assert Area.objects.count() == 126
    assert Area.objects.exclude(party_branch="").count() == 115
    assert list(Area.objects.filter(level_no=2).values_list("code", flat=True)) == [
        f"370781006{n:03}" for n in range(1, 11)
    ]
    assert User.objects.count() == 4
    assert Category.objects.exists() and IssueCategory.objects.exists() and CalendarDay.objects.exists()
    assert not Household.objects.exists()
