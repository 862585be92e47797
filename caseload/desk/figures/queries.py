"""The rows that figures count: one named query for each, of a scope."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from caseload.core.models import Area, User
from caseload.core.permissions import Role
from caseload.desk.models import LedgerLine
from households.models import Household, Member
from households.plans.models import CasePlan, Goal
from households.support.eligibility.models import Standing
from households.support.employment.models import Placement, took_up
from households.support.giving.models import Gift
from households.support.policies.models import Entitlement
from visits.activities.models import Activity
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
    """The lines of the ledger: visits, activities, and hand-outs to buildings and areas."""
    return scope.happened(LedgerLine).between(scope.first, scope.last)


def activities(scope):
    return scope.happened(Activity).held().between(scope.first, scope.last)


def gifts(scope):
    """What of donations was matched with a household in the period, and not taken back."""
    return scope.happened(Gift).matched_between(scope.first, scope.last)


def donations(scope):
    return gifts(scope).of_money()


def donations_in_kind(scope):
    return gifts(scope).of_goods()


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


def policies_delivered(scope):
    return scope.of(Entitlement).delivered_between(scope.first, scope.last)


def job_placements(scope):
    """The households of which somebody took up a public-welfare post in the period."""
    posts = Placement.objects.welfare().filter(took_up(scope.first, scope.last), household=OuterRef("pk"))
    return scope.of(Household).filter(Exists(posts))


def gaps_open(scope):
    return scope.of(Standing).gaps()


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
