"""The list of households: filters, order, pages, its price in queries."""

import base64
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.people import set_active
from households.models import Household
from tests import make

pytestmark = pytest.mark.django_db
URL = "/households/"


def put(household, **facts):
    Household.objects.filter(pk=household.pk).update(**facts)


@pytest.fixture
def five(east, worker, own):
    """Beside the worker's own (due today): one overdue, one due next week, one of a leaver's, one closed."""
    today, old = timezone.localdate(), timezone.localdate() - timedelta(days=60)
    leaver = make.person("gone", "钱走", "worker", post=east)
    late = make.household(east, "陈大山", worker=worker, categories=["dibao"], main_cause="因病")
    soon = make.household(east, "周小川", worker=worker, categories=["dibao", "high_risk"], other_causes=["因病"])
    left = make.household(east, "吴无人", worker=leaver)
    shut = make.household(east, "郑已销")
    put(late, next_visit_on=old, overdue_from=old + timedelta(days=11), open_issue_count=2)
    put(soon, next_visit_on=today + timedelta(days=5), overdue_from=today + timedelta(days=7))
    put(left, next_visit_on=today + timedelta(days=40), overdue_from=today + timedelta(days=50))
    put(shut, status="closed", closed_on=today, close_reason="moved")
    set_active(by=None, user=leaver, active=False)


def test_the_longest_unseen_come_first_page_by_page(east, supervisor, enter):
    today = timezone.localdate()
    for n in range(30):
        put(make.household(east, f"户{n:02}"), last_visit_on=today - timedelta(days=n) if n % 3 else None)
    client, seen, url = enter(supervisor), [], f"{URL}?sort=seen"
    while url:
        page = client.get(url).context["page"]
        seen += [household.last_visit_on for household in page]
        url = page.next_url and URL + page.next_url
    never = [day for day in seen if day is None]
    assert seen == never + sorted(day for day in seen if day) and (len(seen), len(never)) == (30, 10)


def names(response):
    return [household.head_name for household in response.context["page"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["陈大山", "王建华", "周小川", "吴无人"]),
        ("due=overdue", ["陈大山"]),
        ("due=due", ["陈大山", "王建华"]),
        ("due=1", ["陈大山", "王建华"]),
        ("sort=name", ["陈大山", "王建华", "吴无人", "周小川"]),
        ("sort=nothing", ["陈大山", "王建华", "周小川", "吴无人"]),
        ("due=soon", ["王建华", "周小川"]),
        ("worker=nobody", ["吴无人"]),
        ("worker=none", ["吴无人"]),
        ("issues=1", ["陈大山"]),
        ("issues=0", ["王建华", "周小川", "吴无人"]),
        ("category=dibao", ["陈大山", "周小川"]),
        ("category=high_risk", ["周小川"]),
        ("cause=因病", ["陈大山", "周小川"]),
        ("status=closed", ["郑已销"]),
        ("status=all", ["陈大山", "王建华", "吴无人", "郑已销", "周小川"]),
        ("area=370799001001&due=overdue", ["陈大山"]),
        ("q=大山", ["陈大山"]),
        ("status=odd&issues=9&due=%00&category=x&area=nowhere&worker=x", ["陈大山", "王建华", "周小川", "吴无人"]),
        ("q=%00", ["陈大山", "王建华", "周小川", "吴无人"]),
        (f"q={'9' * 5000}", []),
        (f"worker={'9' * 400}", ["陈大山", "王建华", "周小川", "吴无人"]),
        ("after=odd", ["陈大山", "王建华", "周小川", "吴无人"]),
    ],
)
def test_filters(five, enter, supervisor, query, expected):
    response = enter(supervisor).get(f"{URL}?{query}")
    assert names(response) == expected
    assert response.context["page"].total == len(expected)


def test_by_area_and_worker(five, enter, supervisor, worker, east, street):
    client = enter(supervisor)
    for area in (east.pk, east.code, east.path):
        assert len(names(client.get(URL, {"area": area}))) == 4
    assert len(names(client.get(URL, {"worker": worker.pk}))) == 3


def test_without_a_worker_is_what_the_figures_count(five, enter, supervisor):
    assert Household.objects.visible_to(supervisor).without_worker().count() == 1


def test_only_what_is_visible(own, foreign, enter, worker, colleague, office):
    assert names(enter(worker).get(URL)) == ["王建华"]
    for asked in ({"area": foreign.area_id}, {"worker": colleague.pk}, {"q": "马志强"}, {"status": "all"}):
        assert "马志强" not in names(enter(worker).get(URL, asked))
    assert sorted(names(enter(office).get(URL))) == ["王建华", "马志强"]


def test_what_a_row_says(five, enter, supervisor, en):
    page = enter(supervisor).get(URL).content.decode()
    for words in ("60 days overdue", "Due today", "5 days left", "Minimum living allowance", "deactivated", "柳泉社区"):
        assert words in page, words


@pytest.mark.parametrize(("role", "price"), [("supervisor", 6), ("worker", 5)])
def test_the_price_in_queries_does_not_grow(request, east, worker, enter, django_assert_num_queries, role, price):
    client = enter(request.getfixturevalue(role))
    for count in (2, 20):
        for _ in range(count - Household.objects.count()):
            make.household(east, worker=worker, categories=["dibao"])
        client.get(URL)
        with django_assert_num_queries(price):
            assert len(names(client.get(URL, {"q": "王建", "category": "dibao"}))) == count


def test_pages_follow_one_another(east, supervisor, enter):
    for number in range(60):
        make.household(east, f"王{number:02}")
    client, seen, url = enter(supervisor), [], URL
    for _ in range(3):
        response = client.get(url)
        seen += names(response)
        url = URL + response.context["page"].next_url
    assert len(seen) == len(set(seen)) == 60 and not response.context["page"].next_url
    back = client.get(URL + response.context["page"].previous_url)
    assert names(back) == seen[25:50]


@pytest.mark.parametrize("values", [["2026-01-01", "x", 1], ["never", "1", 1], ["2026-01-01", "9" * 30, 1], [1], "x"])
def test_a_cursor_that_is_not_ours(own, enter, worker, values):
    cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode()
    assert enter(worker).get(URL, {"after": cursor}).status_code == 200


def test_a_cursor_of_another_order_gives_the_first_page(east, supervisor, enter):
    for number in range(30):
        make.household(east, f"王{number:02}")
    client = enter(supervisor)
    further = client.get(URL, {"sort": "name"}).context["page"].next_url
    assert client.get(f"{URL}{further}").context["page"].first == 26
    assert client.get(f"{URL}{further.replace('sort=name', 'sort=seen')}").context["page"].first == 1


def test_an_empty_list_says_what_it_is(enter, worker, en):
    assert "No household here yet" in enter(worker).get(URL).content.decode()
    assert "No household matches" in enter(worker).get(URL, {"q": "无此人"}).content.decode()


def test_what_is_offered_by_right(own, enter, worker, supervisor, office, en):
    page = enter(worker).get(URL).content.decode()
    assert reverse("households:new") in page
    assert 'name="pick"' not in page and reverse("roster:export") not in page
    page = enter(office).get(URL).content.decode()
    assert reverse("households:new") not in page
    assert 'name="pick"' in page and reverse("roster:export") in page
