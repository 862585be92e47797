"""Issues are reported and moved here, and nowhere else: one step is written for each move and never changed."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.models import AreaGrant, Notice, User, within
from caseload.core.services.notices import notify
from caseload.core.workflow import Overtaken, claim, find_move
from households.models import Household
from visits.models import MOVES, Issue, IssueNumber, IssueStep
from visits.services.deadlines import due_after_pause, due_at

NOT_REACHED = "not_reached"
"""The answer to a call-back that found nobody: the issue is closed without a rating."""


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
    department="",
    visit=None,
    opened_at=None,
):
    """A new issue with an owner and a due time from the first moment.

    Its owner is the one given, else the household's worker, else ``by``; ``area`` is needed without a household only.
    """
    opened_at = opened_at or timezone.now()
    opened_on = timezone.localdate(opened_at)
    issue = Issue.objects.create(
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
        owner=_present(owner) or _present(household and household.worker) or by,
        department=department,
        opened_at=opened_at,
        opened_on=opened_on,
        due_at=due_at(category.pk, priority, opened_at),
    )
    _write_step(issue, by=by, verb="report", source="", at=opened_at, asked={"note": description})
    _count(issue, was_open=False)
    _tell_owner(issue, Notice.Kind.ISSUE_ASSIGNED, by)
    return issue


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
    """Take the step ``verb`` of MOVES with what the move asks for (owner, reason, until, result, satisfaction, note).

    Raises MoveRefused with the reason in words, or Overtaken when somebody else moved the issue meanwhile.
    """
    move = find_move(MOVES, verb)
    refusal = move.refusal(issue, by)
    if refusal:
        raise MoveRefused(refusal)
    if verb == "call_back" and asked.get("satisfaction") in Issue.DISSATISFIED:
        return _take(issue, move, by, asked, target=Issue.Status.PROCESSING, changes=_reopened)
    return _take(issue, move, by, asked, target=move.target, changes=CHANGES.get(verb))


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
    for issue in ended:
        with transaction.atomic():
            _take(issue, find_move(MOVES, "resume"), None, {}, target=Issue.Status.PROCESSING, changes=_resumed)
    return len(ended)


def owners_for(issue):
    """Who may be given ``issue``: those who handle issues and are posted to, or look after, its area or household."""
    codes = issue.area_id.rstrip("/").split("/")
    above = ["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
    granted = AreaGrant.objects.current().filter(area_id__in=above).values("user")
    return User.objects.workers().filter(
        Q(area_id__in=above)
        | within("area_id", issue.area_id)
        | Q(pk__in=granted)
        | Q(pk=issue.household.worker_id if issue.household else None)
    )


def _take(issue, move, by, asked, *, target, changes):
    if issue.papers_out and target not in Issue.GOES_ON:
        raise MoveRefused(_("Originals or money of the household are still out: give them back first."))
    now, source, was_open, owner = timezone.now(), issue.status, issue.is_open, issue.owner_id
    changed = changes(issue, asked, by, now) if changes else {}
    claim(issue, target=target, **changed)
    _write_step(issue, by=by, verb=move.verb, source=source, at=now, asked=asked)
    _count(issue, was_open=was_open)
    if "reopened_count" in changed:
        _tell_owner(issue, Notice.Kind.ISSUE_REOPENED, by)
    elif issue.owner_id != owner:
        _tell_owner(issue, Notice.Kind.ISSUE_ASSIGNED, by)
    return issue


def _assigned(issue, asked, by, now):
    owner = asked["owner"]
    if not owners_for(issue).filter(pk=owner.pk).exists():
        raise MoveRefused(_("%(name)s does not work in this area.") % {"name": owner})
    return {"owner": owner}


def _rejected(issue, asked, by, now):
    return {"closed_at": now, "closed_on": timezone.localdate(now)}


def _suspended(issue, asked, by, now):
    return {"suspended_at": now, "suspended_until": asked["until"]}


def _resumed(issue, asked, by, now):
    due = due_after_pause(issue.due_at, issue.suspended_at, now)
    return {"due_at": due, "suspended_at": None, "suspended_until": None}


def _resolved(issue, asked, by, now):
    return {"result": asked["result"], "resolved_at": now}


def _called_back(issue, asked, by, now):
    rating = asked["satisfaction"]
    return {
        "satisfaction": "" if rating == NOT_REACHED else rating,
        "closed_at": now,
        "closed_on": timezone.localdate(now),
    }


def _reopened(issue, asked, by, now):
    """A new clock; the result and the rating given so far stay in the steps."""
    return {
        "owner": _present(issue.owner) or _present(issue.household and issue.household.worker) or by,
        "due_at": due_at(issue.category_id, issue.priority, now),
        "reopened_count": issue.reopened_count + 1,
        "result": "",
        "satisfaction": "",
        "resolved_at": None,
        "closed_at": None,
        "closed_on": None,
    }


CHANGES = {
    "assign": _assigned,
    "reject": _rejected,
    "suspend": _suspended,
    "resume": _resumed,
    "resolve": _resolved,
    "call_back": _called_back,
    "reopen": _reopened,
}
"""What a move writes on the issue besides its status."""


def _present(user):
    return user if user and user.is_active else None


def _write_step(issue, *, by, verb, source, at, asked):
    words = next((asked[name] for name in ("result", "reason", "note") if asked.get(name)), "")
    facts = {name: str(asked[name]) for name in ("until", "satisfaction") if asked.get(name)}
    IssueStep.objects.create(
        issue=issue,
        verb=verb,
        from_status=source,
        to_status=issue.status,
        by=by,
        at=at,
        words=words,
        facts=facts,
        owner=issue.owner,
    )


def _count(issue, *, was_open):
    """Keep the household's count of open issues."""
    change = issue.is_open - was_open
    if issue.household_id and change:
        Household.objects.filter(pk=issue.household_id).update(open_issue_count=F("open_issue_count") + change)


def _tell_owner(issue, kind, by):
    if issue.owner != by:
        facts = {"number": issue.number, "title": issue.title}
        notify(users=[issue.owner], kind=kind, facts=facts, url=issue.get_absolute_url())
