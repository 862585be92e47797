"""Caseloads side by side: one line per worker in the order of grids, never ranked. Four queries for all of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Q, Sum, When
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.models import User
from caseload.core.permissions import Role
from caseload.desk.figures import queries
from households.models import CaseLevel, is_visit_overdue
from visits.issues.models import is_overdue, is_to_be_assigned


@dataclass
class Longest:
    """The household that was not seen for the longest time; ``last_visit_on`` is None where it never was."""

    pk: int
    name: str
    last_visit_on: date | None

    @property
    def days(self):
        return (timezone.localdate() - self.last_visit_on).days if self.last_visit_on else None


@dataclass
class WorkerLine:
    worker: User
    households: int = 0
    seen: int = 0
    due: int = 0
    overdue: int = 0
    issues: int = 0
    issues_overdue: int = 0
    cases: int = 0
    weight: int = 0
    """What their open cases weigh, each by its level."""
    longest: Longest | None = None


@dataclass
class Review:
    """``without_worker`` of ``households`` have nobody; ``issues_of_nobody`` of ``issues`` are ``to_assign``, or lie
    with somebody who left. The lines are of all the others together."""

    lines: list
    households: int
    without_worker: int
    issues: int
    issues_of_nobody: int
    to_assign: int


def review_of(scope):
    """The caseloads within ``scope``: of those posted there, and of all who have households or issues there."""
    homes = {row["worker"]: row for row in _households_by_worker(scope)}
    issues = {row["owner"]: row for row in _issues_by_owner(scope)}
    longest = {household.worker_id: household for household in _longest_unseen(scope)}
    people = list(_people(scope, {*homes, *issues} - {None}))
    working = {person.pk for person in people if person.is_worker}
    active = {person.pk for person in people if person.is_active}
    cared_for = {key: row for key, row in homes.items() if key in working}
    return Review(
        lines=[
            _line(person, cared_for, issues, longest if person.pk in working else {})
            for person in people
            if person.pk in working or person.pk in active & issues.keys()
        ],
        households=sum(row["households"] for row in homes.values()),
        without_worker=sum(row["households"] for worker, row in homes.items() if worker not in working),
        issues=sum(row["issues"] for row in issues.values()),
        issues_of_nobody=sum(row["issues"] for owner, row in issues.items() if owner not in active),
        to_assign=sum(row["to_assign"] for row in issues.values()),
    )


def _line(person, homes, issues, longest):
    line = WorkerLine(person)
    for counts in (homes.get(person.pk), issues.get(person.pk)):
        for name, count in (counts or {}).items():
            if name in ("households", "seen", "due", "overdue", "issues", "issues_overdue", "cases", "weight"):
                setattr(line, name, count)
    household = longest.get(person.pk)
    if household:
        line.longest = Longest(household.pk, household.head_name, household.last_visit_on)
    return line


def _people(scope, busy):
    """Workers posted within the scope, and whoever is ``busy`` in it, office staff too."""
    posted = scope.of(User).active().filter(role=Role.WORKER)
    return User.objects.filter(Q(pk__in=posted.values("pk")) | Q(pk__in=busy)).order_by("area_id", "sort_key", "pk")


def _households_by_worker(scope):
    today = timezone.localdate()
    return (
        queries.households(scope)
        .order_by()
        .values("worker")
        .annotate(
            households=Count("pk"),
            seen=Count("pk", filter=queries.seen_this_month(today)),
            due=Count("pk", filter=queries.due_this_month(today)),
            overdue=Count("pk", filter=is_visit_overdue(today)),
            cases=Count("pk", filter=~Q(case_level="")),
            weight=Sum(_weight()),
        )
    )


def _weight():
    """Of the open case of a household, by its level."""
    levels = catalogues.rows(CaseLevel).values()
    return Case(*(When(case_level=level.pk, then=level.weight) for level in levels), default=0)


def _issues_by_owner(scope):
    return (
        queries.issues_open(scope)
        .order_by()
        .values("owner")
        .annotate(
            issues=Count("pk"),
            issues_overdue=Count("pk", filter=is_overdue()),
            to_assign=Count("pk", filter=is_to_be_assigned()),
        )
    )


def _longest_unseen(scope):
    rows = queries.households(scope).filter(worker__isnull=False)
    return (
        rows.order_by("worker_id", F("last_visit_on").asc(nulls_first=True), "pk")
        .distinct("worker_id")
        .only("pk", "worker", "head_name", "last_visit_on")
    )
