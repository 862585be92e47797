"""The card opens one issue without log-in: to rate, or to dispute to those above its handler."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from caseload.core import wall_clock
from caseload.core.models import Notice
from tests import make
from visits.issues.models import Card
from visits.issues.services.cards import card_for, find_card, token_of
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
SAID = {"solved": "yes", "satisfaction": "satisfied", "note": "谢谢"}


@pytest.fixture(autouse=True)
def nobody_came_before():
    cache.clear()


@pytest.fixture
def issue(worker, own):
    issue = make.issue(worker, own, title="王建华家屋顶漏雨")
    move_issue(by=worker, issue=issue, verb="resolve", result="修好了")
    return issue


@pytest.fixture
def url(issue, worker):
    return f"/c/{token_of(card_for(by=worker, issue=issue))}/"


def test_it_says_nothing_personal(client, url, own):
    page = client.get(url)
    words = page.content.decode()
    assert page.status_code == 200
    for personal in (own.head_name, "屋顶", "李秀兰", "修好了", own.number):
        assert personal not in words


def test_it_rates_and_closes(client, url, issue):
    assert client.post(url, SAID).status_code == 302
    issue.refresh_from_db()
    assert (issue.status, issue.satisfaction, issue.steps.first().by) == ("closed", "satisfied", None)
    assert issue.call_backs.get().way == "card"


@pytest.mark.parametrize("said", [{"solved": "no"}, {"satisfaction": "very_dissatisfied"}])
def test_a_dispute_is_for_the_supervisor_to_assign_anew_not_for_the_handler(
    client, url, issue, supervisor, said, django_capture_on_commit_callbacks
):
    client.post(url, SAID)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {**SAID, **said})
    issue.refresh_from_db()
    assert (issue.status, issue.owner, issue.reopened_count) == ("reported", None, 1)
    assert list(Notice.objects.values_list("user", "kind")) == [(supervisor.pk, "issue_disputed")]


def test_a_dispute_of_what_the_only_supervisor_did_is_told_to_that_supervisor(
    client, supervisor, own, django_capture_on_commit_callbacks
):
    issue = make.issue(supervisor, own, owner=supervisor)
    move_issue(by=supervisor, issue=issue, verb="resolve", result="修好了")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/c/{token_of(card_for(by=supervisor, issue=issue))}/", {**SAID, "solved": "no"})
    assert list(Notice.objects.values_list("user", "kind")) == [(supervisor.pk, "issue_disputed")]


def test_a_guess_opens_nothing(client, url, worker):
    card = Card.objects.get()
    for token in ("x", "1-", f"{card.pk}-AAAAAAAAAAAAAAAAAAAAAA", f"{card.pk + 1}{url[url.index('-') : -1]}", "²-x"):
        assert client.get(f"/c/{token}/").status_code == 404, token


def test_it_expires(client, url):
    token, made = url[3:-1], Card.objects.get().created_at
    with wall_clock.stands_at(made + timedelta(days=30, seconds=-1)):
        assert find_card(token)
    with wall_clock.stands_at(made + timedelta(days=30, seconds=1)):
        assert find_card(token) is None and client.get(url).status_code == 404


@pytest.mark.parametrize("who", ["worker", "supervisor", "office"])
def test_nobody_who_is_logged_in_rates(enter, url, issue, who, request):
    client = enter(request.getfixturevalue(who))
    page = client.get(url)
    assert page.status_code == 200 and b"satisfaction" not in page.content
    assert client.post(url, SAID).status_code == 403
    issue.refresh_from_db()
    assert (issue.status, issue.call_backs.count()) == ("resolved", 0)


def test_the_page_says_who_gave_the_card_out(client, url, issue, enter, supervisor, en):
    client.post(url, SAID)
    assert "card from 李秀兰" in enter(supervisor).get(issue.get_absolute_url()).content.decode()


def test_there_is_no_card_for_what_is_not_solved(enter, worker, own):
    issue = make.issue(worker, own)
    page = enter(worker).post(f"/issues/{issue.pk}/card/", follow=True)
    assert not Card.objects.exists() and page.redirect_chain[-1][0] == issue.get_absolute_url()


def test_who_answers_one_card_often_blocks_no_other_behind_the_same_address(client, worker, own):
    for _ in range(6):
        issue = make.issue(worker, own)
        move_issue(by=worker, issue=issue, verb="resolve", result="修好了")
        url = f"/c/{token_of(card_for(by=worker, issue=issue))}/"
        assert client.post(url, SAID).status_code == 302
        assert {client.post(url, SAID).status_code for _ in range(5)} == {200, 429}


def test_it_is_answered_a_few_times_only(client, url):
    answers = [client.post(url, SAID).status_code for _ in range(7)]
    assert answers[0] == 302 and [code == 429 for code in answers] == [False] * 5 + [True] * 2


def test_the_slip_has_the_code_and_the_queue_the_issue(issue, enter, worker, supervisor, colleague):
    response = enter(worker).post(f"/issues/{issue.pk}/card/", follow=True)
    assert b"<svg" in response.content and b"/c/" in response.content
    assert issue.number not in enter(worker).get("/issues/call-backs/").content.decode()
    assert issue.number in enter(supervisor).get("/issues/call-backs/").content.decode()
