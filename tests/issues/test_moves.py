"""The table of moves, whole: each status, verb and person moves or is told why not; and what each move writes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused, Overtaken
from caseload.core.models import Notice
from caseload.core.services.people import set_active
from households.services.closing import close_household
from households.services.facts import HouseholdClosed
from tests import make
from visits.issues.models import MOVES, Department, Issue
from visits.issues.services.issues import move_issue, move_many, resume_ended_suspensions
from visits.issues.views import issues as issue_views

pytestmark = pytest.mark.django_db
S = Issue.Status

OWNS = ["start", "sign", "progress", "transfer", "ask"]
OWNS += ["suspend", "resume", "hand_back", "resolve", "merge"]
REPORTS = ["answer", "withdraw"]
CALLS = ["call_back", "reopen"]
OVERSEES = ["take", "reject", "assign", "extend", "refuse_time", "check", "return", "close"]
MAY = {
    "owner": [*OWNS, *REPORTS, "reopen", "take_back", "ask_time"],
    "colleague": CALLS,
    "supervisor": [*OVERSEES, *OWNS, *REPORTS, *CALLS],
    "office": [*OVERSEES, *OWNS, *REPORTS, *CALLS],
    "admin": [],
}
"""Who may take which step at all. The owner is a social worker, who also reported it; the colleague is another one."""
WAITING = {"reject": S.REJECTED, "withdraw": S.WITHDRAWN}
NOT_BEGUN = {"start": S.PROCESSING, "suspend": S.SUSPENDED, **WAITING}
IN_HAND = {"assign": S.ASSIGNED, "transfer": S.TRANSFERRED, "resolve": S.RESOLVED, "merge": S.MERGED}
STAYS_WITH_NOBODY = ["ask", "answer"]
STAYS = [*STAYS_WITH_NOBODY, "progress", "ask_time", "refuse_time", "extend"]
SOLVED = {"return": S.PROCESSING, "call_back": S.CLOSED, "close": S.CLOSED}
POSSIBLE = {
    S.REPORTED: {"take": S.ASSIGNED, **WAITING, **IN_HAND, **dict.fromkeys(STAYS_WITH_NOBODY, S.REPORTED)},
    S.ASSIGNED: {"sign": S.SIGNED, **NOT_BEGUN, **IN_HAND, **dict.fromkeys(STAYS, S.ASSIGNED)},
    S.SIGNED: {**NOT_BEGUN, **IN_HAND, **dict.fromkeys(STAYS, S.SIGNED)},
    S.PROCESSING: {"suspend": S.SUSPENDED, **IN_HAND, **dict.fromkeys(STAYS, S.PROCESSING)},
    S.TRANSFERRED: {"hand_back": S.ASSIGNED, **IN_HAND, **dict.fromkeys(STAYS, S.TRANSFERRED)},
    S.SUSPENDED: {
        "resume": S.PROCESSING,
        "merge": S.MERGED,
        **dict.fromkeys(["assign", "answer", "progress", "refuse_time"], S.SUSPENDED),
    },
    S.RESOLVED: {"take_back": S.PROCESSING, "check": S.CHECKED, "assign": S.RESOLVED, **SOLVED},
    S.CHECKED: {"assign": S.CHECKED, **SOLVED},
    S.CLOSED: {"reopen": S.PROCESSING},
    S.REJECTED: {"reopen": S.PROCESSING},
    S.WITHDRAWN: {},
    S.MERGED: {},
}
"""Where each step leads; what is not here is impossible."""


@pytest.fixture
def people(worker, colleague, supervisor, office, admin):
    return {"owner": worker, "colleague": colleague, "supervisor": supervisor, "office": office, "admin": admin}


def bring_to(issue, status, into):
    """Straight into ``status``, with the facts that the database wants for it and everything a step may depend on."""
    now = timezone.now()
    solved = {"result": "办好了", "resolved_at": now, "resolved_by": issue.owner, "call_back_due": False}
    ended = {"closed_at": now, "closed_on": timezone.localdate()}
    facts = {
        S.REPORTED: {"owner": None},
        S.TRANSFERRED: {"department": "disabled"},
        S.SUSPENDED: {"suspended_at": now, "suspended_until": timezone.localdate() + timedelta(days=3)},
        S.RESOLVED: solved,
        S.CHECKED: solved,
        S.CLOSED: {**solved, **ended},
        S.REJECTED: ended,
        S.WITHDRAWN: ended,
        S.MERGED: {**ended, "merged_into": into},
    }
    Issue.objects.filter(pk=issue.pk).update(status=status, asked_at=now, **facts.get(status, {}))
    issue.refresh_from_db()


def everything_asked(owner, into):
    return {
        "owner": owner,
        "reason": "等材料",
        "question": "哪一户",
        "answer": "三户",
        "until": timezone.localdate() + timedelta(days=3),
        "extra": 2,
        "department": Department(code="disabled"),
        "into": into,
        "result": "办好了",
        "satisfaction": "satisfied",
        "note": "",
    }


@pytest.mark.parametrize("status", S.values)
def test_every_status_verb_and_person(people, own, status):
    into = make.issue(people["owner"], own)
    asked = everything_asked(people["owner"], into)
    issue = None
    for verb in [move.verb for move in MOVES]:
        for role, person in people.items():
            if issue is None:
                issue = make.issue(people["owner"], own)
                bring_to(issue, status, into)
            Issue.objects.filter(pk=issue.pk).update(more_time_asked=1 if verb == "refuse_time" else None)
            issue.refresh_from_db()
            target = POSSIBLE[S(status)].get(verb)
            may = REPORTS if status == S.REPORTED and role == "owner" else MAY[role]
            if target and verb in may:
                move_issue(by=person, issue=issue, verb=verb, **asked)
                issue.refresh_from_db()
                assert issue.status == target, (verb, role)
                if status == S.REPORTED and target in (S.ASSIGNED, S.TRANSFERRED, S.RESOLVED):
                    takes_it_on = asked["owner"] if verb == "assign" else person
                    assert issue.owner == takes_it_on, (verb, role)
                assert [step.verb for step in issue.steps.all()] == [verb, "report"], "a refused one left something"
                issue = None
            else:
                with pytest.raises(MoveRefused) as refused:
                    move_issue(by=person, issue=issue, verb=verb, **asked)
                assert str(refused.value), (verb, role)
                assert issue.status == status, (verb, role)
    if issue:
        issue.refresh_from_db()
        assert issue.status == status and issue.steps.count() == 1


def test_the_whole_way_and_what_stays_of_it(worker, supervisor, east):
    home = make.household(east, "无人管")
    issue = make.issue(supervisor, home)
    move_issue(by=supervisor, issue=issue, verb="assign", owner=worker)
    move_issue(by=worker, issue=issue, verb="start")
    move_issue(by=worker, issue=issue, verb="resolve", result="补发到账")
    home.refresh_from_db()
    assert home.open_issue_count == 1
    move_issue(by=supervisor, issue=issue, verb="call_back", satisfaction="very_satisfied", note="谢谢")
    home.refresh_from_db()
    issue.refresh_from_db()
    assert home.open_issue_count == 0
    assert (issue.status, issue.satisfaction, issue.closed_on) == ("closed", "very_satisfied", timezone.localdate())
    steps = list(reversed(issue.steps.all()))
    assert [step.verb for step in steps] == ["report", "assign", "start", "resolve", "call_back"]
    assert [step.words for step in steps][-2:] == ["补发到账", "谢谢"]
    assert steps[-1].facts == {"satisfaction": "very_satisfied"}
    assert [step.from_status for step in steps] == ["", "reported", "assigned", "processing", "resolved"]


@pytest.mark.parametrize("rating", ["dissatisfied", "very_dissatisfied"])
def test_a_dissatisfied_household_opens_it_again(worker, supervisor, own, rating):
    issue = make.issue(worker, own)
    Issue.objects.update(due_at=timezone.now() - timedelta(days=9))
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    move_issue(by=supervisor, issue=issue, verb="call_back", satisfaction=rating, note="还在漏雨")
    issue.refresh_from_db()
    own.refresh_from_db()
    assert (issue.status, issue.reopened_count, issue.satisfaction, issue.result) == ("processing", 1, "", "")
    assert issue.due_at > timezone.now() and issue.owner == worker and own.open_issue_count == 1
    assert issue.steps.first().facts == {"satisfaction": rating}


def test_rejecting_and_reopening_keep_the_households_count(worker, supervisor, own):
    issue = make.issue(worker, own)
    move_issue(by=supervisor, issue=issue, verb="reject", reason="不属于本街道")
    own.refresh_from_db()
    assert own.open_issue_count == 0
    move_issue(by=supervisor, issue=issue, verb="reopen", reason="属于")
    own.refresh_from_db()
    assert own.open_issue_count == 1


def test_the_owner_is_told_of_an_assignment_and_of_a_reopening(
    worker, supervisor, own, east, django_capture_on_commit_callbacks
):
    new = make.person("wu", "吴丽", "worker", post=east)
    issue = make.issue(worker, own)
    with django_capture_on_commit_callbacks(execute=True):
        move_issue(by=supervisor, issue=issue, verb="assign", owner=new, note="请接手")
        move_issue(by=new, issue=issue, verb="resolve", result="办好了")
        move_issue(by=supervisor, issue=issue, verb="return", reason="没办好")
    told = Notice.objects.order_by("pk").values_list("user", "kind")
    assert list(told) == [(new.pk, "issue_assigned"), (new.pk, "issue_reopened")]


def test_it_is_given_only_to_somebody_who_works_there(worker, colleague, supervisor, office, own):
    issue = make.issue(worker, own)
    for stranger in (colleague, office):
        with pytest.raises(MoveRefused):
            move_issue(by=supervisor, issue=issue, verb="assign", owner=stranger)
    move_issue(by=supervisor, issue=issue, verb="assign", owner=supervisor)
    assert issue.owner == supervisor
    set_active(by=None, user=worker, active=False)
    with pytest.raises(MoveRefused):
        move_issue(by=supervisor, issue=issue, verb="assign", owner=worker)


def test_reopened_after_its_owner_left_it_goes_to_somebody_present(worker, supervisor, office, own):
    issue = make.issue(worker, own)
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    move_issue(by=supervisor, issue=issue, verb="call_back", satisfaction="fair")
    set_active(by=None, user=worker, active=False)
    issue = Issue.objects.get()
    move_issue(by=office, issue=issue, verb="reopen", reason="没办好")
    assert issue.owner == supervisor


def test_a_suspension_ends_by_itself(worker, own):
    issue, today = make.issue(worker, own), timezone.localdate()
    move_issue(by=worker, issue=issue, verb="start")
    move_issue(by=worker, issue=issue, verb="suspend", reason="等残联", until=today + timedelta(days=3))
    assert resume_ended_suspensions(today) == 0
    assert resume_ended_suspensions(today + timedelta(days=3)) == 1
    issue.refresh_from_db()
    assert issue.status == "processing" and issue.suspended_until is None and issue.steps.first().by is None


def test_what_was_read_before_somebody_elses_move_is_overtaken(worker, supervisor, own):
    issue = make.issue(worker, own)
    seen = Issue.objects.get(pk=issue.pk)
    move_issue(by=worker, issue=issue, verb="start")
    with pytest.raises(Overtaken):
        move_issue(by=supervisor, issue=seen, verb="reject", reason="重复")
    assert issue.steps.count() == 2
    assert [why for _, why in move_many(by=supervisor, issues=[seen], verb="assign", owner=worker)] != []


def test_of_many_each_that_may_not_move_comes_back_with_the_reason(worker, supervisor, own):
    open_one, ended = make.issue(worker, own), make.issue(worker, own)
    move_issue(by=supervisor, issue=ended, verb="reject", reason="重复")
    [(refused, why)] = move_many(by=worker, issues=[open_one, ended], verb="start")
    open_one.refresh_from_db()
    assert (refused, open_one.status) == (ended, "processing") and why


def test_of_people_who_move_at_once_one_wins(committed):
    area = make.area(None, "370799001", "青禾街道")
    chief = make.person("zhao", "赵国庆", "supervisor", post=area, areas=[area])
    household = make.household(area)
    issue = make.issue(chief, household)
    copies = [Issue.objects.get(pk=issue.pk) for _ in range(12)]

    def reject(copy):
        try:
            move_issue(by=chief, issue=copy, verb="reject", reason="重复")
        except Overtaken:
            return "overtaken"
        finally:
            connection.close()
        return "moved"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(reject, copies))
    household.refresh_from_db()
    assert outcomes == ["moved", *["overtaken"] * 11]
    assert issue.steps.count() == 2 and household.open_issue_count == 0


def test_nothing_is_open_in_a_closed_file(worker, supervisor, own):
    """Neither opened again nor reported: whoever closed the file asked that nothing was open."""
    issue = make.issue(worker, own)
    move_issue(by=supervisor, issue=issue, verb="reject", reason="不属于本街道")
    close_household(by=supervisor, household=own, reason="moved", on=timezone.localdate())
    issue = Issue.objects.get(pk=issue.pk)
    with pytest.raises(MoveRefused, match="销户"):
        move_issue(by=supervisor, issue=issue, verb="reopen", reason="属于")
    with pytest.raises(HouseholdClosed), transaction.atomic():
        make.issue(worker, own)
    own.refresh_from_db()
    assert own.open_issue_count == 0 and not Issue.objects.open().exists()


def test_an_issue_reported_while_the_file_was_being_closed_is_refused_in_words(own, supervisor, enter, monkeypatch):
    """The file is closed between the form's answer and its saving."""
    entered = enter(supervisor)
    url = f"{reverse('issues:new')}?household={own.pk}"
    real = issue_views.report_issue

    def closed_meanwhile(**facts):
        close_household(by=supervisor, household=own, reason="moved", on=timezone.localdate())
        return real(**facts)

    monkeypatch.setattr(issue_views, "report_issue", closed_meanwhile)
    said = {"kind": "problem", "title": "漏雨", "category": "benefits", "priority": "normal", "source": "visit"}
    answer = entered.post(url, said)
    assert answer.status_code == 200 and "已销户" in answer.content.decode() and not Issue.objects.exists()
