"""Stories go on in the order of their moments, whoever began first."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from caseload.core import wall_clock
from caseload.demo.stage import Stage

pytestmark = pytest.mark.django_db
MORNING = timezone.make_aware(datetime(2026, 3, 2, 9))
HOUR = timedelta(hours=1)


def told(stage, said, name, *hours):
    for hour in hours:
        yield MORNING + hour * HOUR
        said.append((name, (wall_clock.now() - MORNING) // HOUR))
        if name == "first" and hour == 1:
            stage.enter(told(stage, said, "begun by the first", 0, 2))


def played(*stories, until=9):
    stage, said = Stage(MORNING + until * HOUR), []
    for name, *hours in stories:
        stage.enter(told(stage, said, name, *hours))
    stage.play()
    return said


def test_each_goes_on_at_its_moment():
    assert played(("one", 1, 5), ("other", 2, 3)) == [("one", 1), ("other", 2), ("other", 3), ("one", 5)]


def test_of_two_at_one_moment_the_elder_goes_first():
    assert played(("elder", 1, 4), ("younger", 0, 4))[2:] == [("elder", 4), ("younger", 4)]


def test_what_begins_late_does_not_go_back():
    assert played(("first", 1, 3)) == [
        ("first", 1), ("begun by the first", 1), ("begun by the first", 2), ("first", 3),
    ]  # fmt: skip


def test_what_would_come_later_does_not_happen():
    assert played(("one", 1, 8), until=7) == [("one", 1)]
    assert timezone.now() - wall_clock.now() < HOUR
