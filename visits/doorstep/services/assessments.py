"""What the last visits said stands in an assessment from its beginning: only what is new is typed."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.templatetags.reading import day
from visits.doorstep.models import Finding, HouseholdChange
from visits.doorstep.services.findings import last_findings
from visits.issues.models import Issue
from visits.issues.models.limit import Priority
from visits.models import NEWEST_FIRST

VISITS = 3
"""So many of the last visits are quoted."""
LOOKED_BACK = timedelta(days=183)
"""Changes at home are told of the last half year."""
SEVERITY = {Priority.NORMAL: 2, Priority.IMPORTANT: 3, Priority.URGENT: 4, Priority.CRITICAL: 5}
"""How grave an open issue is as a problem, until the worker says otherwise."""


def assessment_begun(*, assessment, since):
    """Add to a new assessment what was seen after the day ``since`` (None: ever); called from below.

    Open issues that it does not name become problems at the end of its order.
    """
    household = assessment.plan.household
    found = {
        "person": _notes(household, since),
        "family": _changes(household, since),
        "housing": _findings(household, since),
    }
    added = {name: lines for name, lines in found.items() if lines}
    for name, lines in added.items():
        setattr(assessment, name, "\n".join(filter(None, [getattr(assessment, name), *lines])))
    if added:
        assessment.save(update_fields=list(added))
    _add_problems(assessment, household)


def _notes(household, since):
    made = household.visits.made().exclude(note="")
    visits = made.filter(visited_on__gt=since) if since else made
    return [f"{day(visit.visited_on)} {visit.note}" for visit in visits.order_by(*NEWEST_FIRST)[:VISITS]]


def _changes(household, since):
    first = since or wall_clock.today() - LOOKED_BACK
    rows = HouseholdChange.objects.filter(household=household, visit__visited_on__gt=first).select_related("visit")
    return [
        f"{day(row.visit.visited_on)} {row.get_kind_display()}"
        for row in rows.order_by("-visit__visited_on", "-visit__visited_at", "-pk")
    ]


def _findings(household, since):
    """What was at risk, or not known, when it was looked at last."""
    found = [row for row in last_findings(household).values() if row.state != Finding.State.FINE]
    return [
        _("%(day)s %(item)s: %(state)s")
        % {"day": day(row.visit.visited_on), "item": row.get_item_display(), "state": row.get_state_display()}
        for row in found
        if since is None or row.visit.visited_on > since
    ]


def _add_problems(assessment, household):
    known = list(assessment.problems.values_list("what", flat=True))
    issues = Issue.objects.filter(~Q(title__in=known), household=household, status__in=Issue.GOES_ON)
    for place, issue in enumerate(issues.order_by("opened_at", "pk"), len(known) + 1):
        severity = SEVERITY[issue.priority]
        assessment.problems.create(what=issue.title, member=issue.member, severity=severity, priority=place)
