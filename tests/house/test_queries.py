"""What each page may cost in queries, session and user included, and that twenty rows cost what two do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caseload.core.models import Notice
from households.services.headings import add_heading
from households.services.plans import start_plan
from tests import make

LIST, PAGE = 6, 12
PRICES = {
    "households:list": ("supervisor", LIST),
    "visits:list": ("supervisor", LIST),
    "visits:issue_list": ("supervisor", LIST),
    "households:plan_list": ("supervisor", LIST),
    "households:plan_of_household": ("worker", LIST),
    "people": ("admin", LIST),
    "households:quality": ("supervisor", LIST),
    "notices": ("worker", LIST),
    "visits:pick": ("worker", LIST),
    "visits:held_list": ("supervisor", LIST),
    "today": ("worker", PAGE),
    "visits:week": ("worker", LIST),
    "households:detail": ("worker", PAGE),
    "visits:of_household": ("worker", LIST),
    "visits:issues_of_household": ("worker", LIST),
    "visits:papers": ("supervisor", LIST),
    "visits:issue_board": ("supervisor", LIST),
    "visits:issue_views": ("worker", LIST),
    "visits:dispatch": ("supervisor", LIST),
    "review": ("supervisor", PAGE),
    "figures": ("office", PAGE),
    "households:headings": ("admin", PAGE),
    "rates": ("office", PAGE),
}
OF_A_HOUSEHOLD = {
    "households:detail",
    "visits:of_household",
    "visits:issues_of_household",
    "households:plan_of_household",
}


@pytest.fixture
def people(worker, supervisor, office, admin):
    return {"worker": worker, "supervisor": supervisor, "office": office, "admin": admin}


def fill(first, last, east, worker, own):
    """Rows ``first`` to ``last`` of everything that the pages list."""
    for n in range(first, last):
        helper = make.person(f"w{n}", f"社工{n}", "worker", post=east)
        household = make.household(east, f"住户{n}", worker=worker if n % 2 else helper)
        make.visit(household, household.worker)
        make.visit(own, worker)
        make.issue(worker, household)
        make.issue(worker, own)
        make.receipt(worker, own)
        make.member(own, f"成员{n}")
        start_plan(by=worker, household=household)
        add_heading(by=None, caption=f"列{n}", column="note")
        make.held(own, worker)
        Notice.objects.create(user=worker, kind=Notice.Kind.VISITS_OVERDUE, facts={"count": n})


@pytest.mark.parametrize("name", PRICES)
def test_the_price_of_a_page(name, enter, people, east, worker, own):
    role, price = PRICES[name]
    client, url = enter(people[role]), reverse(name, args=[own.pk] if name in OF_A_HOUSEHOLD else [])

    def cost():
        assert client.get(url).status_code == 200  # brings the small tables into memory
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        return [query["sql"] for query in asked]

    fill(0, 2, east, worker, own)
    few = cost()
    fill(2, 20, east, worker, own)
    many = cost()
    assert len(many) == len(few) <= price, "\n".join(many)
