"""How well issues are followed: rates with their n, days to solve, and patterns. One condition counts and lists.

A rate is counted over the issues found, or closed, in the period; by area, category, department or month.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, TruncDate, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.models import within
from caseload.core.services.calendar import is_workday
from caseload.desk.counting import Rate
from caseload.desk.figures import Figure
from visits.models import CallBack, Issue, IssueStep, is_counted

OPENED, CLOSED = "opened_on", "closed_on"
RISE_DAYS = 90
"""So many days are compared with as many before them; households are watched as long."""
RISE_AT_LEAST = 3
MANY = 3
MOST = 20


@dataclass(frozen=True)
class IssueRate:
    """``rows``: the condition of what could count, ``hits``: of what did; ``base``: the day that lies in the period."""

    name: str
    definition: str
    base: str
    rows: Callable
    hits: Callable


def _reached(**said):
    """The household was reached. A list of keys is hashed once; a sub-query for each issue took six times as long."""
    return Q(pk__in=CallBack.objects.filter(reached=True, **said).values("issue"))


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
        _("Said to be solved"),
        _("The household said “solved” each time, of the issues found in the period for which it was reached."),
        OPENED,
        lambda: is_counted() & _reached(),
        lambda: ~_reached(solved=False),
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
        lambda: _closed() & ~Q(satisfaction=""),
        lambda: Q(satisfaction__in=Issue.SATISFIED),
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
    return scope.of(Issue).filter(rate.rows(), **window)


def _hand_backs(scope):
    return IssueStep.objects.filter(verb="hand_back", at__date__gte=scope.first, at__date__lte=scope.last)


def _as_figures():
    unit = pgettext_lazy("figure", "issues")
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
    return scope.of(Issue).filter(_closed(), resolved_at__isnull=False, **window)


ROWS = {
    **_as_figures(),
    "rate-days": Figure(
        _("Working days to solve"),
        pgettext_lazy("figure", "issues"),
        _("From the day of the report to that of the result, of the issues closed in the period; pauses are included."),
        solved,
    ),
    "issues-counted": Figure(
        _("Issues found"),
        pgettext_lazy("figure", "issues"),
        _("Issues of every kind that were reported in the period."),
        lambda scope: scope.of(Issue).found(scope.first, scope.last),
    ),
    "handed-back": Figure(
        _("Handed back"),
        pgettext_lazy("figure", "issues"),
        _("Issues that a department handed back in the period."),
        lambda scope: scope.of(Issue).filter(Exists(_hand_backs(scope).filter(issue=OuterRef("pk")))),
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


def lines_of(scope, by, areas=()):
    """The groups of ``by`` (area, category, department, month) in order, and the total. Three queries.

    ``areas``: those that the groups of areas are.
    """
    lines, total = {}, Line(None)
    for base in (OPENED, CLOSED):
        for row in _counted(scope, base, _group(by, base, areas)):
            line = lines.setdefault(row["dim"] or "", Line(row["dim"] or ""))
            _add(line, row, base)
            _add(total, row, base)
    spreads = _days(scope, by, areas)
    for dim, spread in spreads.items():
        _say_days(lines.setdefault(dim, Line(dim)), spread)
    _say_days(total, sorted(row for spread in spreads.values() for row in spread))
    for line in (total, *lines.values()):
        line.rates = {key: line.rates.get(key, Rate(0, 0)) for key in RATES}
    return [lines[key] for key in sorted(lines)], total


def _say_days(line, spread):
    line.n = sum(count for _value, count in spread)
    line.median, line.ninety = percentile(spread, 0.5), percentile(spread, 0.9)


def _add(line, row, base):
    for key, rate in RATES.items():
        if rate.base == base:
            before = line.rates.get(key, Rate(0, 0))
            line.rates[key] = Rate(before.numerator + row[f"{key}_hits"], before.denominator + row[f"{key}_rows"])


def _group(by, base, areas):
    if by == "area":
        cases = [When(within("area__path", area.path), then=Value(area.path)) for area in areas]
        return Case(*cases, default=Value(""), output_field=CharField())
    if by == "month":
        return Cast(TruncMonth(base), CharField())
    return F(f"{by}_id")


def _counted(scope, base, group):
    counts = {}
    for key, rate in RATES.items():
        if rate.base == base:
            counts[f"{key}_rows"] = Count("pk", filter=rate.rows())
            counts[f"{key}_hits"] = Count("pk", filter=rate.rows() & rate.hits())
    rows = scope.of(Issue).filter(**{f"{base}__gte": scope.first, f"{base}__lte": scope.last})
    return rows.order_by().annotate(dim=group).values("dim").annotate(**counts)


DAYS = """
WITH days AS (SELECT * FROM unnest(%s::date[], %s::int[]) AS d(day, n)), solved AS ({rows})
SELECT dim, ended.n - begun.n, count(*)
FROM solved JOIN days begun ON begun.day = opened_on JOIN days ended ON ended.day = solved_on
GROUP BY 1, 2 ORDER BY 2
"""
"""How many were solved within so many working days, by group: sorted, and much shorter than the issues themselves."""


def _days(scope, by, areas):
    """{group: [(working days from report to result, how many)]}, the days rising."""
    rows = solved(scope).order_by().annotate(dim=_group(by, CLOSED, areas), solved_on=TruncDate("resolved_at"))
    sql, params = rows.values_list("dim", "opened_on", "solved_on").query.sql_with_params()
    days, counted = _running_working_days(scope.first - timedelta(days=3 * 366), scope.last)
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(DAYS.format(rows=sql.replace("%%", "%")), [days, counted, *params])
        for dim, spent, count in cursor.fetchall():
            found[dim or ""].append((spent, count))
    return found


def percentile(spread, part):
    """The least value of ``spread`` ((value, how many), values rising) that ``part`` of all do not exceed."""
    wanted, seen = part * sum(count for _value, count in spread), 0
    for value, count in spread:
        seen += count
        if seen >= wanted:
            return value
    return None


def _running_working_days(first, last):
    """Each day, and how many working days lie before and on it."""
    days, counted, count = [], [], 0
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        count += is_workday(day)
        days.append(day)
        counted.append(count)
    return days, counted


def rising(scope):
    """(category, issues in the last 90 days of the period, in the 90 before) where they rise by half and by three."""
    middle = scope.last - timedelta(days=RISE_DAYS - 1)
    found = scope.of(Issue).filter(opened_on__lte=scope.last, opened_on__gte=middle - timedelta(days=RISE_DAYS))
    now, before = Count("pk", filter=Q(opened_on__gte=middle)), Count("pk", filter=Q(opened_on__lt=middle))
    rows = found.order_by().values_list("category_id").annotate(now=now, before=before)
    risen = [row for row in rows if row[1] - row[2] >= RISE_AT_LEAST and row[1] >= 1.5 * row[2]]
    return sorted(risen, key=lambda row: row[2] - row[1])


def burdened(scope):
    """(household, head, issues) of households with three or more in the last 90 days of the period."""
    since = scope.last - timedelta(days=RISE_DAYS - 1)
    found = scope.of(Issue).filter(
        is_counted(), household__isnull=False, opened_on__gte=since, opened_on__lte=scope.last
    )
    rows = found.order_by().values_list("household_id", "household__head_name").annotate(n=Count("pk"))
    return list(rows.filter(n__gte=MANY).order_by("-n", "household_id")[:MOST])


def handing_back(scope):
    """(code of the department, issues that it handed back in the period, how many times)."""
    steps = _hand_backs(scope).filter(issue__in=scope.of(Issue).filter(hand_backs__gt=0))
    rows = steps.order_by().values_list("facts__department")
    counted = rows.annotate(issues=Count("issue", distinct=True), times=Count("pk"))
    return sorted(((name or "", issues, times) for name, issues, times in counted), key=lambda row: (-row[2], row[0]))
