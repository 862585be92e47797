"""Papers and money of households: what left the household is always somewhere, whoever writes."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused
from tests import make
from visits.doorstep.services.saving import undo_visit
from visits.errands.models import ErrandKind, Paper, PaperMovement, Receipt
from visits.errands.services.errands import open_errand
from visits.errands.services.papers import PapersRefused, move_papers, papers_to_move, take_papers
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
CARD = {"name": "身份证", "kind": "original", "quantity": 1}
COPIES = {"name": "户口本", "kind": "copy", "quantity": 3}
MONEY = {"name": "工本费", "kind": "money", "quantity": "20.50"}


@pytest.fixture
def errand(worker, own):
    return open_errand(by=worker, household=own, what=ErrandKind.objects.get(pk="chronic_cert"))


def take(errand, by, *papers, **facts):
    return take_papers(by=by, errand=errand, papers=papers or (CARD, COPIES, MONEY), given_by="王建华", **facts)


def move(errand, by, way, quantity=None, **facts):
    pieces = {paper.pk: quantity or available for paper, available in papers_to_move(errand, way)}
    return move_papers(by=by, errand=errand, way=way, pieces=pieces, **facts)


def papers_out(errand):
    return Issue.objects.get(pk=errand.issue_id).papers_out


def test_an_errand_is_an_issue_with_owner_and_time(errand, worker):
    issue = errand.issue
    assert (issue.kind, issue.owner, issue.category_id) == ("errand", worker, "medical")
    assert issue.department.name == "医保所" and errand.expected_on and issue.title == "慢病证"


def test_the_way_of_papers_and_back(errand, worker):
    receipt = take(errand, worker, signed="paper")
    assert receipt.number == f"{errand.issue.number}-1" and receipt.lines.count() == 3
    assert papers_out(errand) == 2, "the card and the money; copies are nobody's loss"
    move(errand, worker, "hand_in")
    assert not Paper.objects.in_hand() and papers_out(errand) == 2
    move(errand, worker, "fetch")
    move(errand, worker, "give_back", with_whom="王建华")
    assert papers_out(errand) == 0 and {paper.at_home for paper in errand.papers.all()} == {1, 3, 20.50}
    assert [receipt.no for receipt in errand.receipts.order_by("no")] == [1, 2, 3, 4]


def test_spent_money_says_for_what(errand, worker):
    take(errand, worker, MONEY)
    with pytest.raises(IntegrityError), transaction.atomic():
        move(errand, worker, "settle")
    move(errand, worker, "settle", words="工本费，票据 0042")
    assert papers_out(errand) == 0


def test_passed_on_to_a_colleague(errand, worker, east):
    wu = make.person("wu", "吴丽", "worker", post=east)
    take(errand, worker)
    with pytest.raises(PapersRefused):
        move(errand, worker, "pass_on", 1, to=wu)
    move(errand, worker, "pass_on", to=wu)
    assert {paper.holder for paper in errand.papers.all()} == {wu}
    assert Paper.objects.visible_to(wu).in_hand().count() == 3


def test_no_more_than_there_is(errand, worker):
    take(errand, worker)
    for way in ("hand_in", "fetch", "give_back", "settle"):
        with pytest.raises(PapersRefused):
            move_papers(
                by=worker, errand=errand, way=way, pieces={errand.papers.first().pk: 2}, with_whom="王", words="x"
            )
    with pytest.raises(PapersRefused):
        move_papers(by=worker, errand=errand, way="hand_in", pieces={10**9: 1})
    with pytest.raises(PapersRefused):
        take_papers(by=worker, errand=errand, papers=[], given_by="王建华")


def test_a_slip_sent_twice_is_one(errand, worker, own):
    key = uuid.uuid4()
    assert take(errand, worker, id=key) == take(errand, worker, id=key)
    assert errand.papers.count() == 3
    other = open_errand(by=worker, household=own, what=errand.what)
    with pytest.raises(PapersRefused):
        take(other, worker, id=key)


def test_a_slip_of_what_goes_on_sent_twice_is_one_too(errand, worker):
    take(errand, worker)
    keys = [uuid.uuid4()] * 2
    first, second = (move(errand, worker, "give_back", 1, id=key, with_whom="王建华") for key in keys)
    assert first == second and errand.receipts.count() == 2


def test_an_errand_says_whether_it_was_begun_on_a_visit(errand, worker, own):
    visit = make.visit(own, worker)
    kind = ErrandKind.objects.get(pk="chronic_cert")
    assert errand.issue.source == Issue.Source.WALK_IN
    assert open_errand(by=worker, household=own, what=kind, visit=visit).issue.source == Issue.Source.VISIT


@pytest.mark.parametrize("facts, is_owed", [
    ({"kind": "original", "in_hand": 1}, True), ({"kind": "original", "at_office": 1}, True),
    ({"kind": "money", "at_office": 1}, True), ({"kind": "copy", "in_hand": 1}, False), ({"kind": "original"}, False),
])  # fmt: skip
def test_originals_and_money_are_owed_wherever_they_are_but_at_home(facts, is_owed):
    assert Paper(**facts).is_owed == is_owed


def test_no_end_while_originals_or_money_are_out(errand, worker, supervisor):
    take(errand, worker)
    issue = Issue.objects.get(pk=errand.issue_id)
    with pytest.raises(MoveRefused):
        move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    with pytest.raises(MoveRefused):
        move_issue(by=supervisor, issue=issue, verb="reject", reason="重复")
    with pytest.raises(IntegrityError, match="issue_ended_owes_no_papers"), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(
            status="closed", result="x", closed_on="2026-11-23", closed_at=timezone.now()
        )
    move(errand, worker, "give_back", with_whom="王建华")
    issue.refresh_from_db()
    move_issue(by=worker, issue=issue, verb="resolve", result="办好了")
    with pytest.raises(IntegrityError, match="paper_is_nowhere"), transaction.atomic():
        PaperMovement.objects.create(
            receipt=errand.receipts.first(), paper=errand.papers.first(), quantity=1, source="hand", target="home"
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE errands_paper SET in_hand = 0, at_home = at_home + in_hand",
        "UPDATE errands_paper SET name = 'x'",
        "DELETE FROM errands_paper",
        "DELETE FROM errands_papermovement",
        "UPDATE errands_papermovement SET quantity = 1.5",
        "DELETE FROM errands_receipt",
        "UPDATE errands_receipt SET with_whom = 'x'",
        "DELETE FROM issues_issue",
        "INSERT INTO errands_paper (errand_id, name, kind, brought, in_hand, at_office, at_home, used)"
        " SELECT id, 'x', 'money', 5, 0, 0, 5, 0 FROM errands_errand",
        "INSERT INTO errands_papermovement (paper_id, receipt_id, quantity, source, target)"
        " SELECT paper_id, receipt_id, 1, '', 'hand' FROM errands_papermovement LIMIT 1",
        "INSERT INTO errands_papermovement (paper_id, receipt_id, quantity, source, target)"
        " SELECT paper_id, receipt_id, 0, 'hand', 'home' FROM errands_papermovement LIMIT 1",
        "INSERT INTO errands_papermovement (paper_id, receipt_id, quantity, source, target)"
        " SELECT paper_id, receipt_id, 1, 'hand', '' FROM errands_papermovement LIMIT 1",
    ],
)
def test_the_database_itself_keeps_the_account(errand, worker, statement):
    take(errand, worker)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_visit_taken_back_gives_back_what_was_taken_on_it(worker, own):
    """By a slip of its own: the account of papers is never struck out."""
    visit = make.visit(own, worker)
    errand = open_errand(by=worker, household=own, what=ErrandKind.objects.get(pk="id_card"), visit=visit)
    take(errand, worker, CARD, visit=visit)
    undo_visit(by=worker, visit=visit)
    assert papers_out(errand) == 0
    assert {(slip.way, slip.visit) for slip in Receipt.objects.all()} == {("take", None), ("give_back", None)}
    assert Issue.objects.get(pk=errand.issue_id).status == "withdrawn"
