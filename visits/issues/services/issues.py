"""Issues are reported and moved here, and nowhere else: one step is written for each move and never changed."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.casework.moves import Overtaken, claim, find_move
from caseload.core.models import Notice
from visits.issues.models import MOVES, Issue, IssueNumber
from visits.issues.services.callbacks import NOT_REACHED, answered, is_sampled
from visits.issues.services.deadlines import clock_after_pause, clock_extended, clock_from, respond_by
from visits.issues.services.ownership import Ranks, owner_by_rule, owners_for, right_owner, to_the_office
from visits.issues.services.steps import count_open, tell, tell_owner, write_step

__all__ = ["NOT_REACHED", "MoveRefused", "move_issue", "move_many", "owners_for", "report_issue"]

NO_RESPONSE = {"answer", "extend"}
"""Moves by which nobody takes an issue up."""
HANDED_BACK_ENOUGH = 3
MUST_VISIT = 2
"""Reopened so often, somebody above goes and looks."""


class MoveRefused(Exception):
    """The move is not possible for this person now; ``str()`` says why."""


@transaction.atomic
def report_issue(
    *,
    by,
    kind,
    category,
    title,
    household=None,
    area=None,
    member=None,
    priority="normal",
    source="visit",
    description="",
    owner=None,
    department=None,
    visit=None,
    opened_at=None,
    promised_for=None,
    result="",
    pictures=(),
    documents=(),
):
    """A new issue with an owner and a due time from the first moment; with a ``result`` it was solved on the spot.

    Its owner is the one given, else the household's worker, else ``by``; ``area`` is needed without a household only.
    ``promised_for``: the day by which it is to be solved, where that is earlier than the limit.
    ``pictures`` and ``documents`` as ``write_step`` takes them.
    """
    opened_at = opened_at or timezone.now()
    opened_on = timezone.localdate(opened_at)
    issue = Issue(
        number=reserve_numbers(opened_on.year)[0],
        kind=kind,
        category=category,
        priority=priority,
        source=source,
        title=title,
        description=description,
        household=household,
        member=member,
        visit=visit,
        area_id=household.area_id if household else area.path,
        reporter=by,
        owner=owner if owner and owner.is_active else owner_by_rule(household, by),
        department=department,
        opened_at=opened_at,
        opened_on=opened_on,
        respond_by=respond_by(category.pk, priority, opened_at),
        **clock_from(category.pk, priority, opened_at, promised_for).facts(),
    )
    if result:
        _solved_on_the_spot(issue, result)
    issue.save(force_insert=True)
    verb, asked = ("solve_on_spot", {"result": result}) if result else ("report", {"note": description})
    files = {"pictures": pictures, "documents": documents}
    write_step(issue, by=by, verb=verb, source="", at=opened_at, asked={**asked, **files})
    count_open(issue, was_open=False)
    tell_owner(issue, Notice.Kind.ISSUE_ASSIGNED, by)
    return issue


def _solved_on_the_spot(issue, result):
    issue.status, issue.result = Issue.Status.RESOLVED, result
    issue.responded_at = issue.resolved_at = issue.opened_at
    issue.resolved_by, issue.call_back_due = issue.reporter, is_sampled(issue)


def reserve_numbers(year, count=1):
    """The next ``count`` numbers of ``year``. The year's row stays locked until the transaction ends."""
    numbers = IssueNumber.objects.filter(year=year)
    if not numbers.update(last=F("last") + count):
        IssueNumber.objects.bulk_create([IssueNumber(year=year)], ignore_conflicts=True)
        numbers.update(last=F("last") + count)
    last = numbers.values_list("last", flat=True).get()
    return [f"{year}-{number:04}" for number in range(last - count + 1, last + 1)]


@transaction.atomic
def move_issue(*, by, issue, verb, **asked):
    """Take the step ``verb`` of MOVES with what the move asks for (owner, reason, until, result, satisfaction, …).

    Raises MoveRefused with the reason in words, or Overtaken when somebody else moved the issue meanwhile.
    """
    move = find_move(MOVES, verb)
    refusal = move.refusal(issue, by)
    if refusal:
        raise MoveRefused(refusal)
    return take(issue, verb, by=by, asked=asked, target=move.target_from(issue.status))


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
    ended = Issue.objects.filter(status=Issue.Status.SUSPENDED, suspended_until__lte=today or timezone.localdate())
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


@transaction.atomic
def take(issue, verb, *, by, asked, target):
    """Move ``issue`` and write all that follows. What ``CHANGES`` gives as status overrules ``target``."""
    if issue.papers_out and target not in Issue.GOES_ON:
        raise MoveRefused(_("Originals or money of the household are still out: give them back first."))
    now, source, was_open, owner = timezone.now(), issue.status, issue.is_open, issue.owner_id
    changed = CHANGES[verb](issue, asked, by, now) if verb in CHANGES else {}
    if by and not issue.responded_at and verb not in NO_RESPONSE:
        changed["responded_at"] = now
    claim(issue, target=changed.pop("status", target), **changed)
    write_step(issue, by=by, verb=verb, source=source, at=now, asked=asked)
    count_open(issue, was_open=was_open)
    _tell(issue, verb, by, changed, passed_on=issue.owner_id != owner)
    return issue


def _tell(issue, verb, by, changed, *, passed_on):
    kinds = Notice.Kind
    if verb == "dispute":
        tell([issue.owner], kinds.ISSUE_DISPUTED, issue)
    elif "reopened_count" in changed:
        tell_owner(issue, kinds.ISSUE_REOPENED, by)
    elif verb == "hand_back":
        tell(Ranks().chiefs(issue.area_id), kinds.ISSUE_HANDED_BACK, issue, by=by)
    elif verb in ("return", "answer"):
        tell_owner(issue, kinds.ISSUE_REOPENED if verb == "return" else kinds.ISSUE_ANSWERED, by)
    elif verb == "ask":
        tell([issue.reporter], kinds.ISSUE_ASKED, issue, by=by)
    if passed_on and verb != "dispute":
        tell_owner(issue, kinds.ISSUE_ASSIGNED, by)
    if changed.get("reopened_count", 0) >= MUST_VISIT:
        tell(Ranks().chiefs(issue.area_id), kinds.ISSUE_TO_VISIT, issue, by=by)


def _assigned(issue, asked, by, now):
    owner = asked["owner"]
    if not owners_for(issue).filter(pk=owner.pk).exists():
        raise MoveRefused(_("%(name)s does not work in this area.") % {"name": owner})
    return {"owner": owner}


def _ended(issue, asked, by, now):
    return {"closed_at": now, "closed_on": timezone.localdate(now)}


def _merged(issue, asked, by, now):
    into = asked["into"]
    same = into.pk != issue.pk and into.household_id == issue.household_id and into.area_id == issue.area_id
    if not same or not into.is_open:
        raise MoveRefused(_("It can be merged only with another open issue of the same household."))
    return {"merged_into": into, **_ended(issue, asked, by, now)}


def _asked(issue, asked, by, now):
    return {"asked_at": now}


def _answered(issue, asked, by, now):
    return {"asked_at": None}


def _suspended(issue, asked, by, now):
    return {"suspended_at": now, "suspended_until": asked["until"]}


def _resumed(issue, asked, by, now):
    return {**clock_after_pause(issue, now).facts(), "suspended_at": None, "suspended_until": None}


def _extended(issue, asked, by, now):
    if not 1 <= asked["extra"] <= issue.allowed:
        raise MoveRefused(_("An extension is at most as long as the original limit."))
    return {**clock_extended(issue, asked["extra"]).facts(), "extended_by": asked["extra"]}


def _transferred(issue, asked, by, now):
    return {"department": asked["department"]}


def _handed_back(issue, asked, by, now):
    count = issue.hand_backs + 1
    asked["department"] = issue.department
    owner = to_the_office(issue) if count >= HANDED_BACK_ENOUGH else issue.owner
    return {"hand_backs": count, "department": None, "owner": owner}


def _resolved(issue, asked, by, now):
    due = is_sampled(issue)
    return {"result": asked["result"], "resolved_at": now, "resolved_by": by, "call_back_due": due}


def _returned(issue, asked, by, now):
    return {"result": "", "resolved_at": None, "resolved_by": None}


def _called_back(issue, asked, by, now):
    outcome = answered(issue, asked, by, now)
    if outcome.reopens:
        return {**_reopened(issue, asked, by, now), "status": Issue.Status.PROCESSING}
    if outcome.again:
        return {"status": issue.status}
    return {"satisfaction": outcome.satisfaction, **_ended(issue, asked, by, now)}


def _reopened(issue, asked, by, now):
    """A new clock; the result and the rating given so far stay in the steps."""
    owner = issue.owner if issue.owner and issue.owner.is_active else right_owner(issue, Ranks()) or by
    return {
        **clock_from(issue.category_id, issue.priority, now).facts(),
        **{"owner": owner, "extended_by": None, "reopened_count": issue.reopened_count + 1},
        **{"result": "", "satisfaction": "", "resolved_at": None, "resolved_by": None},
        **{"closed_at": None, "closed_on": None},
    }


def _disputed(issue, asked, by, now):
    """To the chief, not to the handler."""
    if "satisfaction" in asked:
        answered(issue, {**asked, "note": asked.get("reason")}, by, now)
    ranks = Ranks()
    above = [*ranks.chiefs(issue.area_id), *ranks.street(issue.area_id)]
    owner = next((user for user in above if user.pk not in (issue.owner_id, issue.resolved_by_id)), issue.owner)
    return {**_reopened(issue, asked, by, now), "owner": owner}


CHANGES = {
    "assign": _assigned,
    "reject": _ended,
    "withdraw": _ended,
    "merge": _merged,
    "ask": _asked,
    "answer": _answered,
    "suspend": _suspended,
    "resume": _resumed,
    "extend": _extended,
    "transfer": _transferred,
    "hand_back": _handed_back,
    "resolve": _resolved,
    "return": _returned,
    "call_back": _called_back,
    "close": _ended,
    "reopen": _reopened,
    "dispute": _disputed,
}
"""What a move writes on the issue besides its status."""
