"""Categories, visit rules, levels of cases and looks after a closing are kept here; a change of what households go by
times their visits anew."""

from collections import Counter
from copy import copy

from django.db import transaction
from django.db.models import Count

from caseload.core import catalogues
from households.models import Category, Household, VisitRule
from households.services.rhythm import retime, rhythms, rule_for

DAYS_A_MONTH = 30


@transaction.atomic
def add_category(*, by, **facts):
    category = Category.objects.create(**facts)
    transaction.on_commit(catalogues.forget)
    return category


@transaction.atomic
def update_category(*, by, category, **changes):
    """Change a category. Returns how many households are due at another time for that."""
    return _change(category, changes)


@transaction.atomic
def update_rule(*, by, rule, **changes):
    """Change a rhythm. Returns how many households are due at another time for that."""
    return _change(rule, changes)


@transaction.atomic
def update_level(*, by, row, **changes):
    """Change a level of cases; days for reviews and answers that run already stay. Returns how many households are due
    at another time for that."""
    return _change(row, changes)


@transaction.atomic
def update_follow_up_rule(*, by, row, **changes):
    """Change when a look comes after a closing, for cases closed from now on."""
    _keep(row, changes)


def _change(row, changes):
    before = rhythms()
    _keep(row, changes)
    return retime(before)


def _keep(row, changes):
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    transaction.on_commit(catalogues.forget)


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
