"""The one shape of lists: tabs with their counts, filters by area and person, and the weight of a county's list."""

import re

import pytest
from django.db import connection
from django.db.models import Q
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from caseload.core import catalogues
from caseload.core.lists import ListPage, Tab
from caseload.core.models import Area, User
from caseload.core.permissions import P
from households.models import Household
from tests import make

pytestmark = pytest.mark.django_db
URL = "/households/"


class People(ListPage):
    template, order = "core/people.html", ("sort_key", "pk")
    tabs = {
        "here": Tab("Here", lambda user: Q(area=user.area_id)),
        "away": Tab("Away", lambda user: ~Q(area=user.area_id), P.PEOPLE, order=("-pk",)),
        "gone": Tab("Gone", lambda user: Q(is_active=False), is_counted=False),
        "all": Tab("All", lambda user: Q(), is_counted=False, is_offered=False),
    }

    def rows(self):
        return User.objects.visible_to(self.user)


def listed(user, query=""):
    request = RequestFactory().get(f"/?{query}")
    request.user = user
    return People(request)


def test_tabs_are_those_of_the_right_and_say_their_counts(office, admin, worker, supervisor, colleague):
    found = listed(admin, "after=x&q=1").shown_tabs()
    assert [(tab["label"], tab["count"], tab["current"]) for tab in found] == [
        ("Here", 2, True),
        ("Away", 3, False),
        ("Gone", None, False),
    ]
    assert found[1]["url"] == "?q=1&view=away"
    assert [tab["label"] for tab in listed(office).shown_tabs()] == ["Here", "Gone"]


def test_a_tab_narrows_and_may_have_an_order_of_its_own(admin, worker, supervisor, colleague):
    assert [row.pk for row in listed(admin, "view=away").page] == sorted(
        [worker.pk, supervisor.pk, colleague.pk], reverse=True
    )
    assert listed(admin, "view=nonsense").tab == "here"


def test_one_query_counts_the_tabs_and_the_one_that_is_open(admin, worker, django_assert_num_queries):
    page = listed(admin, "view=all")
    assert admin.reach
    with django_assert_num_queries(2):
        assert page.page.total == 2 and page.counts["here"] == 1
    assert [tab["label"] for tab in page.shown_tabs()] == ["Here", "Away", "Gone", "All"]


@pytest.fixture
def thirty(east, worker):
    for n in range(30):
        make.household(east, f"王{n:02}", worker=worker)


@pytest.fixture
def county(thirty, east, worker):
    """``county()`` adds 3,000 grids and 5,000 people."""

    def grow():
        Area.objects.bulk_create(
            Area(parent=east, code=f"g{n}", name=f"第{n}网格", level_no=3, level_name="网格", path=f"{east.path}g{n}/")
            for n in range(3_000)
        )
        User.objects.bulk_create(
            User(username=f"w{n}", name=f"社工{n}号", sort_key=f"she gong {n:04}", area=east) for n in range(5_000)
        )
        catalogues.forget()

    return grow


def asked(client, query=""):
    """The page, whose small tables are in memory already, and how many queries it took."""
    client.get(URL)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"{URL}?{query}")
    return page, len(queries)


def weight(page, part="html"):
    return len(re.search(rf"<{part}.*</{part}>", page.content.decode(), re.DOTALL)[0].encode())


def test_a_list_weighs_and_costs_in_a_county_what_it_does_in_a_street(county, enter, office, worker):
    client = enter(office)
    small, few = asked(client)
    county()
    large, many = asked(client)
    assert len(large.context["page"]) == 25 and many == few <= 6
    assert weight(large, "main") <= 30_000 and weight(large) <= weight(small) + 1_000
    chosen, queries = asked(client, f"worker={worker.pk}&area=g77")
    assert queries <= 6 and weight(chosen, "main") <= 30_000
    assert 'value="第77网格"' in chosen.content.decode() and f'value="{worker.name}"' in chosen.content.decode()


def test_words_typed_without_a_script_become_an_address_that_names_the_key(county, enter, office, worker, en):
    county()
    client = enter(office)
    typed = {"area": "", "area-said": "第77网格", "area-was": "", "due": "", "q": "王"}
    assert client.get(URL, typed).url == f"{URL}?q=%E7%8E%8B&area=g77"
    assert client.get(URL, {"worker": "", "worker-said": "Nobody", "worker-was": ""}).url == f"{URL}?worker=nobody"
    emptied = {"worker": worker.pk, "worker-said": "", "worker-was": worker.name}
    assert client.get(URL, emptied).url == f"{URL}?"
    several = client.get(URL, {"area": "", "area-said": "7网格", "area-was": ""})
    assert several.context["page"].total == Household.objects.count(), "no filter until it is clear which"
    assert "Several areas match: choose one." in several.content.decode()
    assert 'type="radio" name="area"' in several.content.decode()
