"""Issues as rows: what each move of the script would have written on the issue and beside it."""

from django.utils import timezone

from caseload.core.casework.moves import find_move
from caseload.demo.copying import copy_in
from households.services.households import reserve_ids
from visits.issues.models import MOVES, CallBack, Issue, IssueStep
from visits.issues.services.deadlines import respond_by
from visits.issues.services.issues import ISSUES, reserve_numbers


def file_issues(homes):
    found = [(matter, home.household) for home in homes for matter in home.matters]
    found.sort(key=lambda pair: pair[0].opened_at)
    keys = reserve_ids(Issue, len(found))
    issues = [_issue(matter, household, key) for (matter, household), key in zip(found, keys, strict=True)]
    _number(issues)
    steps = [step for issue, (matter, _household) in zip(issues, found, strict=True) for step in _steps(issue, matter)]
    copy_in(Issue, issues)
    copy_in(CallBack, [_call_back(step) for step in steps if step.verb == "call_back"])
    copy_in(IssueStep, steps)


def _number(issues):
    years = {}
    for issue in issues:
        years.setdefault(issue.opened_on.year, []).append(issue)
    for year, its in years.items():
        for issue, number in zip(its, reserve_numbers(year, len(its)), strict=True):
            issue.number = number


def _issue(matter, household, key):
    return Issue(
        pk=key,
        category_id=matter.category,
        household=household,
        area_id=household.area_id,
        happened_in_id=household.area_id,
        visit=matter.visit,
        reporter=matter.worker,
        owner=matter.worker,
        status=Issue.Status.ASSIGNED,
        opened_at=matter.opened_at,
        opened_on=timezone.localdate(matter.opened_at),
        respond_by=respond_by(matter.category, matter.facts["priority"], matter.opened_at),
        **matter.clock().facts(),
        **matter.facts,
    )


def _steps(issue, matter):
    """Its steps; the issue, as they leave it."""
    yield _step(issue, "report", "", by=matter.worker, at=matter.opened_at)
    for move in matter.moves:
        source, target = issue.status, find_move(MOVES, move.verb).target_from(issue.status)
        issue.status, issue.version = target, issue.version + 1
        issue.responded_at = issue.responded_at or move.at
        for name, value in CHANGED.get(move.verb, lambda issue, move: {})(issue, move).items():
            setattr(issue, name, value)
        yield _step(issue, move.verb, source, by=move.by, at=move.at, **move.asked)


def _step(issue, verb, source, *, by, at, **asked):
    words = next((asked[name] for name in ISSUES.words if asked.get(name)), "")
    facts = {name: asked[name] for name in ISSUES.facts if asked.get(name) not in (None, "")}
    facts = {name: value if isinstance(value, bool) else str(value) for name, value in facts.items()}
    about = {"verb": verb, "from_status": source, "to_status": issue.status, "by": by, "at": at}
    return IssueStep(issue=issue, words=words, facts=facts, **about, **IssueStep.of(issue))


def _call_back(step):
    said = {name: step.facts[name] for name in ("way", "satisfaction", "solved")}
    return CallBack(issue=step.issue, by=step.by, at=step.at, reached=True, words=step.words, **said)


def _resolved(issue, move):
    facts = {"result": move.asked["result"], "resolved_at": move.at, "resolved_by": move.by}
    return {**facts, "call_back_due": issue.kind != Issue.Kind.PROBLEM}


def _closed(issue, move):
    return {"closed_at": move.at, "closed_on": timezone.localdate(move.at)}


CHANGED = {
    "resolve": _resolved,
    "close": _closed,
    "call_back": lambda issue, move: {
        **_closed(issue, move), "satisfaction": move.asked["satisfaction"], "said_solved": True,
    },
    "suspend": lambda issue, move: {"suspended_at": move.at, "suspended_until": move.asked["until"]},
}  # fmt: skip
