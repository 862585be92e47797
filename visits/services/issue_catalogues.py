"""Categories of issues and their time limits are kept here. Limits hold for issues reported from then on."""

from django.db import transaction

from caseload.core import catalogue
from visits.models import IssueCategory, Priority, TimeLimit


@transaction.atomic
def add_category(*, by, working_days, **facts):
    """A new category with its limit for normal matters."""
    category = IssueCategory.objects.create(**facts)
    TimeLimit.objects.create(category=category, priority=Priority.NORMAL, working_days=working_days)
    catalogue.forget()
    return category


@transaction.atomic
def update_category(*, by, category, **changes):
    return _update(category, changes)


@transaction.atomic
def update_limit(*, by, limit, **changes):
    """``working_days`` or ``hours``, the other one empty."""
    return _update(limit, changes)


def _update(row, changes):
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    catalogue.forget()
    return row
