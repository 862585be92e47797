"""Many begin at once: no place is filled twice, nobody has two posts, and nobody waits in a ring."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from caseload.core.casework.moves import MoveRefused, Overtaken
from households.support.employment.models import Opening, Placement
from tests import make
from tests.employment import making


def begin(person, row):
    """Whether they could."""
    try:
        making.move(row, person, "place", started_on=making.TODAY(), contract_until=None)
    except (MoveRefused, Overtaken):
        return False
    finally:
        connection.close()
    return True


def at_once(person, rows):
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(lambda row: begin(person, row), rows))


def scene():
    street = make.area(None, "370799001", "青禾街道", level_name="街道")
    return street, make.person("sun", "孙德福", "office", post=street, areas=[street])


def test_eight_at_once_for_three_places(committed):
    street, office = scene()
    post = making.opening(street, office, places=3)
    homes = [make.household(street, f"住户{n}") for n in range(4)]
    rows = [making.recommended(homes[n % 4], office, post=post, person=making.member(homes[n % 4])) for n in range(8)]
    assert at_once(office, rows) == 3 == Placement.objects.at_work().count()
    assert Opening.objects.get().filled == 3


def test_one_person_for_six_posts_at_once(committed):
    street, office = scene()
    person = making.member(make.household(street, "王建华"))
    posts = [making.opening(street, office, title=f"岗位{n}") for n in range(6)]
    rows = [making.recommended(person.household, office, post=post, person=person) for post in posts]
    assert at_once(office, rows) == 1 == Placement.objects.at_work().count()
