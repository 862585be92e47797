"""Issues are reported and moved here, and nowhere else: one step is written for each move and never changed."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.casework.moves import MoveRefused, Overtaken, find_move
from caseload.core.casework.workflow import Workflow
from caseload.core.models import Notice
from households.services.facts import HouseholdClosed, area_of
from visits.issues.models import MOVES, Issue, IssueNumber
from visits.issues.models.moves import FILE_CLOSED
from visits.issues.services.callbacks import is_sampled
from visits.issues.services.changes import CHANGES
from visits.issues.services.deadlines import clock_from, respond_by
from visits.issues.services.following import count_open, tell, tell_owner
from visits.issues.services.ownership import owner_by_rule
from visits.issues.services.ranks import Ranks

NO_RESPONSE = {"answer", "extend", "ask_time", "refuse_time"}
"""Moves by which nobody takes an issue up."""
MUST_VISIT = 2
"""Reopened so often, somebody above goes and looks."""


@transaction.atomic
def report_issue(*, by, result="", pictures=(), documents=(), **facts):
    """A new issue with a due time from the first moment; with a ``result`` it was solved on the spot.

    ``facts``: its category, kind and title; household, or without one its area; where they are known member, priority,
    source, description, department, visit, ``opened_at``, and ``promised_for``, the day by which it is to be solved
    where that is earlier than the limit. Its owner is the one given, else by rule; where nobody is, it is to be
    assigned, and those who assign it are told.

    Raises HouseholdClosed.
    """
    issue = _reported(by, **facts)
    if result:
        _solved_on_the_spot(issue, result)
    elif issue.owner:
        issue.status = Issue.Status.ASSIGNED
    verb, asked = ("solve_on_spot", {"result": result}) if result else ("report", {"note": issue.description})
    asked |= {"pictures": pictures, "documents": documents}
    ISSUES.begin(issue, verb, by=by, asked=asked, at=issue.opened_at)
    count_open(issue, was_open=False)
    tell_owner(issue, Notice.Kind.ISSUE_ASSIGNED, by)
    return issue


def _reported(
    by,
    *,
    category,
    household=None,
    area=None,
    owner=None,
    priority="normal",
    opened_at=None,
    promised_for=None,
    **facts,
):
    """The issue, not saved."""
    opened_at = opened_at or wall_clock.now()
    path = area_of(household) if household else area.path
    return Issue(
        number=reserve_numbers(timezone.localdate(opened_at).year)[0],
        category=category,
        priority=priority,
        household=household,
        area_id=path,
        happened_in_id=path,
        reporter=by,
        owner=owner if owner and owner.is_active else owner_by_rule(household, by),
        opened_at=opened_at,
        opened_on=timezone.localdate(opened_at),
        respond_by=respond_by(category.pk, priority, opened_at),
        **clock_from(category.pk, priority, opened_at, promised_for).facts(),
        **facts,
    )


def _solved_on_the_spot(issue, result):
    issue.status, issue.result = Issue.Status.RESOLVED, result
    issue.responded_at = issue.resolved_at = issue.opened_at
    issue.owner = issue.owner or issue.reporter
    issue.resolved_by, issue.call_back_due = issue.reporter, is_sampled(issue)


def reserve_numbers(year, count=1):
    """The next ``count`` numbers of ``year``. The year's row stays locked until the transaction ends."""
    numbers = IssueNumber.objects.filter(year=year)
    if not numbers.update(last=F("last") + count):
        IssueNumber.objects.bulk_create([IssueNumber(year=year)], ignore_conflicts=True)
        numbers.update(last=F("last") + count)
    last = numbers.values_list("last", flat=True).get()
    return [f"{year}-{number:04}" for number in range(last - count + 1, last + 1)]


def move_issue(*, by, issue, verb, **asked):
    """Take the step ``verb`` of MOVES with what the move asks for (owner, reason, until, result, satisfaction, …).

    Raises MoveRefused with the reason in words, or Overtaken when somebody else moved the issue meanwhile.
    """
    return ISSUES.move(issue, verb, by=by, asked=asked).row


def move_many(*, by, issues, verb, **asked):
    """Take the step with each of ``issues`` that can; returns the others as (issue, why not)."""
    refused = []
    for issue in issues:
        try:
            move_issue(by=by, issue=issue, verb=verb, **asked)
        except MoveRefused as why:
            refused.append((issue, str(why)))
        except Overtaken:
            refused.append((issue, _("Somebody else changed it at the same moment.")))
    return refused


def resume_ended_suspensions(today=None):
    """Let the clock run again for issues whose day has come, so that none is forgotten. Returns how many."""
    ended = Issue.objects.filter(status=Issue.Status.SUSPENDED, suspended_until__lte=today or wall_clock.today())
    resumed = 0
    for issue in ended.select_related("owner"):
        try:
            with transaction.atomic():
                take(issue, "resume", by=None, asked={}, target=Issue.Status.PROCESSING)
                resumed += 1
        except Overtaken:
            continue
    return resumed


def dispute_issue(*, issue, words, facts):
    """The household disputes by its card that it is solved: it goes to those above its handler, to be assigned anew.

    Raises MoveRefused when nothing is claimed to be solved, or too long ago.
    """
    ended = issue.status == Issue.Status.CLOSED
    if not ended and issue.status not in Issue.SOLVED:
        raise MoveRefused(_("It is being worked on."))
    refusal = find_move(MOVES, "reopen").hindrance(issue, None) if ended else None
    if refusal:
        raise MoveRefused(refusal)
    return take(issue, "dispute", by=None, asked={"reason": words, **facts}, target=Issue.Status.REPORTED)


def take(issue, verb, *, by, asked, target):
    """Move ``issue`` without asking who may, and write all that follows."""
    return ISSUES.take(issue, verb, by=by, asked=asked, target=target).row


def _with_every_move(taking):
    issue = taking.row
    if issue.papers_out and taking.target not in Issue.GOES_ON:
        raise MoveRefused(_("Originals or money of the household are still out: give them back first."))
    taken_up = taking.by and not issue.responded_at and taking.verb not in NO_RESPONSE
    goes_on = taking.target in Issue.OPEN and taking.target != Issue.Status.REPORTED
    return {
        **({"responded_at": taking.at} if taken_up else {}),
        **({"owner": taking.by} if issue.owner_id is None and goes_on else {}),
    }


def _after_every_move(taking):
    try:
        count_open(taking.row, was_open=taking.before.is_open)
    except HouseholdClosed:
        raise MoveRefused(FILE_CLOSED) from None
    _tell(taking)


def _tell(taking):
    issue, by, verb, changed, kinds = taking.row, taking.by, taking.verb, taking.changed, Notice.Kind
    if verb == "dispute":
        handlers = {taking.before.owner_id, taking.before.resolved_by_id}
        tell(Ranks().judging(issue, handlers), kinds.ISSUE_DISPUTED, issue)
    elif "reopened_count" in changed:
        tell_owner(issue, kinds.ISSUE_REOPENED, by)
    elif verb == "hand_back":
        tell(Ranks().chiefs(issue.area_id), kinds.ISSUE_HANDED_BACK, issue, by=by)
    elif verb in ("return", "answer"):
        tell_owner(issue, kinds.ISSUE_REOPENED if verb == "return" else kinds.ISSUE_ANSWERED, by)
    elif verb == "ask_time":
        tell(Ranks().chiefs(issue.area_id), kinds.ISSUE_TIME_ASKED, issue, by=by)
    elif verb in ("extend", "refuse_time"):
        tell_owner(issue, kinds.ISSUE_EXTENDED if verb == "extend" else kinds.ISSUE_NOT_EXTENDED, by)
    elif verb == "ask":
        tell([issue.reporter], kinds.ISSUE_ASKED, issue, by=by)
    if issue.owner_id != taking.before.owner_id and verb != "dispute":
        tell_owner(issue, kinds.ISSUE_ASSIGNED, by)
    if changed.get("reopened_count", 0) >= MUST_VISIT:
        tell(Ranks().chiefs(issue.area_id), kinds.ISSUE_TO_VISIT, issue, by=by)


ISSUES = Workflow(
    "Issues",
    MOVES,
    words=("result", "reason", "question", "answer", "note"),
    facts=("until", "satisfaction", "way", "solved", "extra", "department", "into", "tries", "rule", "card_from"),
    prepares=_with_every_move,
    changes=CHANGES,
    follows=_after_every_move,
)
