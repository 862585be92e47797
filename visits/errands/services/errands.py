"""Errands 代办 are begun and moved on here; what is carried for them goes by receipt (``services.papers``)."""

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core import catalogues, wall_clock
from caseload.core.casework.moves import find_move, moves_open_to
from caseload.core.casework.workflow import Workflow
from caseload.core.permissions import P
from caseload.core.records import in_the_streets_language
from caseload.core.services.calendar import add_working_days
from visits.errands.models import MOVES as ERRAND_MOVES
from visits.errands.models import Errand, Receipt
from visits.errands.services.papers import PapersRefused, move_papers, take_papers
from visits.issues.models import MOVES, Department, Issue
from visits.issues.services.deadlines import end_clock_on
from visits.issues.services.issues import move_issue, report_issue
from visits.issues.services.ownership import owner_by_rule

START, RESOLVE = find_move(MOVES, "start"), find_move(MOVES, "resolve")
PLACES_OF_THE_WAY = {"submit": Receipt.Way.HAND_IN, "finish": Receipt.Way.FETCH, "deliver": Receipt.Way.GIVE_BACK}


@transaction.atomic
def open_errand(*, by, household, what, member=None, title="", owner=None, visit=None, description="", **facts):
    """Report an issue for the errand ``what`` (an ErrandKind) and begin it. ``facts`` as for ``begin_errand``. Where
    nobody has it by rule, whoever handles issues runs it themselves: the papers are in their hands.
    """
    owner = owner or owner_by_rule(household, by) or (by if by.may(P.ISSUE_HANDLE) else None)
    issue = report_issue(
        by=by,
        kind=Issue.Kind.ERRAND,
        category=what.category,
        title=title or what.name,
        household=household,
        member=member,
        owner=owner,
        visit=visit,
        description=description,
        department=catalogues.rows(Department).get(what.department_id),
        source=Issue.Source.VISIT if visit else Issue.Source.WALK_IN,
    )
    by_rule = add_working_days(wall_clock.today(), what.working_days)
    return begin_errand(by=by, issue=issue, what=what, **{**facts, "expected_on": facts.get("expected_on") or by_rule})


@transaction.atomic
def begin_errand(*, by, issue, what, asked_by="", authorisation="", expected_on=None):
    """Make ``issue`` carry an errand. One that it carries already takes the facts given. The day on which it is
    expected is that of the issue: there is one deadline, and without another day it stays as it is."""
    if expected_on:
        end_clock_on(issue, expected_on)
    facts = {"what": what, "asked_by": asked_by, "authorisation": authorisation}
    errand, _created = Errand.objects.update_or_create(issue=issue, defaults=facts)
    errand.issue = issue
    return errand


def move_errand(*, by, errand, verb, **asked):
    """Take the step ``verb`` of the errand's MOVES with what it asks for. The issue goes along: begun when the papers
    are handed in, solved when all is delivered.

    ``pieces``: {key of a paper: how much} that the step carries; ``issued``: what the office made out.
    Raises MoveRefused or PapersRefused with the reason in words, or Overtaken.
    """
    return ERRANDS.move(errand, verb, by=by, asked=asked).row


def errand_moves_for(errand, user):
    """(the usual next move or None, the others) that ``user`` may make on ``errand`` now: its papers are handled by
    those who handle issues, not by the office above them."""
    moves = moves_open_to(ERRAND_MOVES, errand, user) if user.may(P.ISSUE_HANDLE) else []
    return (moves[0] if moves else None), moves[1:]


def _carry_papers(taking):
    """The papers that go along, and what the office made out; the day that the office names is the deadline."""
    errand, by, asked = taking.row, taking.by, taking.asked
    if asked.get("expected_on"):
        end_clock_on(errand.issue, asked["expected_on"])
    if asked.get("pieces"):
        slip = {name: asked[name] for name in ("with_whom", "signed", "words") if name in asked}
        move_papers(by=by, errand=errand, way=PLACES_OF_THE_WAY[taking.verb], pieces=asked["pieces"], **slip)
    if asked.get("issued"):
        paper = {"name": asked["issued"], "kind": "original", "quantity": 1}
        take_papers(by=by, errand=errand, papers=[paper], way=Receipt.Way.ISSUE, given_by=errand.handed_to)
    return {}


def _begin_issue(taking):
    issue = _issue_now(taking.row)
    if START.refusal(issue, taking.by) is None:
        move_issue(by=taking.by, issue=issue, verb="start")


def _solve_issue(taking):
    errand, issue = taking.row, _issue_now(taking.row)
    if issue.papers_out:
        raise PapersRefused(_("Originals or money are still out: give them back, or say what became of them."))
    if RESOLVE.refusal(issue, taking.by) is None:
        with in_the_streets_language():
            done = _("%(what)s: done and delivered to the door.") % {"what": errand.what}
        result = taking.asked.get("words") or done
        move_issue(by=taking.by, issue=issue, verb="resolve", result=result)


def _issue_now(errand):
    errand.issue.refresh_from_db(fields=["status", "version", "papers_out"])
    return errand.issue


ERRANDS = Workflow(
    "Errands",
    ERRAND_MOVES,
    words=("needed", "outcome", "words"),
    facts=("handed_to", "expected_on"),
    prepares=_carry_papers,
    effects={"submit": _begin_issue, "deliver": _solve_issue},
)
