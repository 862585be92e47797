"""What is to be assigned has no owner, and is the matter of the supervisors nearest to it: they are told, see it and
hear that it is late, until one of them gives it to somebody or takes it on."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused
from caseload.core.models import Notice
from tests import make
from visits.errands.models import ErrandKind
from visits.errands.services.errands import begin_errand, move_errand, open_errand
from visits.errands.services.papers import PapersRefused, take_papers
from visits.issues.models import Issue
from visits.issues.services.escalation import escalate
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
WORDS = "待指派"


@pytest.fixture
def home(east):
    return make.household(east, "无人管")


@pytest.fixture
def issue(office, home):
    return make.issue(office, home, title="水管漏了")


def told():
    return sorted(Notice.objects.values_list("user__username", "kind"))


def test_the_supervisors_nearest_to_it_are_told_at_once(
    office, supervisor, street, home, django_capture_on_commit_callbacks
):
    make.person("qian", "钱建国", "supervisor", post=street, areas=[street])
    with django_capture_on_commit_callbacks(execute=True):
        make.issue(office, home)
    assert told() == [(supervisor.username, "issue_to_assign")], "not those further above"
    assert WORDS in Notice.objects.get().text


def test_without_a_supervisor_the_street_office_is_told(office, street, foreign, django_capture_on_commit_callbacks):
    other = make.person("ban", "班长", "office", areas=[street])
    with django_capture_on_commit_callbacks(execute=True):
        make.issue(office, area=foreign.area)
    assert told() == [(other.username, "issue_to_assign")], "nobody is told of what they did themselves"


def test_its_escalations_go_to_those_who_answer_for_it(issue, supervisor):
    now = timezone.now()
    Issue.objects.update(warn_at=now - timedelta(hours=1), due_at=now + timedelta(hours=1), responded_at=now)
    escalate(now)
    assert told() == [(supervisor.username, "issue_due_soon")]
    escalate(now + timedelta(hours=2))
    assert told() == [(supervisor.username, "issue_due_soon"), (supervisor.username, "issue_to_chief")], "each once"


def test_nobody_s_first_response_is_their_matter_too(issue, supervisor):
    Issue.objects.update(respond_by=timezone.now() - timedelta(hours=1))
    escalate()
    assert told() == [(supervisor.username, "issue_unanswered")]


def test_whoever_takes_it_has_it(issue, supervisor):
    move_issue(by=supervisor, issue=issue, verb="take")
    assert (issue.status, issue.owner, issue.steps.first().owner) == ("assigned", supervisor, supervisor)
    with pytest.raises(MoveRefused):
        move_issue(by=supervisor, issue=issue, verb="take")


def test_what_was_not_assigned_before_it_was_rejected_says_so_and_is_reopened_with_somebody(
    issue, supervisor, office, enter
):
    move_issue(by=supervisor, issue=issue, verb="reject", reason="不属于本街道")
    assert issue.owner is None and "未曾指派" in enter(office).get(issue.get_absolute_url()).content.decode()
    move_issue(by=office, issue=issue, verb="reopen", reason="属于")
    assert (issue.status, issue.owner) == ("processing", supervisor)


@pytest.mark.parametrize("page", ["issue", "list", "board", "many", "form"])
def test_no_page_says_nothing_or_none_of_its_owner(issue, supervisor, enter, page):
    client = enter(supervisor)
    answer = {
        "issue": lambda: client.get(issue.get_absolute_url()),
        "list": lambda: client.get("/issues/?view=to_assign"),
        "board": lambda: client.get("/issues/board/"),
        "many": lambda: client.post(reverse("issues:many", args=["assign"]), {"pick": [issue.pk]}),
        "form": lambda: client.post(
            f"{reverse('issues:new')}?household={issue.household_id}",
            {"kind": "problem", "title": "漏雨", "category": "benefits", "priority": "normal", "source": "phone"},
            follow=True,
        ),
    }[page]()
    words = answer.content.decode()
    assert answer.status_code == 200 and WORDS in words and "None" not in words


def test_the_cell_of_its_owner_says_that_it_is_to_be_assigned(issue, supervisor, enter):
    words = enter(supervisor).get("/issues/?view=to_assign").content.decode()
    assert re.search(rf'<td class="aside">\s*<span class="cell">{WORDS}</span>', words)


def test_its_page_says_whose_step_is_next(issue, supervisor, office, enter):
    for overseer in (supervisor, office):
        context = enter(overseer).get(issue.get_absolute_url()).context
        assert context["first"].verb == "assign" and "你" in context["next_step"]
        assert {"take", "reject", "transfer"} <= {move.verb for move in context["others"]}
        assert not context["may_chase"], "they would ask themselves"


def test_a_dispute_is_seen_and_chased_by_the_households_worker(
    worker, supervisor, own, enter, django_capture_on_commit_callbacks
):
    issue = make.issue(worker, own)
    Issue.objects.update(status="reported", owner=None)
    client = enter(worker)
    context = client.get(issue.get_absolute_url()).context
    assert supervisor.name in context["next_step"] and context["may_chase"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("issues:chase", args=[issue.pk]))
    assert told() == [(supervisor.username, "issue_chased")]


def test_papers_are_not_taken_for_what_nobody_has(issue, supervisor):
    errand = begin_errand(by=supervisor, issue=issue, what=ErrandKind.objects.first())
    paper = [{"name": "户口本", "kind": "original", "quantity": 1}]
    with pytest.raises(PapersRefused):
        take_papers(by=supervisor, errand=errand, papers=paper, given_by="王")
    with pytest.raises(MoveRefused):
        move_errand(by=supervisor, errand=errand, verb="turn_down", needed="不办了")
    move_issue(by=supervisor, issue=issue, verb="take")
    take_papers(by=supervisor, errand=errand, papers=paper, given_by="王")


def test_whoever_opens_an_errand_where_nobody_is_runs_it(supervisor, office, home):
    what = ErrandKind.objects.first()
    assert open_errand(by=supervisor, household=home, what=what).issue.owner == supervisor
    assert open_errand(by=office, household=home, what=what).issue.owner is None


def test_on_a_visit_it_says_that_it_is_to_be_assigned(supervisor, home, enter):
    words = enter(supervisor).get(reverse("doorstep:new", args=[home.pk])).content.decode()
    assert 'data-who="督导指派的人"' in words and "由督导指派的人负责" in words
