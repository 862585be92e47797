"""Categories and visit rules are kept here; a change of either times the visits of the households anew."""

from django.db import transaction

from caseload.core import catalogue
from households.models import Category, Household
from households.services.rhythm import retime, rhythms

DAYS_A_MONTH = 30


@transaction.atomic
def add_category(*, by, **facts):
    category = Category.objects.create(**facts)
    transaction.on_commit(catalogue.forget)
    catalogue.forget()
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


def load_of(rule):
    """What a rule means in work: the households that follow it, and their visits a month."""
    count = Household.objects.open().filter(visit_rule=rule.code).count()
    return {"households": count, "visits": round(count * DAYS_A_MONTH / rule.interval_days)}
