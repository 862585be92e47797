"""What categories and visit rules mean in work: the households that go by them, and their visits."""

from collections import Counter
from copy import copy

from django.db.models import Count

from caseload.core import catalogues
from households.models import Household, VisitRule
from households.services.rhythm import rule_for

DAYS_A_MONTH = 30


def loads():
    """What each rule means in work, by code: the households that follow it, and their visits a month."""
    counts = Household.objects.open().order_by().values_list("visit_rule").annotate(n=Count("pk"))
    rules = catalogues.rows(VisitRule)
    return {
        code: {"households": n, "visits": round(n * DAYS_A_MONTH / rules[code].interval_days)}
        for code, n in counts
        if code in rules
    }


def preview(rule, *, interval_days):
    """What ``rule`` every ``interval_days`` would mean: (rows, their sum), each a dict of ``worker``, ``households``,
    visits a month ``now`` and ``then``. In the order of names; households without a worker stand last."""
    then = copy(rule)
    then.interval_days = interval_days
    rules = catalogues.rows(VisitRule)
    counts = (
        Household.objects.open()
        .order_by()
        .values_list("worker", "worker__sort_key", "worker__name", "categories", "case_level")
        .annotate(n=Count("pk"))
    )
    loads = {}
    for worker, sort_key, name, categories, level, n in counts:
        row = loads.setdefault((worker is None, sort_key or "", worker or 0, name or ""), [0, 0.0, 0.0])
        row[0] += n
        row[1] += n * DAYS_A_MONTH / rule_for(categories, level, rules).interval_days
        row[2] += n * DAYS_A_MONTH / rule_for(categories, level, {**rules, rule.code: then}).interval_days
    total = [sum(row[n] for row in loads.values()) for n in range(3)]
    return [_load_row(name or None, *row) for (*_order, name), row in sorted(loads.items())], _load_row("", *total)


def _load_row(name, households, now, then):
    return {"worker": name, "households": households, "now": round(now), "then": round(then)}


def load_of(rule):
    return loads().get(rule.code, {"households": 0, "visits": 0})


def households_by_category():
    """How many open households each category has, by code."""
    kinds = Household.objects.open().order_by().values_list("categories").annotate(n=Count("pk"))
    counts = Counter()
    for codes, n in kinds:
        counts.update(dict.fromkeys(codes, n))
    return counts
