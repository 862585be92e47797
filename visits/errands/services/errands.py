"""Errands 代办 are begun and moved on here; what is carried for them goes by receipt (``services.papers``)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.casework.moves import claim, find_move, moves_open_to
from caseload.core.permissions import P
from caseload.core.services.attachments import attach, attach_document
from caseload.core.services.calendar import add_working_days
from visits.errands.models import MOVES as ERRAND_MOVES
from visits.errands.models import Errand, ErrandDocument, ErrandPicture, ErrandStep, Receipt
from visits.errands.services.papers import PapersRefused, move_papers, take_papers
from visits.issues.models import MOVES, Department, Issue
from visits.issues.services.issues import MoveRefused, move_issue, report_issue

START, RESOLVE = find_move(MOVES, "start"), find_move(MOVES, "resolve")
PLACES_OF_THE_WAY = {"submit": Receipt.Way.HAND_IN, "finish": Receipt.Way.FETCH, "deliver": Receipt.Way.GIVE_BACK}


@transaction.atomic
def open_errand(*, by, household, what, member=None, title="", owner=None, visit=None, description="", **facts):
    """Report an issue for the errand ``what`` (an ErrandKind) and begin it. ``facts`` as for ``begin_errand``."""
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
    return begin_errand(by=by, issue=issue, what=what, **facts)


@transaction.atomic
def begin_errand(*, by, issue, what, asked_by="", authorisation="", expected_on=None):
    """Make ``issue`` carry an errand. One that it carries already takes the facts given."""
    expected_on = expected_on or add_working_days(timezone.localdate(), what.working_days)
    facts = {"what": what, "asked_by": asked_by, "authorisation": authorisation, "expected_on": expected_on}
    errand, _created = Errand.objects.update_or_create(issue=issue, defaults=facts)
    errand.issue = issue
    return errand


@transaction.atomic
def move_errand(*, by, errand, verb, pieces=None, issued="", **asked):
    """Take the step ``verb`` of ERRAND_MOVES with what it asks for. The issue goes along: begun when the papers are
    handed in, solved when all is delivered.

    ``pieces``: {key of a paper: how much} that the step carries; ``issued``: what the office made out; ``pictures``
    and ``documents`` as ``write_step`` takes them.
    Raises MoveRefused or PapersRefused with the reason in words, or Overtaken.
    """
    move = find_move(ERRAND_MOVES, verb)
    refusal = move.refusal(errand, by)
    if refusal:
        raise MoveRefused(refusal)
    if pieces:
        slip = {name: asked[name] for name in ("with_whom", "signed") if name in asked}
        move_papers(by=by, errand=errand, way=PLACES_OF_THE_WAY[verb], pieces=pieces, **slip)
    if issued:
        paper = {"name": issued, "kind": "original", "quantity": 1}
        take_papers(by=by, errand=errand, papers=[paper], way=Receipt.Way.ISSUE, given_by=errand.handed_to)
    claim(errand, target=move.target, **_changes(errand, verb, asked))
    _write_step(errand, by, verb, asked)
    _carry_the_issue(errand, by, verb, asked)
    return errand


def errand_moves_for(errand, user):
    """(the usual next move or None, the others) that ``user`` may make on ``errand`` now: its papers are handled by
    those who handle issues, not by the office above them."""
    moves = moves_open_to(ERRAND_MOVES, errand, user) if user.may(P.ISSUE_HANDLE) else []
    return (moves[0] if moves else None), moves[1:]


def _changes(errand, verb, asked):
    """What a step writes on the errand besides its status."""
    if verb == "submit":
        expected_on = asked.get("expected_on") or errand.expected_on
        return {"handed_to": asked["handed_to"], "handed_on": asked["handed_on"], "expected_on": expected_on}
    if verb == "correct" and asked.get("expected_on"):
        return {"expected_on": asked["expected_on"]}
    if verb == "deliver":
        return {"delivered_on": asked["delivered_on"]}
    return {}


def _write_step(errand, by, verb, asked):
    words = next((asked[name] for name in ("needed", "outcome", "words") if asked.get(name)), "")
    facts = {name: str(asked[name]) for name in ("handed_to", "expected_on") if asked.get(name)}
    step = ErrandStep.objects.create(errand=errand, verb=verb, to_status=errand.status, by=by, words=words, facts=facts)
    for _shows, picture in asked.get("pictures", ()):
        attach(ErrandPicture, by=by, picture=picture, step=step)
    for document in asked.get("documents", ()):
        attach_document(ErrandDocument, by=by, document=document, step=step)


def _carry_the_issue(errand, by, verb, asked):
    issue = errand.issue
    issue.refresh_from_db(fields=["status", "version", "papers_out"])
    if verb == "submit" and START.refusal(issue, by) is None:
        move_issue(by=by, issue=issue, verb="start")
    if verb == "deliver":
        if issue.papers_out:
            raise PapersRefused(_("Originals or money are still out: give them back, or say what became of them."))
        if RESOLVE.refusal(issue, by) is None:
            result = asked.get("words") or _("%(what)s: done and delivered to the door.") % {"what": errand.what}
            move_issue(by=by, issue=issue, verb="resolve", result=result)
