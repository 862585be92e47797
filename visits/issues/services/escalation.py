"""Who is told that an issue is late, and when: each level once for each due time.

Notice, record and mark are written in one transaction: a job killed in between has done none of it, and the next
run does it. Two jobs at once take different rows.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from caseload.core import wall_clock
from caseload.core.models import Notice
from visits.issues.models import Escalation, Issue, is_unanswered
from visits.issues.models.query import is_running
from visits.issues.services.deadlines import passed_by
from visits.issues.services.ranks import Ranks

AT_ONCE = 500
"""Issues told of in one transaction."""
K, L = Notice.Kind, Escalation.Level
LADDER = (
    (L.SOON, K.ISSUE_DUE_SOON, lambda ranks, issue: ranks.answering(issue)),
    (L.CHIEF, K.ISSUE_TO_CHIEF, lambda ranks, issue: ranks.chiefs(issue.area_id)),
    (L.CENTRE, K.ISSUE_TO_CENTRE, lambda ranks, issue: ranks.centre(issue.area_id)),
    (L.STREET, K.ISSUE_TO_STREET, lambda ranks, issue: ranks.street(issue.area_id)),
)
"""The steps in their order: level, what is said, to whom. ``Issue.escalated`` counts those taken."""
CENTRE_AFTER, STREET_AFTER = 2, 5
"""Working days after the due time."""


def escalate(now=None):
    """Tell all that is to be told by ``now``. Returns how many steps were taken."""
    taken = told = tell_of_the_unanswered(now)
    while told == AT_ONCE:
        taken += (told := tell_of_the_unanswered(now))
    while told := tell_of_the_late(now):
        taken += told
    return taken


@transaction.atomic
def tell_of_the_late(now=None):
    """Take the steps that are due of up to AT_ONCE issues. Returns how many.

    What was told of a due time is not told again when the time went away, by a holiday, say, and came back.
    """
    now = now or wall_clock.now()
    bounds = (now, now, passed_by(CENTRE_AFTER, now), passed_by(STREET_AFTER, now))
    issues = Issue.objects.filter(_steps_due(bounds)).select_related("owner").order_by("pk")
    rows, ranks = [], Ranks()
    found = list(issues.select_for_update(of=["self"], skip_locked=True, no_key=True)[:AT_ONCE])
    told = set(Escalation.objects.filter(issue__in=found).values_list("issue_id", "level", "due_at"))
    taken = 0
    for issue in found:
        reached = sum(_is_reached(issue, step, bound) for step, bound in enumerate(bounds))
        for step in range(issue.escalated, reached):
            if (issue.pk, LADDER[step][0], issue.due_at) not in told:
                rows += _step(issue, step, ranks, now)
        taken += reached - issue.escalated
        issue.escalated = reached
    Issue.objects.bulk_update(found, ["escalated"])
    _write(rows, now)
    return taken


@transaction.atomic
def tell_of_the_unanswered(now=None):
    """Tell whose matter it is, and the chief, that nobody responded in time. Returns of how many issues."""
    now = now or wall_clock.now()
    told = Escalation.objects.filter(issue=OuterRef("pk"), level=L.RESPONSE, due_at=OuterRef("respond_by"))
    issues = Issue.objects.filter(is_unanswered(now)).exclude(Exists(told)).select_related("owner").order_by("pk")
    rows, ranks = [], Ranks()
    for issue in issues.select_for_update(of=["self"], skip_locked=True, no_key=True)[:AT_ONCE]:
        people = [*ranks.answering(issue), *ranks.chiefs(issue.area_id)]
        rows.append(
            (Escalation(issue=issue, level=L.RESPONSE, due_at=issue.respond_by, at=now), people, K.ISSUE_UNANSWERED)
        )
    return _write(rows, now)


def _steps_due(bounds):
    """Running issues that passed the bound of a step which is not taken yet."""
    due = Q(pk__in=[])
    for step, bound in enumerate(bounds):
        column = "warn_at__lte" if step == 0 else "due_at__lt"
        due |= Q(**{column: bound}, escalated=step)
    return is_running() & due


def _is_reached(issue, step, bound):
    return issue.warn_at <= bound if step == 0 else issue.due_at < bound


def _step(issue, step, ranks, now):
    """The record of one step, with whom it tells what. Nobody is told “soon” of what is overdue already."""
    level, kind, people_of = LADDER[step]
    record = Escalation(issue=issue, level=level, due_at=issue.due_at, at=now)
    overdue = issue.due_at < now
    if level == L.SOON and overdue:
        return [(record, [], kind)]
    rows = [(record, people_of(ranks, issue), kind)]
    if level == L.CHIEF and issue.owner:
        rows.append((None, [issue.owner], K.ISSUE_OVERDUE))
    return rows


def _write(rows, now):
    """``rows``: (record or None, people, kind of notice), the issue being that of the record before."""
    notices, links, issue = [], [], None
    records = Escalation.objects.bulk_create([record for record, _people, _kind in rows if record])
    for record, people, kind in rows:
        issue = record.issue if record else issue
        present = {user.pk: user for user in people if user.is_active}
        notices += [_notice(user, kind, issue, now) for user in present.values()]
        if record:
            links += [Escalation.told.through(escalation=record, user=user) for user in present.values()]
    Escalation.told.through.objects.bulk_create(links)
    Notice.objects.bulk_create(notices)
    return len(records)


def _notice(user, kind, issue, now):
    facts = {"number": issue.number, "title": issue.title}
    return Notice(user=user, kind=kind, facts=facts, url=issue.get_absolute_url(), created_at=now)
