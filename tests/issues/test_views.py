"""Views of one's own, the board, chasing, and steps with many at once."""

import pytest
from django.urls import reverse

from caseload.core.models import Notice
from tests import make
from visits.issues.models import Issue, IssueChase, IssueView
from visits.issues.services.issues import move_issue
from visits.issues.services.saved_views import chase_issue, keep_view, views_for

pytestmark = pytest.mark.django_db
KEEP = "/issues/views/keep/"


def test_a_view_is_a_name_for_filters(enter, supervisor, worker, colleague, own):
    make.issue(worker, own)
    client = enter(supervisor)
    response = client.post(
        KEEP, {"name": "柳泉逾期", "query": "view=overdue&kind=problem&csrf=x&after=y", "is_shared": "on"}
    )
    assert response.url == "/issues/?view=overdue&kind=problem"
    assert client.get(response.url).context["view"] == "overdue"
    view = IssueView.objects.get()
    assert "柳泉逾期" in enter(colleague).get("/issues/").content.decode(), "shared"
    assert enter(colleague).get(reverse("issues:view_edit", args=[view.pk])).status_code == 404
    client = enter(supervisor)
    url = reverse("issues:view_edit", args=[view.pk])
    client.post(url, {"name": "只给自己"})
    assert [view.name for view in views_for(supervisor)] == ["只给自己"]
    assert "只给自己" not in enter(colleague).get("/issues/").content.decode()
    enter(supervisor).post(url, {"drop": 1})
    assert not IssueView.objects.exists()


def test_a_name_twice_replaces_and_renaming_does_not(enter, worker):
    for query in ("view=mine", "view=soon"):
        keep_view(by=worker, name="我的", query=query)
    other = keep_view(by=worker, name="别的", query="")
    assert IssueView.objects.get(name="我的").query == "view=soon"
    response = enter(worker).post(reverse("issues:view_edit", args=[other.pk]), {"name": "我的"})
    assert "name" in response.context["form"].errors
    assert enter(worker).post(KEEP, {"name": "", "query": "view=mine"}).url == "/issues/?view=mine"


def test_the_page_of_views_lists_ones_own_and_what_others_share(enter, worker, supervisor):
    keep_view(by=worker, name="我的", query="")
    keep_view(by=supervisor, name="督导的", query="")
    keep_view(by=supervisor, name="大家的", query="", is_shared=True)
    shown = {view.name for view in enter(worker).get(reverse("issues:views")).context["views"]}
    assert shown == {view.name for view in views_for(worker)} == {"我的", "大家的"}


def test_many_are_chased_at_once(enter, worker, supervisor, own, en, django_capture_on_commit_callbacks):
    issues = [make.issue(worker, own) for _ in range(3)] + [make.issue(supervisor, own, owner=supervisor)]
    url, picked = reverse("issues:chase_many"), {"pick": [issue.pk for issue in issues], "query": "view=open"}
    client = enter(supervisor)
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post(url, data, follow=True) for data in (picked, picked, {})]
    assert Notice.objects.filter(kind="issue_chased").count() == 3
    said = [str(message) for answer in answers for message in answer.context["messages"]]
    assert [words.partition("\n")[0] for words in said] == [
        "Chased: 3 issues",
        "Nobody was told.",
        "No issue was selected.",
    ]
    assert answers[0].redirect_chain[0][0].endswith("?view=open")


def test_chased_once_a_day_per_person(enter, worker, supervisor, own, django_capture_on_commit_callbacks):
    issue = make.issue(worker, own)
    with django_capture_on_commit_callbacks(execute=True):
        assert [chase_issue(by=supervisor, issue=issue) for _ in range(3)] == [True, False, False]
    assert IssueChase.objects.count() == 1
    assert Notice.objects.filter(user=worker, kind="issue_chased").count() == 1
    client = enter(supervisor)
    client.post(reverse("issues:chase", args=[issue.pk]))
    assert "bell" in client.get(issue.get_absolute_url()).content.decode() and IssueChase.objects.count() == 1


def test_the_board_counts_and_offers_steps(enter, worker, supervisor, own, foreign, colleague):
    for _ in range(10):
        make.issue(worker, own)
    begun = make.issue(worker, own)
    move_issue(by=worker, issue=begun, verb="start")
    make.issue(colleague, foreign)
    columns = {column["status"]: column for column in enter(supervisor).get("/issues/board/").context["columns"]}
    assert columns["assigned"]["count"] == 10 and len(columns["assigned"]["cards"]) == 8
    assert columns["reported"]["count"] == 0
    assert [card.pk for card in columns["processing"]["cards"]] == [begun.pk]
    assert "resolve" in {move.verb for move in columns["processing"]["cards"][0].moves}
    of_worker = enter(colleague).get("/issues/board/").context
    assert of_worker["total"] == 1
    assert "reported" not in [column["status"] for column in of_worker["columns"]], "nobody's own is to be assigned"


def test_many_at_once_say_first_what_will_happen(enter, worker, supervisor, own):
    solved, open_one = make.issue(worker, own, title="solved"), make.issue(worker, own, title="open")
    move_issue(by=worker, issue=solved, verb="resolve", result="好")
    client, url = enter(supervisor), reverse("issues:many", args=["call_back"])
    page = client.post(url, {"pick": [solved.pk, open_one.pk]})
    assert [issue.title for issue in page.context["fit"]] == ["solved"]
    assert [issue.title for issue, why in page.context["refused"] if why] == ["open"]
    assert Issue.objects.filter(status="closed").count() == 0
    asked = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    client.post(url, {"pick": [solved.pk, open_one.pk], "confirmed": 1, **asked, "satisfaction": "satisfied"})
    assert [issue.title for issue in Issue.objects.filter(status="closed")] == ["solved"]
    assert client.post(reverse("issues:many", args=["nonsense"]), {"pick": 1}).status_code == 404
