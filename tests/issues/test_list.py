"""The list: saved views with their counts, filters, and its price in queries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db


def test_issues_stand_in_the_order_that_is_asked_for(enter, supervisor, worker, own, east):
    chen = make.household(east, "陈大山", worker=worker)
    for household, title in ((own, "先报的"), (chen, "后报的"), (None, "没有户的")):
        make.issue(worker, household, title, **({} if household else {"area": east}))

    def titles(query):
        return [row.title for row in enter(supervisor).get(f"/issues/?view=open&{query}").context["page"]]

    assert titles("sort=name") == ["没有户的", "后报的", "先报的"]
    assert titles("sort=new") == ["没有户的", "后报的", "先报的"]
    assert titles("") == ["先报的", "后报的", "没有户的"]


URL = "/issues/"


@pytest.fixture
def seven(worker, supervisor, own, east):
    """One issue for each saved view, besides those that only wait."""
    now = timezone.now()
    found = {name: make.issue(worker, own, title=name) for name in ("late", "soon", "solved", "closed", "refused")}
    Issue.objects.filter(pk=found["late"].pk).update(warn_at=now - timedelta(days=1), due_at=now - timedelta(hours=1))
    Issue.objects.filter(pk=found["soon"].pk).update(warn_at=now, due_at=now + timedelta(hours=1))
    for name in ("solved", "closed"):
        move_issue(by=worker, issue=found[name], verb="resolve", result="办好了")
    move_issue(by=supervisor, issue=found["closed"], verb="call_back", satisfaction="satisfied")
    move_issue(by=supervisor, issue=found["refused"], verb="reject", reason="重复")
    found["theirs"] = make.issue(supervisor, area=east, title="theirs", priority="critical", kind="errand")
    Issue.objects.filter(pk=found["theirs"].pk).update(
        warn_at=now + timedelta(days=20), due_at=now + timedelta(days=30)
    )
    return found


def titles(response):
    return [issue.title for issue in response.context["page"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["late", "solved", "soon", "theirs"]),
        ("view=mine", []),
        ("view=soon", ["soon"]),
        ("view=overdue", ["late"]),
        ("view=call_back", ["solved"]),
        ("view=to_assign", ["theirs"]),
        ("view=closed", ["closed", "refused"]),
        ("kind=errand", ["theirs"]),
        ("priority=critical", ["theirs"]),
        ("category=education", []),
        ("status=closed", ["closed"]),
        ("rated=1&satisfied=1", ["closed"]),
        ("satisfied=0", []),
        ("q=王建", ["closed", "late", "refused", "solved", "soon"]),
        ("q=thei", ["theirs"]),
        ("view=open&worker=x", ["late", "solved", "soon", "theirs"]),
        ("q=%00", ["closed", "late", "refused", "solved", "soon", "theirs"]),
    ],
)
def test_views_and_filters(seven, enter, supervisor, query, expected):
    response = enter(supervisor).get(f"{URL}?{query}")
    assert sorted(titles(response)) == expected
    assert response.context["page"].total == len(expected)


def test_the_count_on_a_tab_is_that_of_the_rows_behind_it(seven, enter, supervisor, east):
    client = enter(supervisor)
    for tab in client.get(URL, {"area": east.code, "kind": "problem"}).context["tabs"]:
        if tab["count"] is not None:
            assert client.get(URL + tab["url"]).context["page"].total == tab["count"], tab["label"]


def test_mine_are_those_that_one_has(seven, enter, worker, supervisor):
    """What is to be assigned is nobody's, until somebody takes it on."""
    assert sorted(titles(enter(worker).get(URL, {"view": "mine"}))) == ["late", "solved", "soon"]
    assert "theirs" not in titles(enter(supervisor).get(URL, {"view": "mine"}))
    move_issue(by=supervisor, issue=Issue.objects.get(title="theirs"), verb="take")
    assert titles(enter(supervisor).get(URL, {"view": "mine"})) == ["theirs"]


def test_sorted_by_time_left(seven, enter, supervisor):
    assert titles(enter(supervisor).get(URL))[:2] == ["late", "soon"]


def test_filters_by_area_owner_and_days(seven, enter, supervisor, worker, own, foreign, colleague):
    client, today = enter(supervisor), timezone.localdate()
    assert len(titles(client.get(URL, {"worker": worker.pk}))) == 5
    assert len(titles(client.get(URL, {"area": own.area_id}))) == 6
    assert len(titles(client.get(URL, {"area": "370799001001"}))) == 6
    assert len(titles(client.get(URL, {"area": own.area.pk}))) == 6
    assert len(titles(client.get(URL, {"area": foreign.area_id, "view": "all"}))) == 6, "beyond reach is no filter"
    assert titles(client.get(URL, {"closed_from": today, "closed_to": today})) == ["closed"]
    assert titles(client.get(URL, {"opened_from": today + timedelta(days=1)})) == []
    assert titles(client.get(URL, {"worker": colleague.pk})) == []


def test_only_what_is_visible(seven, enter, worker, colleague, foreign):
    make.issue(colleague, foreign, title="elsewhere")
    assert "elsewhere" not in titles(enter(worker).get(URL, {"view": "all"}))
    assert titles(enter(colleague).get(URL, {"view": "all"})) == ["elsewhere"]


def test_the_price_in_queries_does_not_grow(worker, supervisor, own, enter, django_assert_max_num_queries):
    client = enter(supervisor)
    for count in (2, 20):
        for _ in range(count - Issue.objects.count()):
            make.issue(worker, own)
        client.get(URL)
        for view in ("open", "closed", "all"):
            with django_assert_max_num_queries(6):
                assert client.get(URL, {"view": view}).status_code == 200


def test_the_tab_on_the_household_page(worker, own, foreign, enter, django_assert_max_num_queries):
    make.issue(worker, own, title="屋顶漏雨")
    client, url = enter(worker), reverse("issues:of_household", args=[own.pk])
    assert "<html" in client.get(url).content.decode()
    with django_assert_max_num_queries(6):
        fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment and "屋顶漏雨" in fragment and f"household={own.pk}" in fragment
    assert client.get(reverse("issues:of_household", args=[foreign.pk])).status_code == 404


def test_assigning_many_with_one_confirmation(seven, enter, supervisor, worker, east):
    new = make.person("wu", "吴丽", "worker", post=east)
    client, url = enter(supervisor), reverse("issues:many", args=["assign"])
    picked = [seven["late"].pk, seven["theirs"].pk, seven["closed"].pk]
    assert client.post(url, {"pick": picked}).status_code == 200
    assert not Issue.objects.filter(owner=new).exists()
    client.post(url, {"pick": picked, "owner": new.pk, "note": "请接手", "confirmed": 1}, follow=True)
    assert {issue.title for issue in Issue.objects.filter(owner=new)} == {"late", "theirs"}
    assert seven["closed"].title in client.post(url, {"pick": picked}).content.decode()
    assert client.post(url, {"pick": ["x"]}).status_code == 302
    assert client.get(url).url == reverse("issues:list")


def test_after_many_the_list_is_filtered_as_before(seven, enter, supervisor):
    client, url = enter(supervisor), reverse("issues:many", args=["assign"])
    sent = {"pick": seven["late"].pk, "query": "view=overdue&next=//evil.example"}
    assert 'value="view=overdue&amp;next=//evil.example"' in client.post(url, sent).content.decode()
    answer = client.post(url, {**sent, "owner": supervisor.pk, "note": "", "confirmed": 1})
    assert answer.url == f"{URL}?view=overdue"
    assert client.post(url, {"query": sent["query"]}).url == f"{URL}?view=overdue"


def test_who_may(enter, admin, worker, own):
    assert enter(admin).get(URL).status_code == 403
    assert enter(worker).post(reverse("issues:many", args=["assign"])).status_code == 403


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("漏雨", True),
        ("漏", True),
        ("王建华", True),
        ("wjh", True),
        ("漏雨 王", True),
        ("漏雨 李", False),
        ("%", False),
    ],
)
def test_it_is_found_by_title_number_and_household(enter, worker, own, typed, finds):
    issue = make.issue(worker, own, title="屋顶漏雨")
    make.issue(worker, None, area=own.area, title="路灯坏了")
    client, url = enter(worker), reverse("issues:list")
    found = client.get(url, {"q": typed, "view": "open"}).context["page"]
    assert [row.pk for row in found] == ([issue.pk] if finds else [])
    assert [row.pk for row in client.get(url, {"q": issue.number, "view": "open"}).context["page"]] == [issue.pk]
