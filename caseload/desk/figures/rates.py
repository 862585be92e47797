"""How well issues are followed: rates with their n, days to solve, and patterns. One condition counts and lists.

A rate is counted over the issues found, or closed, in the period; by area, category, department or month.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import accumulate

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy

from caseload.core.models import within
from caseload.core.services.calendar import is_workday
from caseload.desk.figures.counting import Rate
from caseload.desk.figures.definitions import Figure
from households.models import Household
from visits.issues.models import Issue, IssueStep, is_counted, is_rated, is_satisfied

OPENED, CLOSED = "opened_on", "closed_on"
RISE_DAYS = 90
"""So many days are compared with as many before them; households are watched as long."""
RISE_AT_LEAST = 3
MANY = 3
MOST = 20
EACH = Value(1)
"""What is counted of a row: not its key, which no index of the rates has."""
EARLIER = timedelta(days=3 * 366)
"""So long before the period an issue may have been reported; of older ones the days are counted from there."""


@dataclass(frozen=True)
class IssueRate:
    """``rows``: the condition of what could count, ``hits``: of what did; ``base``: the day that lies in the period."""

    name: str
    definition: str
    base: str
    rows: Callable
    hits: Callable


def _answerable():
    past = Q(responded_at__isnull=False) | Q(respond_by__lt=timezone.now())
    return is_counted() & Q(respond_by__isnull=False) & past


def _closed():
    return Q(status=Issue.Status.CLOSED)


RATES = {
    "response": IssueRate(
        _("Response on time"),
        _("Taken up in time, of the issues found in the period whose time for the first response is over or used."),
        OPENED,
        _answerable,
        lambda: Q(responded_at__lte=F("respond_by")),
    ),
    "solved": IssueRate(
        _("Solved, says the household"),
        _("The household said “solved” each time, of the issues found in the period for which it was reached."),
        OPENED,
        lambda: is_counted() & Q(said_solved__isnull=False),
        lambda: Q(said_solved=True),
    ),
    "closed": IssueRate(
        _("Closed"),
        _("Closed by now, of the issues found in the period that were accepted."),
        OPENED,
        lambda: is_counted() & ~Q(status=Issue.Status.REJECTED),
        _closed,
    ),
    "on_time": IssueRate(
        _("Closed on time"),
        _("Solved before their due time, of the issues closed in the period."),
        CLOSED,
        _closed,
        lambda: Q(resolved_at__lte=F("due_at")),
    ),
    "satisfied": IssueRate(
        _("Satisfaction"),
        _("“Very satisfied” and “satisfied”, of the issues closed in the period that were rated."),
        CLOSED,
        lambda: _closed() & is_rated(),
        is_satisfied,
    ),
    "reopened": IssueRate(
        _("Reopened"),
        _("Opened again at least once, of the issues found in the period that had been ended once."),
        OPENED,
        lambda: is_counted() & (_closed() | Q(reopened_count__gt=0)),
        lambda: Q(reopened_count__gt=0),
    ),
}


def rows_of(rate, scope):
    """The issues that ``rate`` counts in ``scope``."""
    window = {f"{rate.base}__gte": scope.first, f"{rate.base}__lte": scope.last}
    return scope.happened(Issue).filter(rate.rows(), **window)


def _hand_backs(scope):
    days = (scope.first, scope.last + timedelta(days=1))
    first, end = (timezone.make_aware(datetime.combine(day, time())) for day in days)
    return IssueStep.objects.filter(verb="hand_back", at__gte=first, at__lt=end)


def handed_back(scope, **by):
    """The issues that a department handed back in the period."""
    steps = _hand_backs(scope).filter(**by)
    return scope.happened(Issue).filter(Exists(steps.filter(issue=OuterRef("pk"))))


def _as_figures():
    unit = npgettext_lazy("figure", "issue", "issues")
    found = {}
    for key, rate in RATES.items():
        found[f"rate-{key}"] = Figure(rate.name, unit, rate.definition, lambda scope, rate=rate: rows_of(rate, scope))
        found[f"rate-{key}-hits"] = Figure(
            rate.name, unit, rate.definition, lambda scope, rate=rate: rows_of(rate, scope).filter(rate.hits())
        )
    return found


def solved(scope):
    """The issues closed in the period with a day on which they were solved."""
    window = {"closed_on__gte": scope.first, "closed_on__lte": scope.last}
    return scope.happened(Issue).filter(_closed(), resolved_at__isnull=False, **window)


ROWS = {
    **_as_figures(),
    "rate-days": Figure(
        _("Working days to solve"),
        npgettext_lazy("figure", "issue", "issues"),
        _("From the day of the report to that of the result, of the issues closed in the period; pauses are included."),
        solved,
    ),
    "issues-counted": Figure(
        _("Issues found"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Issues of every kind that were reported in the period."),
        lambda scope: scope.happened(Issue).found(scope.first, scope.last),
    ),
    "handed-back": Figure(
        _("Handed back"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Issues that a department handed back in the period."),
        lambda scope: handed_back(scope),
    ),
}
"""Rows behind the numbers, by the key in their address."""


@dataclass
class Line:
    """One group: its rates in the order of RATES, and median and 90th percentile of working days with their n."""

    key: object
    rates: dict = field(default_factory=dict)
    n: int = 0
    median: int | None = None
    ninety: int | None = None


def lines_of(scope, by):
    """The groups of ``by`` (area, category, department, month) in order, and the total. Two queries.

    What lies in none of the areas below that of the scope is a group under this one's own path.
    """
    lines, total, spreads = {}, Line(None), defaultdict(list)
    for dim, counts in _found(scope, _group(by, OPENED, scope)):
        _add(lines, total, dim, counts)
    for dim, spent, count, counts in _closed_in(scope, _group(by, CLOSED, scope)):
        _add(lines, total, dim, counts)
        if spent is not None:
            spreads[dim].append((spent, count))
    for dim, spread in spreads.items():
        _say_days(lines[dim], spread)
    _say_days(total, [row for spread in spreads.values() for row in spread])
    for line in (total, *lines.values()):
        line.rates = {key: line.rates.get(key, Rate(0, 0)) for key in RATES}
    return [lines[key] for key in sorted(lines)], total


def _say_days(line, spread):
    spread = sorted(spread)
    line.n = sum(count for _value, count in spread)
    line.median, line.ninety = percentile(spread, 0.5), percentile(spread, 0.9)


def _add(lines, total, dim, counts):
    """``counts``: {rate: (how many hits, of how many rows)}."""
    for line in (total, lines.setdefault(dim, Line(dim))):
        for key, (hits, rows) in counts.items():
            before = line.rates.get(key, Rate(0, 0))
            line.rates[key] = Rate(before.numerator + hits, before.denominator + rows)


def _group(by, base, scope):
    if by == "area":
        cases = [When(within("happened_in__path", area.path), then=Value(area.path)) for area in scope.areas_below()]
        return Case(*cases, default=Value(scope.paths[0] if scope.paths else ""), output_field=CharField())
    if by == "month":
        return Cast(TruncMonth(base), CharField())
    return F(f"{by}_id")


def _of(base):
    return {key: rate for key, rate in RATES.items() if rate.base == base}


def _found(scope, group):
    """(group, counts) of what was found in the period. Read from an index alone (``issue_found_counted``)."""
    rates, counts = _of(OPENED), {}
    for key, rate in rates.items():
        counts[f"{key}_rows"] = Count(EACH, filter=rate.rows())
        counts[f"{key}_hits"] = Count(EACH, filter=rate.rows() & rate.hits())
    rows = scope.happened(Issue).filter(opened_on__gte=scope.first, opened_on__lte=scope.last).order_by()
    for row in rows.annotate(dim=group).values("dim").annotate(**counts):
        yield row["dim"] or "", {key: (row[f"{key}_hits"], row[f"{key}_rows"]) for key in rates}


CLOSED_IN = """
SELECT dim, (%s::int[])[resolved_on - %s::date] - (%s::int[])[greatest(opened_on - %s::date, 1)], count(*){counts}
FROM ({rows}) AS closed GROUP BY 1, 2
"""
"""The counts of each group by the working days from report to result. How many working days lie before and on a day
is looked up in a list by its place: joining the days themselves took some ten times as long."""


def _closed_in(scope, group):
    """(group, working days, how many, counts) of what was closed in the period; the working days are None without a
    day of the result. Read from an index alone (``issue_closed_counted``).
    """
    rates, flags = _of(CLOSED), {}
    for key, rate in rates.items():
        flags[f"{key}_hits"] = ExpressionWrapper(rate.rows() & rate.hits(), output_field=BooleanField())
        flags[f"{key}_rows"] = ExpressionWrapper(rate.rows(), output_field=BooleanField())
    rows = scope.happened(Issue).filter(_closed(), closed_on__gte=scope.first, closed_on__lte=scope.last).order_by()
    rows = rows.annotate(dim=group, **flags).values_list("dim", "opened_on", "resolved_on", *flags)
    sql, params = rows.query.sql_with_params()
    before = scope.first - EARLIER
    days = _running_working_days(before + timedelta(days=1), scope.last)
    counts = "".join(f", count(*) FILTER (WHERE {name})" for name in flags)
    with connection.cursor() as cursor:
        cursor.execute(CLOSED_IN.format(rows=sql, counts=counts), [days, before, days, before, *params])
        for dim, spent, count, *counted in cursor.fetchall():
            pairs = zip(counted[::2], counted[1::2], strict=True)
            yield dim or "", spent, count, dict(zip(rates, pairs, strict=True))


def percentile(spread, part):
    """The least value of ``spread`` ((value, how many), values rising) that ``part`` of all do not exceed."""
    wanted, seen = part * sum(count for _value, count in spread), 0
    for value, count in spread:
        seen += count
        if seen >= wanted:
            return value
    return None


def _running_working_days(first, last):
    """For each day, how many working days lie before and on it."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return list(accumulate(int(is_workday(day)) for day in days))


def last_days(scope):
    """The first of the last 90 days of the period."""
    return scope.last - timedelta(days=RISE_DAYS - 1)


def rising(scope):
    """(category, issues in the last 90 days of the period, in the 90 before) where they rise by half and by three."""
    middle = last_days(scope)
    found = scope.happened(Issue).found(middle - timedelta(days=RISE_DAYS), scope.last)
    now, before = Count(EACH, filter=Q(opened_on__gte=middle)), Count(EACH, filter=Q(opened_on__lt=middle))
    rows = found.order_by().values_list("category_id").annotate(now=now, before=before)
    risen = [row for row in rows if row[1] - row[2] >= RISE_AT_LEAST and row[1] >= 1.5 * row[2]]
    return sorted(risen, key=lambda row: row[2] - row[1])


def burdened(scope):
    """(household, head, issues) of households with three or more in the last 90 days of the period."""
    found = scope.happened(Issue).found(last_days(scope), scope.last).filter(household__in=scope.of(Household))
    rows = found.order_by().values_list("household_id").annotate(n=Count("*"))
    most = list(rows.filter(n__gte=MANY).order_by("-n", "household_id")[:MOST])
    heads = dict(Household.objects.filter(pk__in=[key for key, _n in most]).values_list("pk", "head_name"))
    return [(key, heads[key], n) for key, n in most]


def handing_back(scope):
    """(code of the department, issues that it handed back in the period, how many times)."""
    steps = _hand_backs(scope).filter(issue__in=scope.happened(Issue).filter(hand_backs__gt=0))
    rows = steps.order_by().values_list("facts__department")
    counted = rows.annotate(issues=Count("issue", distinct=True), times=Count("pk"))
    return sorted(((name or "", issues, times) for name, issues, times in counted), key=lambda row: (-row[2], row[0]))
