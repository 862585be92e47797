"""The page of an issue and the pages of its steps, as each of those concerned sees them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(worker, own):
    return make.issue(worker, own, title="屋顶漏雨", description="下雨就漏")


def move_url(issue, verb):
    return reverse("issues:move", args=[issue.pk, verb])


def verbs(response):
    first = [response.context["first"].verb] if response.context["first"] else []
    return first + sorted(move.verb for move in response.context["others"])


def test_each_sees_the_steps_that_are_theirs(issue, enter, worker, supervisor, office, own):
    url = issue.get_absolute_url()
    assert "merge" not in verbs(enter(worker).get(url)), "its household has no other one"
    make.issue(worker, own)
    assert verbs(enter(worker).get(url)) == [
        *["start", "ask", "ask_time", "merge", "progress", "resolve", "sign", "suspend", "transfer", "withdraw"],
    ]
    for overseer in (supervisor, office):
        assert verbs(enter(overseer).get(url)) == [
            *["start", "ask", "assign", "extend", "merge", "progress", "reject", "resolve"],
            *["sign", "suspend", "transfer", "withdraw"],
        ]


def test_what_the_page_says(issue, enter, worker, supervisor, own):
    move_issue(by=supervisor, issue=issue, verb="start")
    page = enter(worker).get(issue.get_absolute_url()).content.decode()
    for words in ("屋顶漏雨", "下雨就漏", issue.number, "赵国庆", reverse("households:detail", args=[own.pk])):
        assert words in page


@pytest.mark.parametrize("status", Issue.Status.values)
def test_it_opens_in_every_status(issue, enter, supervisor, own, status):
    now = timezone.now()
    other = make.issue(supervisor, own)
    Issue.objects.filter(pk=issue.pk).update(
        **{"status": status, "result": "好", "closed_on": now.date(), "closed_at": now, "resolved_at": now},
        **{"suspended_until": now.date(), "suspended_at": now, "department": "disabled"},
        merged_into=other if status == "merged" else None,
        owner=None if status == "reported" else issue.owner,
    )
    response = enter(supervisor).get(issue.get_absolute_url(), headers={"Accept-Language": "en"})
    assert response.status_code == 200
    assert bool(response.context["next_step"]) == (status in Issue.OPEN)


def test_a_year_without_a_calendar_is_told(issue, enter, worker):
    page = enter(worker).get(issue.get_absolute_url())
    assert page.context["unknown_year"] is None
    Issue.objects.update(due_at=timezone.now() + timedelta(days=3 * 366))
    page = enter(worker).get(issue.get_absolute_url())
    assert str(page.context["unknown_year"]) in page.content.decode()


def test_the_price_in_queries(issue, enter, worker, django_assert_max_num_queries):
    client = enter(worker)
    client.get(issue.get_absolute_url())
    with django_assert_max_num_queries(9):
        client.get(issue.get_absolute_url())


def test_foreign_is_as_good_as_absent(issue, enter, colleague, admin):
    client = enter(colleague)
    for pk in (issue.pk, 10**9):
        assert client.get(f"/issues/{pk}/").status_code == 404
        assert client.post(f"/issues/{pk}/call_back/").status_code == 404
    assert client.get(f"/issues/{issue.pk}/nonsense/").status_code == 404
    assert enter(admin).get(issue.get_absolute_url()).status_code == 403


def test_one_tap_for_a_step_that_asks_nothing(issue, enter, worker):
    response = enter(worker).post(move_url(issue, "start"), {"version": issue.version})
    assert response.url == issue.get_absolute_url()
    issue.refresh_from_db()
    assert issue.status == "processing"


def test_a_step_asks_for_its_words(issue, enter, worker):
    client, url = enter(worker), move_url(issue, "resolve")
    assert client.get(url).status_code == 200
    response = client.post(url, {"version": issue.version, "result": ""})
    assert response.status_code == 200 and response.context["form"].errors.keys() == {"result"}
    assert client.post(url, {"version": issue.version, "result": "修好了"}).status_code == 302
    issue.refresh_from_db()
    assert (issue.status, issue.result) == ("resolved", "修好了")


def test_a_suspension_ends_after_today_and_within_a_year(issue, enter, worker):
    move_issue(by=worker, issue=issue, verb="start")
    client, url, today = enter(worker), move_url(issue, "suspend"), timezone.localdate()
    for until in (today, today + timedelta(days=400), "x"):
        response = client.post(url, {"version": issue.version, "reason": "等", "until": until})
        assert response.context["form"].errors.keys() == {"until"}
    until = today + timedelta(days=5)
    assert client.post(url, {"version": issue.version, "reason": "等", "until": until}).status_code == 302


def test_somebody_was_first_and_nothing_typed_is_lost(issue, enter, worker, supervisor):
    seen = issue.version
    move_issue(by=supervisor, issue=issue, verb="sign")
    client, url = enter(worker), move_url(issue, "resolve")
    response = client.post(url, {"version": seen, "result": "写了很久的办理结果"})
    page = response.content.decode()
    assert response.status_code == 409 and "写了很久的办理结果" in page and "赵国庆" in page
    again = {"version": response.context["form"]["version"].value(), "result": "写了很久的办理结果"}
    assert client.post(url, again).status_code == 302


def test_a_step_no_longer_possible_says_so_and_keeps_the_words(issue, enter, worker, supervisor):
    seen = issue.version
    move_issue(by=supervisor, issue=issue, verb="reject", reason="重复")
    response = enter(worker).post(move_url(issue, "resolve"), {"version": seen, "result": "写了很久"})
    assert response.status_code == 409 and "写了很久" in response.content.decode()
    assert str(response.context["problem"]) in response.content.decode()


def test_a_role_that_may_not_is_refused(issue, enter, worker):
    assert enter(worker).post(move_url(issue, "take"), {"version": 1}).status_code == 403


def test_only_the_owner_or_an_overseer_acts_for_it(issue, enter, worker, supervisor, east):
    other = make.person("wu", "吴丽", "worker", post=east)
    move_issue(by=supervisor, issue=issue, verb="assign", owner=other)
    response = enter(worker).post(move_url(issue, "start"), {"version": issue.version})
    assert response.status_code == 409 and str(response.context["problem"])


def test_whoever_solved_it_is_told_that_another_calls(issue, enter, worker, supervisor):
    move_issue(by=worker, issue=issue, verb="resolve", result="修好了")
    assert enter(worker).get(issue.get_absolute_url()).context["own_result"]
    response = enter(worker).post(move_url(issue, "call_back"), {"version": issue.version, "satisfaction": "satisfied"})
    assert response.status_code == 409 and str(response.context["problem"])
    assert not enter(supervisor).get(issue.get_absolute_url()).context["own_result"]


def test_what_one_save_raised_is_not_told_to_be_the_same_matter_twice(enter, own, worker, supervisor, en):
    visit = make.visit(own, worker)
    raised = [make.issue(worker, own, title=title, visit=visit) for title in ("屋顶漏雨", "墙裂了")]
    page = reverse("issues:issue", args=[raised[0].pk])
    assert "墙裂了" not in enter(supervisor).get(page).content.decode()
    other = make.issue(worker, own, title="房子漏")
    assert other.title in enter(supervisor).get(page).content.decode()
