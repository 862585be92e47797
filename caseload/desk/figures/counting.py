"""The figures of a scope, worked out together in few queries: fourteen for a page, however many rows there are."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import BooleanField, Case, Count, Q, Sum, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.models import Area, has_nobody, within_any
from caseload.desk.figures import queries
from caseload.desk.figures.definitions import FIGURES
from households.models import is_visit_overdue
from households.plans.models import (
    CasePlan,
    Goal,
    goal_was_met,
    goal_was_set,
    is_open_plan,
    is_review_overdue,
    plan_was_closed,
)
from households.support.giving.models import is_money
from households.support.leaflets.models import Handout
from visits.issues.models import Issue, is_counted, is_overdue, is_rated, is_satisfied
from visits.models import VisitDay

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Rate:
    numerator: int
    denominator: int

    @property
    def rate(self):
        """Between 0 and 1 with four digits; None of nothing."""
        return round(self.numerator / self.denominator, 4) if self.denominator else None

    @property
    def percent(self):
        return round(100 * self.numerator / self.denominator, 1) if self.denominator else None

    def as_dict(self):
        return {"numerator": self.numerator, "denominator": self.denominator, "rate": self.rate}


@dataclass
class Month:
    """``first`` and ``last`` are the days of it that lie in the period; ``whole``: all of them do."""

    first: date
    last: date
    whole: bool
    visits: int = 0
    found: int = 0
    closed: int = 0


@dataclass
class AreaLine:
    """Of an area with all below it, or of what lies on the area itself and in none below (``is_itself``)."""

    area: Area | None
    households: int = 0
    seen: int = 0
    due: int = 0
    overdue: int = 0
    issues_open: int = 0
    is_itself: bool = False

    @property
    def name(self):
        return self.area.itself if self.is_itself else self.area.name if self.area else _("Total")


@dataclass
class Overview:
    values: dict
    months: list = field(default_factory=list)
    areas: list = field(default_factory=list)
    causes: list = field(default_factory=list)
    departments: list = field(default_factory=list)


def figures_of(scope):
    """Key → number, or Rate: what page and command show. Twelve queries."""
    return _Counting(scope).values()


def overview_of(scope):
    """The figures with months, areas, causes and departments. Fourteen queries."""
    counting = _Counting(scope)
    more = counting.months(), counting.area_lines(), counting.causes(), counting.departments
    return Overview(counting.values(), *more)


def policies_by_department(scope):
    """[(code of the department, policies delivered)], the most first."""
    rows = queries.policies_delivered(scope).order_by().values_list("policy__authority").annotate(n=Count("pk"))
    return sorted(rows, key=lambda pair: (-pair[1], pair[0]))


class _Counting:
    def __init__(self, scope):
        self.scope, self.today = scope, timezone.localdate()
        self.visit_months = self._visit_months()
        self.households = list(self._households_by_area())
        self.issues = list(self._issues_by_area())
        self.departments = policies_by_department(scope)

    def values(self):
        homes, issues = self._total(self.households), self._total(self.issues)
        people, helped = queries.workers(self.scope).count(), self._helped()
        found = {
            "service_centres": sum(bool(area.service_centre) for area in self._valid_areas()),
            "party_branches": sum(bool(area.party_branch) for area in self._valid_areas()),
            "workers": people,
            "households_helped": helped["households"],
            "people_helped": helped["people"] or 0,
            "visits": sum(row["made"] for row in self.visit_months),
            **self._gathered(),
            **self._donations(),
            "difficulties_solved": issues["difficulties"],
            "satisfaction": Rate(issues["satisfied"], issues["rated"]),
            "issues_found": issues["found"],
            "issues_solved": issues["solved"],
            "resolution_rate": Rate(issues["solved"], issues["found"]),
            "households_without_worker": homes["nobody"],
            "visits_overdue": homes["overdue"],
            "issues_overdue": issues["overdue"],
            **self._plans(),
            "policies_delivered": sum(n for _code, n in self.departments),
            "job_placements": queries.job_placements(self.scope).count(),
            "gaps_open": queries.gaps_open(self.scope).count(),
        }
        return {key: found[key] for key in FIGURES}

    def months(self):
        months = {month.first.replace(day=1): month for month in months_of(self.scope.first, self.scope.last)}
        for row in self.visit_months:
            months[row["month"]].visits = row["made"]
        for row in self._issue_months():
            if row["was_found"]:
                months[row["found_in"]].found += row["n"]
            if row["was_closed"]:
                months[row["closed_in"]].closed += row["n"]
        return list(months.values())

    def area_lines(self):
        """One line for each area right below the scope's, and one for what lies in none of them."""
        whole, areas = self.scope.whole, self.scope.areas_below()
        lines = [self._line(area, lambda path, area=area: path.startswith(area.path)) for area in areas]
        if whole and whole not in areas:
            own = self._line(whole, lambda path: path == whole.path)
            own.is_itself = True
            lines += [own] if own.households or own.issues_open else []
        return lines

    def _line(self, area, holds):
        homes = self._total(row for row in self.households if holds(row["area_id"]))
        issues = self._total(row for row in self.issues if holds(row["area_id"]))
        return AreaLine(area, homes["n"], homes["seen"], homes["due"], homes["overdue"], issues["open"])

    def causes(self):
        """(cause, households) of the open households, the most frequent first."""
        rows = queries.households(self.scope).order_by().values("main_cause").annotate(n=Count("pk"))
        return sorted(((row["main_cause"], row["n"]) for row in rows), key=lambda pair: (-pair[1], pair[0]))

    def _total(self, rows):
        total = Counter()
        for row in rows:
            total.update({key: count for key, count in row.items() if key != "area_id"})
        return total

    def _valid_areas(self):
        last = self.scope.last
        return [
            area
            for area in catalogues.rows(Area).values()
            if area.path.startswith(self.scope.paths)
            and (not area.valid_from or area.valid_from <= last)
            and (not area.valid_to or area.valid_to >= last)
        ]

    def _helped(self):
        return queries.households_helped(self.scope).aggregate(households=Count("pk"), people=Sum("member_count"))

    def _plans(self):
        first, last = self.scope.first, self.scope.last
        plans = self.scope.of(CasePlan).aggregate(
            plans_open=Count("pk", filter=is_open_plan()),
            plans_closed=Count("pk", filter=plan_was_closed(first, last)),
            reviews_overdue=Count("pk", filter=is_review_overdue(self.today)),
        )
        goals = self.scope.of(Goal).aggregate(
            goals_set=Count("pk", filter=goal_was_set(first, last)),
            goals_met=Count("pk", filter=goal_was_met(first, last)),
        )
        return plans | goals

    def _gathered(self):
        """Activities, and the leaflets of these, of visits and of hand-outs to buildings: the sum of the ledger."""
        held = queries.activities(self.scope).aggregate(n=Count("pk"), leaflets=Sum("leaflets", default=0))
        placed = self.scope.happened(Handout).standing().between(self.scope.first, self.scope.last)
        placed = placed.aggregate(n=Sum("count", default=0))["n"]
        visited = sum(row["given"] for row in self.visit_months)
        return {"activities": held["n"], "leaflets": visited + held["leaflets"] + placed}

    def _donations(self):
        """Yuan, of money and of goods."""
        worth = {"donations_yuan": is_money(), "donations_in_kind_yuan": ~is_money()}
        sums = {key: Sum("value", filter=condition, default=NOTHING) for key, condition in worth.items()}
        return queries.gifts(self.scope).aggregate(**sums)

    def _visit_months(self):
        days = VisitDay.objects.filter(
            within_any("area__path", self.scope.paths), day__gte=self.scope.first, day__lte=self.scope.last
        )
        months = days.order_by().annotate(month=TruncMonth("day")).values("month")
        return list(months.annotate(made=Sum("visits"), given=Sum("leaflets")))

    def _households_by_area(self):
        return (
            queries.households(self.scope)
            .order_by()
            .values("area_id")
            .annotate(
                n=Count("pk"),
                nobody=Count("pk", filter=has_nobody("worker")),
                overdue=Count("pk", filter=is_visit_overdue(self.today)),
                seen=Count("pk", filter=queries.seen_this_month(self.today)),
                due=Count("pk", filter=queries.due_this_month(self.today)),
            )
        )

    def _issues_by_area(self):
        first, last = self.scope.first, self.scope.last
        closed = Q(status=Issue.Status.CLOSED, closed_on__gte=first, closed_on__lte=last)
        found = is_counted() & Q(kind=Issue.Kind.PROBLEM, opened_on__gte=first, opened_on__lte=last)
        there, here = (within_any(field, self.scope.paths) for field in ("happened_in__path", "area__path"))
        closed, found, now = closed & there, found & there, here & Q(status__in=Issue.OPEN)
        return (
            Issue.objects.filter(closed | found | now)
            .order_by()
            .values("area_id")
            .annotate(
                difficulties=Count("pk", filter=closed & ~Q(kind=Issue.Kind.PROBLEM)),
                rated=Count("pk", filter=closed & is_rated()),
                satisfied=Count("pk", filter=closed & is_satisfied()),
                found=Count("pk", filter=found),
                solved=Count("pk", filter=found & Q(status=Issue.Status.CLOSED, closed_on__lte=last)),
                open=Count("pk", filter=now),
                overdue=Count("pk", filter=here & is_overdue()),
            )
        )

    def _issue_months(self):
        """Problems by the month in which they were found and the one in which they were closed, in one pass."""
        scope = self.scope
        found = is_counted() & Q(opened_on__gte=scope.first, opened_on__lte=scope.last)
        closed = Q(status=Issue.Status.CLOSED, closed_on__gte=scope.first, closed_on__lte=scope.last)
        return (
            scope.happened(Issue)
            .problems()
            .filter(found | closed)
            .order_by()
            .annotate(
                was_found=_flag(found),
                was_closed=_flag(closed),
                found_in=TruncMonth("opened_on"),
                closed_in=TruncMonth("closed_on"),
            )
            .values("was_found", "was_closed", "found_in", "closed_in")
            .annotate(n=Count("pk"))
        )


def _flag(condition):
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def months_of(first, last):
    """The months that the days ``first`` to ``last`` touch, in order."""
    months, start = [], first
    while start <= last:
        end = date(start.year + start.month // 12, start.month % 12 + 1, 1) - date.resolution
        months.append(Month(start, min(end, last), whole=start.day == 1 and end <= last))
        start = end + date.resolution
    return months
