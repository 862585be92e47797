"""What a step of an errand carries along: papers, the issue, the result; and who may take it."""

import pytest
from django.utils import timezone

from caseload.core.casework.moves import Overtaken
from tests import make
from visits.errands.models import Errand, ErrandKind, Paper, Receipt
from visits.errands.services.errands import begin_errand, errand_moves_for, move_errand, open_errand
from visits.errands.services.papers import PapersRefused, move_papers, papers_to_move, take_papers
from visits.errands.services.recounting import recount
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
CARD = {"name": "身份证", "kind": "original", "quantity": 3}
MONEY = {"name": "工本费", "kind": "money", "quantity": "20.50"}


@pytest.fixture
def errand(worker, own):
    return open_errand(by=worker, household=own, what=ErrandKind.objects.get(pk="chronic_cert"))


@pytest.fixture
def colleague_here(east):
    return make.person("wu", "吴丽", "worker", post=east)


def take(errand, by, *papers):
    return take_papers(by=by, errand=errand, papers=papers or [CARD], given_by="王建华", signed="paper")


def move(errand, by, way, quantity, **facts):
    return move_papers(by=by, errand=errand, way=way, pieces={errand.papers.first().pk: quantity}, **facts)


def step(errand, by, verb, **asked):
    return move_errand(by=by, errand=Errand.objects.get(pk=errand.pk), verb=verb, **asked)


def hand_in(errand, by, **asked):
    return step(errand, by, "submit", handed_to="医保所", handed_on=timezone.localdate(), **asked)


def places(errand):
    paper = errand.papers.first()
    return paper.in_hand, paper.at_office, paper.at_home, paper.used


def test_each_way_offers_what_lies_at_its_beginning(errand, worker):
    take(errand, worker)
    move(errand, worker, "hand_in", 2)
    offered = {
        way: [n for _paper, n in papers_to_move(errand, way)] for way in Receipt.Way if way not in ("take", "issue")
    }
    assert offered == {"give_back": [1], "hand_in": [1], "fetch": [2], "pass_on": [1], "settle": [3]}


def test_what_is_settled_leaves_the_office_before_the_hands(errand, worker):
    take(errand, worker)
    move(errand, worker, "hand_in", 2)
    move(errand, worker, "settle", 1, words="工本费")
    assert places(errand) == (1, 1, 0, 1)
    move(errand, worker, "settle", 2, words="工本费")
    assert places(errand) == (0, 0, 0, 3)


def test_exactly_what_there_is_can_go_and_not_a_piece_more(errand, worker):
    take(errand, worker)
    with pytest.raises(PapersRefused):
        move(errand, worker, "hand_in", 4)
    move(errand, worker, "hand_in", 3)
    with pytest.raises(PapersRefused):
        move(errand, worker, "settle", 4, words="工本费")
    with pytest.raises(PapersRefused):
        move(errand, worker, "hand_in", 0)
    assert places(errand) == (0, 3, 0, 0)


def test_nobody_fetches_to_what_somebody_else_still_holds(errand, worker, colleague_here):
    """A paper has one holder: what is fetched must not make the other's pieces theirs."""
    take(errand, worker)
    move(errand, worker, "hand_in", 2)
    with pytest.raises(PapersRefused):
        move(errand, colleague_here, "fetch", 2)
    move(errand, worker, "fetch", 1)
    move(errand, worker, "hand_in", 2)
    move(errand, colleague_here, "fetch", 2)
    paper = errand.papers.get()
    assert (paper.holder, paper.in_hand) == (colleague_here, 2)


def test_a_paper_is_held_by_whom_it_is_passed_on_to(errand, worker, colleague_here):
    take(errand, worker)
    slip = move(errand, worker, "pass_on", 3, to=colleague_here)
    assert (slip.by, slip.to, slip.lines.get().holder) == (worker, colleague_here, colleague_here)
    back = move(errand, colleague_here, "give_back", 3, with_whom="王建华")
    assert back.lines.get().holder is None and places(errand) == (0, 0, 3, 0)


def test_the_first_papers_move_the_errand_on_and_overtake_older_pages(errand, worker):
    older = Errand.objects.get(pk=errand.pk)
    take(errand, worker)
    errand.refresh_from_db()
    assert (errand.status, errand.version) == ("taken", older.version + 1)
    older.status = "taken"
    with pytest.raises(Overtaken):
        move_errand(by=worker, errand=older, verb="submit", handed_to="医保所", handed_on=timezone.localdate())
    take(errand, worker, MONEY)
    assert Errand.objects.get().version == older.version + 1


def test_papers_taken_for_an_issue_of_a_visit_keep_it_from_going_with_the_visit(worker, own):
    """An untouched issue is at its first version: only such a one is taken back."""
    issue = make.issue(worker, own)
    errand = begin_errand(by=worker, issue=issue, what=ErrandKind.objects.get(pk="chronic_cert"))
    assert Issue.objects.get().version == 1
    for _ in range(2):
        take(errand, worker)
        assert Issue.objects.get().version == 2


def test_further_papers_leave_the_state_as_it_is(errand, worker):
    take(errand, worker)
    hand_in(errand, worker)
    take(errand, worker, MONEY)
    assert Errand.objects.get().status == "submitted"


def test_no_papers_are_taken_for_what_has_ended(errand, worker):
    move_issue(by=worker, issue=errand.issue, verb="withdraw", reason="不办了")
    with pytest.raises(PapersRefused):
        take(errand, worker)
    assert not errand.papers.exists() and not errand.receipts.exists()


def test_handing_in_begins_the_issue_once(errand, worker):
    hand_in(errand, worker)
    assert Issue.objects.get().status == "processing"
    step(errand, worker, "correct", needed="要照片")
    hand_in(errand, worker)
    assert list(Issue.objects.get().steps.order_by("pk").values_list("verb", flat=True)) == ["report", "start"]


@pytest.mark.parametrize(("words", "result"), [("送到家，本人签收", "送到家，本人签收"), ("", "慢病证")])
def test_delivering_solves_the_issue_with_what_was_said(errand, worker, words, result):
    hand_in(errand, worker)
    step(errand, worker, "finish", outcome="批了")
    step(errand, worker, "deliver", delivered_on=timezone.localdate(), words=words)
    issue = Issue.objects.get()
    assert issue.status == "resolved" and result in issue.result
    assert (issue.result == words) is bool(words)


def test_delivering_leaves_an_issue_that_is_solved_already_alone(errand, worker):
    hand_in(errand, worker)
    step(errand, worker, "finish", outcome="批了")
    move_issue(by=worker, issue=Issue.objects.get(), verb="resolve", result="已办")
    step(errand, worker, "deliver", delivered_on=timezone.localdate(), words="送到家")
    assert (Issue.objects.get().result, Errand.objects.get().status) == ("已办", "delivered")


def test_a_step_carries_the_papers_that_it_says(errand, worker):
    take(errand, worker)
    paper = errand.papers.get()
    hand_in(errand, worker, pieces={paper.pk: 2})
    assert places(errand) == (1, 2, 0, 0)
    step(errand, worker, "finish", outcome="批了", pieces={paper.pk: 2}, issued="慢病证")
    assert places(errand) == (3, 0, 0, 0)
    made = errand.papers.last()
    assert (made.name, made.kind, made.in_hand, made.holder) == ("慢病证", "original", 1, worker)
    assert errand.receipts.get(way="issue").with_whom == "医保所"
    with pytest.raises(PapersRefused):
        step(errand, worker, "deliver", delivered_on=timezone.localdate(), pieces={paper.pk: 3}, with_whom="王建华")
    pieces = {paper.pk: 3, made.pk: 1}
    step(
        errand, worker, "deliver", delivered_on=timezone.localdate(), pieces=pieces, with_whom="王建华", signed="paper"
    )
    slip = errand.receipts.get(way="give_back")
    assert (slip.signed, slip.with_whom, places(errand)) == ("paper", "王建华", (0, 0, 3, 0))


def test_the_usual_move_comes_first_and_only_for_those_who_handle_issues(errand, worker, office):
    usual, others = errand_moves_for(errand, worker)
    assert (usual.verb, [other.verb for other in others]) == ("submit", ["turn_down"])
    assert errand_moves_for(errand, office) == (None, [])


def test_an_issue_taken_over_as_an_errand_keeps_one_errand(errand, worker):
    facts = {"asked_by": "王晓雨", "authorisation": "letter"}
    other = ErrandKind.objects.get(pk="id_card")
    begin_errand(by=worker, issue=errand.issue, what=other, **facts)
    stored = Errand.objects.get()
    assert (stored.pk, stored.what, stored.asked_by, stored.authorisation) == (errand.pk, other, "王晓雨", "letter")


def test_what_is_out_is_recounted_from_the_papers(errand, worker, own):
    """Originals and money, in hand or at the office; copies, and what is at home, are not out."""
    single = [
        {"name": name, "kind": kind, "quantity": 1} for name, kind in (("身份证", "original"), ("工本费", "money"))
    ]
    take(errand, worker, *single, {"name": "户口本", "kind": "copy", "quantity": 1})
    move(errand, worker, "hand_in", 1)
    assert {(paper.name, paper.is_owed) for paper in Paper.objects.all()} == {
        ("身份证", True), ("工本费", True), ("户口本", False),
    }  # fmt: skip
    assert {paper.name for paper in Paper.objects.filter(Paper.IS_OWED)} == {"身份证", "工本费"}
    assert {paper.name for paper in Paper.objects.in_hand()} == {"工本费", "户口本"}
    assert not list(recount(fix=False))
    issues = Issue.objects.filter(pk=errand.issue_id)
    issues.update(papers_out=7)
    (found,) = recount(fix=True)
    assert (found.kept, found.counted) == (7, 2) and issues.get().papers_out == 2
    issues.update(papers_out=0)
    assert len(list(recount(fix=False))) == 1 and issues.get().papers_out == 0
