"""What is due by working days, timed anew when other days are worked: as if they had been known from the beginning."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from caseload.core.services.calendar import CLOSING, moved_by
from visits.issues.models import Issue, IssueStep
from visits.issues.services.deadlines import Clock, closing_of, last_ended

AT_ONCE = 1_000


@transaction.atomic
def working_days_changed(*, before):
    """Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it. Returns how many it concerns, in words."""
    first = min(before)
    late = Q(due_at__date__gte=first) | Q(respond_by__date__gte=first, responded_at__isnull=True)
    going_on = Issue.objects.filter(late, status__in=Issue.GOES_ON).select_for_update(no_key=True).order_by("pk")
    issues = list(going_on)
    moved = []
    for start in range(0, len(issues), AT_ONCE):
        part = issues[start : start + AT_ONCE]
        clocks = _clocks(part)
        moved += [issue for issue in part if _retime(issue, before, *clocks[issue.pk])]
    columns = ["due_at", "warn_at", "escalated", "respond_by", "version"]
    Issue.objects.bulk_update(moved, columns, batch_size=AT_ONCE)
    words = ngettext("%(n)s open issue timed anew", "%(n)s open issues timed anew", len(moved))
    return words % {"n": len(moved)} if moved else None


def _clocks(issues):
    """(start of the clock, its pauses that have ended) of each of ``issues``, by key; from their steps."""
    found = {issue.pk: [issue.opened_at, []] for issue in issues}
    anew = Q(verb__in=["reopen", "dispute"]) | Q(verb="call_back", to_status=Issue.Status.PROCESSING)
    steps = IssueStep.objects.filter(anew | Q(verb__in=["suspend", "resume"]), issue__in=found).order_by("at", "pk")
    since = defaultdict(lambda: None)
    for key, verb, at in steps.values_list("issue", "verb", "at"):
        if verb == "suspend":
            since[key] = at
        elif verb == "resume" and since[key]:
            found[key][1].append((last_ended(since.pop(key)), last_ended(at)))
        elif verb != "resume":
            found[key] = [at, []]
    return found


def _retime(issue, before, started, pauses):
    """Put other times on ``issue`` where the days make any, not saved. Returns whether they do."""
    was = (issue.due_at, issue.warn_at, issue.respond_by)
    if not issue.in_hours:
        due = moved_by(before, timezone.localdate(started), timezone.localdate(issue.due_at), pauses)
        clock = Clock.ending(closing_of(due), issue.allowed, False)
        issue.warn_at = clock.warn_at
        if clock.due_at != issue.due_at:
            issue.due_at, issue.escalated = clock.due_at, 0
    if issue.respond_by and not issue.responded_at and timezone.localtime(issue.respond_by).time() == CLOSING:
        opened, by = timezone.localdate(issue.opened_at), timezone.localdate(issue.respond_by)
        issue.respond_by = closing_of(moved_by(before, opened, by))
    if was == (issue.due_at, issue.warn_at, issue.respond_by):
        return False
    issue.version += 1
    return True
