"""An open issue is to be assigned or has one owner: who it is when the owner leaves or the household is handed over."""

import pytest
from django.db import IntegrityError, transaction

from caseload.core.models import Notice
from caseload.core.services.people import set_active
from households.services.households import assign_households
from tests import make
from visits.issues.models import Department, Issue
from visits.issues.services.issues import move_issue
from visits.issues.services.ownership import leave_nothing_with_the_absent

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(east):
    return make.person("wu", "吴丽", "worker", post=east)


def step_of(issue):
    step = issue.steps.first()
    return step.verb, step.owner, step.facts.get("rule")


def test_of_whoever_leaves_the_households_worker_gets_it_else_the_chief(
    worker, supervisor, helper, own, admin, django_capture_on_commit_callbacks
):
    theirs = make.issue(worker, own)
    of_helper = make.issue(supervisor, own, owner=helper)
    with django_capture_on_commit_callbacks(execute=True):
        set_active(by=admin, user=helper, active=False)
    of_helper.refresh_from_db()
    assert of_helper.owner == worker and step_of(of_helper) == ("assign", worker, "owner_left")
    assert Notice.objects.filter(user=worker, facts__number=of_helper.number).exists()
    set_active(by=admin, user=worker, active=False)
    assert set(Issue.objects.values_list("owner", flat=True)) == {supervisor.pk}
    theirs.refresh_from_db()
    assert step_of(theirs) == ("assign", supervisor, "owner_left")


def test_with_nobody_else_the_street_office_gets_it(colleague, office, foreign, admin):
    issue = make.issue(colleague, foreign)
    set_active(by=admin, user=colleague, active=False)
    issue.refresh_from_db()
    assert issue.owner == office


def test_what_nobody_could_take_is_tried_each_night(colleague, foreign, admin, west):
    issue = make.issue(colleague, foreign)
    set_active(by=admin, user=colleague, active=False)
    issue.refresh_from_db()
    assert issue.owner == colleague, "an owner who left is better than none"
    chief = make.person("chen", "陈立", "supervisor", post=west, areas=[west])
    leave_nothing_with_the_absent()
    issue.refresh_from_db()
    assert issue.owner == chief


def test_with_another_worker_the_open_issues_of_the_former_go_along(worker, supervisor, helper, own):
    open_one, kept = make.issue(worker, own), make.issue(supervisor, own, owner=supervisor)
    closed = make.issue(worker, own)
    move_issue(by=supervisor, issue=closed, verb="reject", reason="重复")
    assign_households(by=supervisor, households=[own], worker=helper)
    for issue in (open_one, kept, closed):
        issue.refresh_from_db()
    assert (open_one.owner, kept.owner, closed.owner) == (helper, supervisor, worker)
    assert step_of(open_one) == ("assign", helper, "household_handed_over")


def test_what_is_to_be_assigned_goes_to_the_next_worker_of_its_household(supervisor, helper, east):
    home = make.household(east, "无人管")
    issue = make.issue(supervisor, home)
    assert issue.owner is None
    assign_households(by=supervisor, households=[home], worker=helper)
    issue.refresh_from_db()
    assert (issue.owner, issue.status) == (helper, "assigned")
    assert step_of(issue) == ("assign", helper, "household_handed_over")


@pytest.mark.parametrize("status", Issue.OPEN)
def test_the_database_knows_no_open_issue_that_is_neither_to_be_assigned_nor_owned(worker, own, status):
    """Nor one that is both."""
    issue = make.issue(worker, own)
    facts = {"result": "好", "suspended_until": "2026-12-01", "department": "disabled", "status": status}
    halves = {None: status == "reported", worker: status != "reported"}
    for owner, fits in halves.items():
        rows = Issue.objects.filter(pk=issue.pk)
        if fits:
            assert rows.update(**facts, owner=owner) == 1
            continue
        match = "issue_open_is_to_be_assigned_or_has_an_owner"
        with pytest.raises(IntegrityError, match=match), transaction.atomic():
            rows.update(**facts, owner=owner)


def test_the_third_hand_back_goes_to_the_street_office(worker, supervisor, office, own):
    issue = make.issue(worker, own)
    owners, found, department = [], [], Department.objects.get(pk="disabled")
    for _ in range(3):
        move_issue(by=supervisor, issue=issue, verb="transfer", department=department, note="")
        move_issue(by=supervisor, issue=issue, verb="hand_back", reason="不归我们管")
        issue.refresh_from_db()
        owners.append(issue.owner)
        found.append(issue.status)
    assert found == ["assigned"] * 3, "it has somebody"
    assert owners == [worker, worker, office] and issue.hand_backs == 3 and issue.department is None
