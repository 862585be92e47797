"""Categories and visit rules are kept here; a change of either times the visits of the households anew."""

from collections import Counter

from django.db import transaction
from django.db.models import Count

from caseload.core import catalogue
from households.models import Category, Household, VisitRule
from households.services.rhythm import retime, rhythms

DAYS_A_MONTH = 30


@transaction.atomic
def add_category(*, by, **facts):
    category = Category.objects.create(**facts)
    transaction.on_commit(catalogue.forget)
    return category


@transaction.atomic
def update_category(*, by, category, **changes):
    """Change a category. Returns how many households are due at another time for that."""
    return _change(category, changes)


@transaction.atomic
def update_rule(*, by, rule, **changes):
    """Change a rhythm. Returns how many households are due at another time for that."""
    return _change(rule, changes)


def _change(row, changes):
    before = rhythms()
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    transaction.on_commit(catalogue.forget)
    return retime(before)


def loads():
    """What each rule means in work, by code: the households that follow it, and their visits a month."""
    counts = Household.objects.open().order_by().values_list("visit_rule").annotate(n=Count("pk"))
    rules = catalogue.rows(VisitRule)
    return {
        code: {"households": n, "visits": round(n * DAYS_A_MONTH / rules[code].interval_days)}
        for code, n in counts
        if code in rules
    }


def load_of(rule):
    return loads().get(rule.code, {"households": 0, "visits": 0})


def households_by_category():
    """How many open households each category has, by code."""
    kinds = Household.objects.open().order_by().values_list("categories").annotate(n=Count("pk"))
    counts = Counter()
    for codes, n in kinds:
        counts.update(dict.fromkeys(codes, n))
    return counts
