from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db


def listed(client, **asked):
    return [visit.pk for visit in client.get(reverse("visits:list"), asked).context["page"]]


@pytest.fixture
def two(own, east, worker, supervisor):
    """A visit of today, and a try by the supervisor ten days ago in a grid below."""
    grid = make.area(east, "370799001001-1", "一网格")
    other = make.household(grid, "陈守义", worker=supervisor)
    earlier = timezone.now() - timedelta(days=10)
    return make.visit(own, worker), make.visit(other, supervisor, outcome="not_home", visited_at=earlier, kind="phone")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [0, 1]),
        ({"outcome": "not_home"}, [1]),
        ({"kind": "home"}, [0]),
        ({"area": "370799001001"}, [0, 1]),
        ({"area": "370799001001-1"}, [1]),
        ({"area": "nonsense"}, [0, 1]),
    ],
)
def test_filters(enter, office, two, asked, found):
    assert listed(enter(office), **asked) == [two[n].pk for n in found]


def test_filters_by_worker_period_and_household(enter, office, two, worker, own):
    client, (today, earlier) = enter(office), two
    assert listed(client, worker=worker.pk) == [today.pk]
    assert listed(client, visited_to=(timezone.localdate() - timedelta(days=1)).isoformat()) == [earlier.pk]
    assert listed(client, visited_from=timezone.localdate().isoformat()) == [today.pk]
    assert listed(client, household=own.pk) == [today.pk]


def test_reach(enter, own, foreign, worker, colleague, supervisor):
    mine, theirs = make.visit(own, worker), make.visit(foreign, colleague)
    assert listed(enter(worker)) == listed(enter(supervisor)) == [mine.pk]
    assert listed(enter(colleague)) == [theirs.pk]


def test_pages_follow_one_another_without_gap(enter, own, worker):
    made = {make.visit(own, worker, visited_at=timezone.now() - timedelta(days=n % 4)).pk for n in range(30)}
    client = enter(worker)
    first = client.get(reverse("visits:list")).context["page"]
    second = client.get(reverse("visits:list") + first.next_url).context["page"]
    assert (first.total, len(first), len(second)) == (30, 25, 5)
    assert {visit.pk for visit in [*first, *second]} == made


@pytest.mark.parametrize("count", [2, 20])
def test_query_counts(enter, own, worker, supervisor, django_assert_max_num_queries, count):
    for _ in range(count):
        make.visit(own, worker, note="好")
    client = enter(supervisor)
    client.get(reverse("visits:list"))
    with django_assert_max_num_queries(6):
        client.get(reverse("visits:list"))
    with django_assert_max_num_queries(6):
        client.get(reverse("visits:of_household", args=[own.pk]))


def test_the_tab_is_a_fragment_for_htmx_and_a_page_without(enter, own, worker):
    make.visit(own, worker, note="血压偏高")
    address = reverse("visits:of_household", args=[own.pk])
    assert "<html" in enter(worker).get(address).content.decode()
    fragment = enter(worker).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment and "血压偏高" in fragment


def test_the_office_sees_no_notes_in_lists(enter, own, worker, office):
    make.visit(own, worker, note="血压偏高", promise="送药", condition="urgent")
    for address in (reverse("visits:list"), reverse("visits:of_household", args=[own.pk])):
        page = enter(office).get(address).content.decode()
        assert not any(words in page for words in ("血压偏高", "送药", "Urgent", "紧急"))


def test_pick_offers_those_due_first(enter, own, east, worker):
    later = make.household(east, "陈守义", worker=worker)
    make.visit(later, worker)
    page = enter(worker).get(reverse("doorstep:pick")).context["page"]
    assert [household.pk for household in page] == [own.pk, later.pk]


def test_pick_finds_by_typing_and_keeps_id_numbers_out_of_addresses(enter, own, east, worker, foreign):
    make.household(east, "陈守义", worker=worker, number="A-77")
    client, address = enter(worker), reverse("doorstep:pick")
    found = client.post(address, {"q": "王建"}, follow=True).context["page"]
    assert [household.pk for household in found] == [own.pk]
    assert client.post(address, {"q": "A-77"}).url.startswith("/visits/new/")
    assert client.post(address, {"q": "37079919500307231X"}).url == f"{address}?unknown=1"
    assert not client.post(address, {"q": foreign.head_name}, follow=True).context["page"].rows
