"""The kit for all that moves through states: whatever a room declares has a table, steps and files of one shape."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from caseload.core.casework.forms import MoveForm
from caseload.core.casework.moves import Move, MoveRefused, find_move
from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from caseload.core.casework.workflow import Workflow, workflows
from caseload.core.permissions import P
from households.plans.models import Referral
from households.plans.services.referrals import REFERRALS, prepare_referral
from tests.plans import making

ROOT = Path(__file__).resolve().parents[2]


def test_the_printed_table_is_current():
    out = io.StringIO()
    call_command("moves", stdout=out)
    assert (ROOT / "docs/moves.md").read_text() == out.getvalue(), "run: manage.py moves > docs/moves.md"


def test_every_workflow_keeps_its_steps_and_files_for_ever():
    call_command("moves", stdout=io.StringIO())
    names = {workflow.name for workflow in workflows()}
    assert names == {
        "Activities",
        "Case plans",
        "Entitlements",
        "Errands",
        "Gifts",
        "Issues",
        "Job placements",
        "Referrals",
    }
    for kind in [*Step.__subclasses__(), *PictureOfStep.__subclasses__(), *DocumentOfStep.__subclasses__()]:
        assert "append_only" in [trigger.name for trigger in kind._meta.triggers], kind


@pytest.mark.parametrize("workflow", ["Activities", "Case plans", "Errands", "Gifts", "Issues", "Referrals"])
def test_moves_change_only_by_verbs_of_their_table(workflow):
    call_command("moves", stdout=io.StringIO())
    found = next(row for row in workflows() if row.name == workflow)
    verbs = {move.verb for move in found.moves}
    assert len(verbs) == len(found.moves)
    assert found.changes.keys() | found.effects.keys() <= verbs | {"dispute"}


class Row:
    """What a move asks of a row."""

    def __init__(self, status="open", owner_id=1, reporter_id=2):
        self.status, self.owner_id, self.reporter_id = status, owner_id, reporter_id

    def get_status_display(self):
        return self.status


class Person:
    def __init__(self, pk, *rights):
        self.pk, self.rights = pk, rights

    def may(self, right):
        return right in self.rights


@pytest.mark.parametrize(
    "facts, person, may",
    [
        ({}, Person(9, P.ISSUE_HANDLE), True),
        ({}, Person(9), False),
        ({"owner_only": True}, Person(1, P.ISSUE_HANDLE), True),
        ({"owner_only": True}, Person(9, P.ISSUE_HANDLE), False),
        ({"owner_only": True, "overseer": P.ISSUE_ASSIGN}, Person(9, P.ISSUE_ASSIGN), True),
        ({"owner_only": True}, Person(9, P.ISSUE_ASSIGN), False),
        ({"reporter_only": True}, Person(2, P.ISSUE_HANDLE), True),
        ({"reporter_only": True}, Person(1, P.ISSUE_HANDLE), False),
        ({"others_only": True}, Person(1, P.ISSUE_HANDLE), False),
        ({"others_only": True}, Person(9, P.ISSUE_HANDLE), True),
        ({"hindrance": lambda row, user: "no"}, Person(9, P.ISSUE_HANDLE), False),
    ],
)
def test_who_may(facts, person, may):
    move = Move("go", "Go…", ("open",), "gone", P.ISSUE_HANDLE, **facts)
    assert (move.refusal(Row(), person) is None) == may
    assert move.refusal(Row("gone"), person) and move.name == "Go"


@pytest.fixture
def referral(worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    return prepare_referral(by=worker, plan=plan, to="区残联", reason="辅具", shared="基本情况")


@pytest.mark.django_db
def test_what_an_effect_refuses_leaves_nothing(worker, referral, monkeypatch):
    monkeypatch.setattr("caseload.core.casework.workflow._workflows", {})

    def refuse(taking):
        raise MoveRefused("no", ["something"])

    workflow = Workflow("A test", REFERRALS.moves, effects={"withdraw": refuse})
    with pytest.raises(MoveRefused) as refused:
        workflow.move(referral, "withdraw", by=worker, asked={})
    assert refused.value.missing == ["something"]
    referral = Referral.objects.get()
    assert referral.status == "draft" and referral.steps.count() == 1


@pytest.mark.django_db
def test_a_form_is_made_from_what_the_move_asks_for(referral):
    form = MoveForm(row=referral, move=find_move(REFERRALS.moves, "send"))
    assert list(form.fields)[:4] == ["version", "consent_by", "consent_how", "consent_on"]
    assert all(form.fields[name].required for name in find_move(REFERRALS.moves, "send").asks)
    assert form.is_multipart() and form["version"].value() == referral.version
