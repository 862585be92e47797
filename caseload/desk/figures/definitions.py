"""What is counted, for whom and when: one named query per figure, shared by page, command and the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy

from caseload.core.models import Area, User
from caseload.core.permissions import Role
from households.models import Household, Member
from households.plans.models import CasePlan, Goal
from visits.issues.models import Issue
from visits.models import Visit


def areas_valid(scope):
    return scope.of(Area).current(scope.last)


def service_centres(scope):
    return areas_valid(scope).exclude(service_centre="")


def party_branches(scope):
    return areas_valid(scope).exclude(party_branch="")


def workers(scope):
    return scope.of(User).active().filter(role=Role.WORKER)


def visits(scope):
    return scope.happened(Visit).made().between(scope.first, scope.last)


def leaflets(scope):
    """The visits at which leaflets were handed out, or left at the door."""
    return scope.happened(Visit).between(scope.first, scope.last).filter(leaflets__gt=0)


def households_helped(scope):
    solved = Issue.objects.closed_between(scope.first, scope.last).filter(household=OuterRef("pk"))
    return scope.of(Household).filter(_visited(scope) | Exists(solved))


def _visited(scope):
    """A visit was made in the period. Where that runs until today, the day of the last visit tells."""
    if scope.last >= timezone.localdate():
        return Q(last_visit_on__gte=scope.first)
    made = Visit.objects.made().between(scope.first, scope.last)
    return Exists(made.filter(household=OuterRef("pk")))


def people_helped(scope):
    """Who lives in them: as many as their ``member_count`` says. A file that was closed since keeps its people."""
    return Member.objects.filter(status=Member.Status.PRESENT, household__in=households_helped(scope))


def difficulties_solved(scope):
    return scope.happened(Issue).difficulties().closed_between(scope.first, scope.last)


def rated(scope):
    return scope.happened(Issue).closed_between(scope.first, scope.last).rated()


def satisfied(scope):
    return rated(scope).satisfied()


def issues_found(scope):
    return scope.happened(Issue).problems().found(scope.first, scope.last)


def issues_solved(scope):
    return issues_found(scope).filter(status=Issue.Status.CLOSED, closed_on__lte=scope.last)


def problems_closed(scope):
    return scope.happened(Issue).problems().closed_between(scope.first, scope.last)


def households(scope):
    return scope.of(Household).open()


def households_without_worker(scope):
    return scope.of(Household).without_worker()


def visits_overdue(scope):
    return scope.of(Household).visit_overdue()


def issues_overdue(scope):
    return scope.of(Issue).overdue()


def issues_open(scope):
    return scope.of(Issue).open()


def issues_of_nobody(scope):
    return issues_open(scope).filter(Q(owner=None) | Q(owner__is_active=False))


def issues_to_assign(scope):
    return scope.of(Issue).to_assign()


def plans_open(scope):
    return scope.of(CasePlan).open()


def plans_closed(scope):
    return scope.of(CasePlan).closed_between(scope.first, scope.last)


def goals_set(scope):
    return scope.of(Goal).set_between(scope.first, scope.last)


def goals_met(scope):
    return scope.of(Goal).met_between(scope.first, scope.last)


def reviews_overdue(scope):
    return scope.of(CasePlan).review_overdue()


def seen_this_month(today):
    return Q(last_visit_on__gte=today.replace(day=1))


def due_this_month(today):
    """Seen this month, or due until its end and not seen yet."""
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return seen_this_month(today) | Q(next_visit_on__lt=next_month)


def households_due(scope):
    return households(scope).filter(due_this_month(timezone.localdate()))


def households_seen(scope):
    return households(scope).filter(seen_this_month(timezone.localdate()))


@dataclass(frozen=True)
class Figure:
    """``rows``: the rows counted (of a rate: those that could have counted). ``hits``: those of a rate that did.
    ``sums``: the column whose sum the number is, where it is not the count of the rows."""

    name: str
    unit: str
    """What stands after the number: ``unit % number`` gives its form."""
    definition: str
    rows: Callable
    hits: Callable | None = None
    sums: str = ""


FIGURES = {
    "service_centres": Figure(
        _("Service centres"),
        npgettext_lazy("figure", "centre", "centres"),
        _("First-level grids with a party-mass service centre, valid on the last day of the period."),
        service_centres,
    ),
    "party_branches": Figure(
        _("Party branches"),
        npgettext_lazy("figure", "branch", "branches"),
        _("Grids with a party branch, valid on the last day of the period."),
        party_branches,
    ),
    "workers": Figure(
        _("Social workers"),
        npgettext_lazy("figure", "worker", "workers"),
        _("Active social workers who are posted in the area today."),
        workers,
    ),
    "households_helped": Figure(
        _("Households helped"),
        npgettext_lazy("figure", "household", "households"),
        _("Households that were visited in the period, or for whom a matter was closed in it."),
        households_helped,
    ),
    "people_helped": Figure(
        _("People helped"),
        npgettext_lazy("figure", "person", "people"),
        _("Who lives in the households helped; where the file was closed since, who lived there then."),
        people_helped,
    ),
    "visits": Figure(
        _("Visits"),
        npgettext_lazy("figure", "visit", "visits"),
        _("Visits made in the period. Where nobody was at home does not count."),
        visits,
    ),
    "leaflets": Figure(
        _("Leaflets"),
        npgettext_lazy("figure", "leaflet", "leaflets"),
        _("Leaflets handed out on visits in the period."),
        leaflets,
        sums="leaflets",
    ),
    "difficulties_solved": Figure(
        _("Difficulties solved"),
        npgettext_lazy("figure", "matter", "matters"),
        _("Difficulties voiced by households, and errands, that were closed in the period."),
        difficulties_solved,
    ),
    "satisfaction": Figure(
        _("Satisfaction"),
        npgettext_lazy("figure", "rated", "rated"),
        _("“Very satisfied” and “satisfied”, of all matters closed in the period that were rated."),
        rated,
        satisfied,
    ),
    "issues_found": Figure(
        _("Problems found"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems that were reported in the period."),
        issues_found,
    ),
    "issues_solved": Figure(
        _("Problems solved"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems reported in the period that were closed by its end."),
        issues_solved,
    ),
    "resolution_rate": Figure(
        _("Solved, of those found"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems solved, of the problems found. What households said on the telephone is another rate."),
        issues_found,
        issues_solved,
    ),
    "households_without_worker": Figure(
        _("Households without a worker"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households, now, that have no worker or one who has left."),
        households_without_worker,
    ),
    "visits_overdue": Figure(
        _("Households overdue"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households, now, whose visit is due and whose days of grace are used up."),
        visits_overdue,
    ),
    "issues_overdue": Figure(
        _("Issues overdue"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Issues of every kind, now, whose clock runs and whose due time has passed."),
        issues_overdue,
    ),
    "plans_open": Figure(
        _("Open case plans"),
        npgettext_lazy("figure", "case plan", "case plans"),
        _("Case plans, now, from the intake to the evaluation."),
        plans_open,
    ),
    "plans_closed": Figure(
        _("Case plans closed"),
        npgettext_lazy("figure", "case plan", "case plans"),
        _("Cases whose closing the supervisor agreed to in the period. Referred and declined ones do not count."),
        plans_closed,
    ),
    "goals_set": Figure(
        _("Goals set"),
        npgettext_lazy("figure", "goal", "goals"),
        _("Goals of case plans that a household agreed to in the period."),
        goals_set,
    ),
    "goals_met": Figure(
        _("Goals met"),
        npgettext_lazy("figure", "goal", "goals"),
        _("Goals of case plans that a review or the closing found to be met in the period."),
        goals_met,
    ),
    "reviews_overdue": Figure(
        _("Reviews overdue"),
        npgettext_lazy("figure", "case plan", "case plans"),
        _("Case plans at work, now, whose review is past its day."),
        reviews_overdue,
    ),
}
"""The figures in the order of the report, with what each counts."""

OTHER_ROWS = {
    "satisfied": Figure(
        _("Satisfied"),
        npgettext_lazy("figure", "matter", "matters"),
        _("Rated “very satisfied” or “satisfied”."),
        satisfied,
    ),
    "problems_closed": Figure(
        _("Problems closed"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems that were closed in the period."),
        problems_closed,
    ),
    "households": Figure(
        _("Households"), npgettext_lazy("figure", "household", "households"), _("Open households, now."), households
    ),
    "households_due": Figure(
        _("Due this month"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households that were seen this month, or are due until its end."),
        households_due,
    ),
    "households_seen": Figure(
        _("Seen this month"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households that were seen this month."),
        households_seen,
    ),
    "issues_open": Figure(
        _("Open issues"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Issues of every kind that are open now."),
        issues_open,
    ),
    "issues_of_nobody": Figure(
        _("Issues without anybody"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Open issues that are to be assigned, or whose owner has left."),
        issues_of_nobody,
    ),
    "issues_to_assign": Figure(
        _("Issues to be assigned"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Open issues without an owner: the supervisors nearest to them say who takes them on."),
        issues_to_assign,
    ),
}
"""Rows behind the other numbers on the desk's pages."""

ROWS = FIGURES | OTHER_ROWS
