"""What follows from a step of an issue: who is told, whether it is a response, what it writes, what is counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused
from caseload.core.models import Notice
from tests import make
from visits.issues.models import Department, Issue
from visits.issues.services.issues import dispute_issue, move_issue

pytestmark = pytest.mark.django_db
S, TODAY = Issue.Status, timezone.localdate


@pytest.fixture
def helper(east):
    return make.person("wu", "吴丽", "worker", post=east)


@pytest.fixture
def issue(worker, own):
    return make.issue(worker, own, owner=worker)


@pytest.fixture
def take(issue, django_capture_on_commit_callbacks):
    """Take a step; {(who, of what)} that is told of it."""

    def take(by, verb, **asked):
        Notice.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            row = Issue.objects.select_related("household__worker", "owner").get(pk=issue.pk)
            move_issue(by=by, issue=row, verb=verb, **asked)
        issue.refresh_from_db()
        return {(notice.user.username, notice.kind) for notice in Notice.objects.select_related("user")}

    return take


def test_who_is_told_of_each_step(issue, take, worker, supervisor, helper):
    assert take(supervisor, "assign", owner=helper, note="请接手") == {("wu", "issue_assigned")}
    assert take(helper, "start") == set()
    assert take(helper, "ask", question="哪一户") == {("li", "issue_asked")}
    assert take(worker, "answer", answer="三户") == {("wu", "issue_answered")}
    assert take(helper, "ask_time", extra=2, reason="等材料") == {("zhao", "issue_time_asked")}
    assert take(supervisor, "refuse_time", reason="抓紧") == {("wu", "issue_not_extended")}
    assert take(supervisor, "extend", extra=2, reason="等材料") == {("wu", "issue_extended")}
    assert take(helper, "transfer", department=Department.objects.get(pk="disabled"), note="请评定") == set()
    assert take(helper, "hand_back", reason="不归我们") == {("zhao", "issue_handed_back")}
    assert take(helper, "resolve", result="办好了") == set()
    assert take(supervisor, "return", reason="没办好") == {("wu", "issue_reopened")}
    assert take(helper, "resolve", result="办好了") == set()
    assert take(supervisor, "call_back", satisfaction="satisfied") == set()


def test_opened_again_twice_somebody_above_goes_and_looks(issue, take, worker, supervisor):
    told = []
    for _ in range(3):
        take(worker, "resolve", result="办好了")
        told.append(take(supervisor, "call_back", satisfaction="dissatisfied"))
    assert told[0] == {("li", "issue_reopened")}
    assert told[1] == told[2] == {("li", "issue_reopened")}, "the chief did it, and knows"
    assert issue.reopened_count == 3
    Issue.objects.update(reopened_count=0)
    office = make.person("sun", "孙德福", "office", areas=[issue.area.parent])
    told = []
    for _ in range(2):
        take(worker, "resolve", result="办好了")
        told.append(take(office, "call_back", satisfaction="dissatisfied"))
    assert told == [{("li", "issue_reopened")}, {("li", "issue_reopened"), ("zhao", "issue_to_visit")}]


def test_a_dispute_is_told_to_those_who_assign_it_anew(
    issue, take, worker, supervisor, django_capture_on_commit_callbacks
):
    take(worker, "resolve", result="办好了")
    Notice.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        dispute_issue(issue=Issue.objects.get(), words="还漏雨", facts={})
    assert [(notice.user, notice.kind) for notice in Notice.objects.all()] == [(supervisor, "issue_disputed")]
    assert (Issue.objects.get().status, Issue.objects.get().owner) == ("reported", None)
    with pytest.raises(MoveRefused):
        dispute_issue(issue=Issue.objects.get(), words="又一次", facts={})


@pytest.mark.parametrize(
    ("verb", "by", "asked", "responds"),
    [
        ("start", "worker", {}, True),
        ("progress", "worker", {"note": "问过了"}, True),
        ("ask", "worker", {"question": "哪一户"}, True),
        ("sign", "worker", {}, True),
        ("ask_time", "worker", {"extra": 1, "reason": "x"}, False),
        ("extend", "supervisor", {"extra": 1, "reason": "x"}, False),
        ("refuse_time", "supervisor", {"reason": "x"}, False),
        ("answer", "worker", {"answer": "三户"}, False),
    ],
)
def test_which_steps_take_an_issue_up(request, issue, take, verb, by, asked, responds):
    Issue.objects.update(asked_at=timezone.now(), more_time_asked=1 if verb == "refuse_time" else None)
    assert issue.responded_at is None
    take(request.getfixturevalue(by), verb, **asked)
    assert (issue.responded_at is not None) is responds
    first = issue.responded_at
    take(request.getfixturevalue("worker"), "progress", note="再问")
    assert issue.responded_at >= (first or issue.opened_at) and (first is None or issue.responded_at == first)


@pytest.mark.parametrize("extra", [0, -1, 6])
@pytest.mark.parametrize(("verb", "by"), [("extend", "supervisor"), ("ask_time", "worker")])
def test_more_time_is_at_most_as_much_again(request, issue, take, extra, verb, by):
    with pytest.raises(MoveRefused):
        take(request.getfixturevalue(by), verb, extra=extra, reason="x")
    assert issue.allowed == 5
    take(request.getfixturevalue(by), verb, extra=issue.allowed, reason="x")


def test_what_more_time_and_its_refusal_write(issue, take, worker, supervisor):
    allowed, due = issue.allowed, issue.due_at
    take(worker, "ask_time", extra=2, reason="等材料")
    assert (issue.more_time_asked, issue.due_at) == (2, due)
    take(supervisor, "refuse_time", reason="抓紧")
    assert (issue.more_time_asked, issue.due_at) == (None, due)
    take(worker, "ask_time", extra=2, reason="等材料")
    take(supervisor, "extend", extra=1, reason="等材料")
    assert (issue.more_time_asked, issue.extended_by, issue.allowed) == (None, 1, allowed + 1) and issue.due_at > due


def test_what_asking_suspending_and_solving_write(issue, take, worker, supervisor):
    take(worker, "start")
    take(worker, "ask", question="哪一户")
    assert issue.asked_at
    take(worker, "answer", answer="三户")
    assert issue.asked_at is None
    until = TODAY() + timedelta(days=3)
    take(worker, "suspend", reason="等残联", until=until)
    assert issue.suspended_at and issue.suspended_until == until
    take(worker, "resume")
    assert (issue.suspended_at, issue.suspended_until, issue.status) == (None, None, "processing")
    take(worker, "resolve", result="办好了")
    assert (issue.result, issue.resolved_by, issue.resolved_on) == ("办好了", worker, TODAY())
    take(supervisor, "return", reason="没办好")
    assert (issue.result, issue.resolved_by, issue.resolved_at) == ("", None, None)
    take(worker, "resolve", result="办好了")
    take(supervisor, "call_back", satisfaction="fair")
    assert (issue.satisfaction, issue.closed_on) == ("fair", TODAY()) and issue.closed_at
    take(supervisor, "reopen", reason="又漏了")
    assert (issue.satisfaction, issue.closed_on, issue.closed_at, issue.reopened_count) == ("", None, None, 1)


def test_merged_is_only_with_another_open_issue_of_the_household(issue, take, worker, supervisor, own, foreign):
    other, ended, elsewhere = make.issue(worker, own), make.issue(worker, own), make.issue(worker, foreign)
    move_issue(by=supervisor, issue=ended, verb="reject", reason="重复")
    for into in (issue, ended, elsewhere):
        with pytest.raises(MoveRefused):
            take(worker, "merge", into=into, note="同一件事")
    take(worker, "merge", into=other, note="同一件事")
    assert (issue.status, issue.merged_into, issue.closed_on) == ("merged", other, TODAY())
    own.refresh_from_db()
    assert own.open_issue_count == 1


# --- what is counted ---


@pytest.mark.parametrize(
    ("status", "runs", "goes_on", "is_open", "counts"),
    [
        ("reported", True, True, True, True),
        ("assigned", True, True, True, True),
        ("signed", True, True, True, True),
        ("processing", True, True, True, True),
        ("transferred", True, True, True, True),
        ("suspended", False, True, True, True),
        ("resolved", False, False, True, True),
        ("checked", False, False, True, True),
        ("closed", False, False, False, True),
        ("rejected", False, False, False, True),
        ("withdrawn", False, False, False, False),
        ("merged", False, False, False, False),
    ],
)
def test_what_a_status_means(issue, own, worker, status, runs, goes_on, is_open, counts):
    now = timezone.now()
    more = {"merged_into": make.issue(worker, own).pk} if status == "merged" else {}
    Issue.objects.filter(pk=issue.pk).update(
        status=status, result="好", closed_at=now, closed_on=TODAY(), suspended_until=TODAY(), department="disabled",
        due_at=now - timedelta(days=1), owner=None if status == "reported" else worker, **more,
    )  # fmt: skip
    issue.refresh_from_db()
    mine = Issue.objects.filter(pk=issue.pk)
    assert (issue.is_running, status in Issue.GOES_ON, issue.is_open) == (runs, goes_on, is_open)
    assert (mine.overdue().exists(), mine.open().exists()) == (runs, is_open)
    assert mine.found(TODAY(), TODAY()).exists() is counts
    assert mine.awaiting_call_back().exists() is (status in ("resolved", "checked"))
    assert mine.closed_between(TODAY(), TODAY()).exists() is (status == "closed")
    assert not mine.found(TODAY() + timedelta(days=1), TODAY() + timedelta(days=9))
    assert not mine.closed_between(TODAY() - timedelta(days=9), TODAY() - timedelta(days=1))


@pytest.mark.parametrize(
    ("rating", "rated", "satisfied"),
    [
        ("", False, False),
        ("very_satisfied", True, True),
        ("satisfied", True, True),
        ("fair", True, False),
        ("dissatisfied", True, False),
        ("very_dissatisfied", True, False),
    ],
)
def test_who_is_satisfied(issue, rating, rated, satisfied):
    Issue.objects.update(satisfaction=rating)
    assert (Issue.objects.rated().exists(), Issue.objects.satisfied().exists()) == (rated, satisfied)


@pytest.mark.parametrize(("kind", "is_problem"), [("problem", True), ("difficulty", False), ("errand", False)])
def test_problems_found_and_difficulties_voiced(issue, kind, is_problem):
    Issue.objects.update(kind=kind)
    assert (Issue.objects.problems().exists(), Issue.objects.difficulties().exists()) == (is_problem, not is_problem)


def test_asked_are_those_whose_handler_is_somebody_else(issue, take, worker, supervisor, helper):
    take(worker, "resolve", result="办好了")
    asked = [user for user in (worker, supervisor, helper) if Issue.objects.to_call_back(user)]
    assert asked == [supervisor, helper]
    Issue.objects.update(owner=helper)
    assert [user for user in (worker, supervisor, helper) if Issue.objects.to_call_back(user)] == [supervisor]
    Issue.objects.update(call_back_due=False)
    assert not Issue.objects.to_call_back(supervisor)


def test_unanswered_is_what_runs_without_a_response_past_its_time(issue):
    now = timezone.now()
    for facts, is_unanswered in [
        ({"respond_by": now - timedelta(minutes=1)}, True),
        ({"respond_by": now + timedelta(minutes=1)}, False),
        ({"respond_by": now - timedelta(minutes=1), "responded_at": now}, False),
    ]:
        Issue.objects.update(**{"responded_at": None, **facts})
        assert Issue.objects.unanswered(now).exists() is is_unanswered


def test_what_is_to_be_assigned_is_taken_by_whoever_takes_the_next_step(issue, take, supervisor):
    Issue.objects.update(status="reported", owner=None)
    assert list(Issue.objects.to_assign()) == [issue]
    take(supervisor, "take")
    assert (issue.status, issue.owner) == ("assigned", supervisor) and not Issue.objects.to_assign()
    Issue.objects.update(status="reported", owner=None)
    take(supervisor, "resolve", result="办好了")
    assert (issue.status, issue.owner, issue.resolved_by) == ("resolved", supervisor, supervisor)
    Issue.objects.update(status="reported", owner=None)
    take(supervisor, "reject", reason="不属于本街道")
    assert (issue.status, issue.owner) == ("rejected", None)
