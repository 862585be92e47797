"""Categories of issues, their time limits, departments and the samples of call-backs are kept here.

Limits hold for issues reported from then on, samples for issues solved from then on.
"""

from django.db import transaction

from caseload.core import catalogues
from visits.issues.models import CallBackRule, Department, IssueCategory, Priority, TimeLimit


@transaction.atomic
def add_category(*, by, working_days, **facts):
    """A new category with its limit for normal matters."""
    category = IssueCategory.objects.create(**facts)
    TimeLimit.objects.create(category=category, priority=Priority.NORMAL, working_days=working_days)
    catalogues.forget()
    return category


@transaction.atomic
def update_category(*, by, category, **changes):
    return _update(category, changes)


@transaction.atomic
def add_limit(*, by, **facts):
    """One that begins on ``valid_from``; the ones before it end there."""
    limit = TimeLimit.objects.create(**facts)
    catalogues.forget()
    return limit


@transaction.atomic
def update_limit(*, by, limit, **changes):
    """Of days and hours one, the other one empty."""
    return _update(limit, changes)


@transaction.atomic
def add_department(*, by, **facts):
    department = Department.objects.create(**facts)
    catalogues.forget()
    return department


@transaction.atomic
def update_department(*, by, department, **changes):
    """Its issues and steps go by its code, so a new name holds for those of the past as well."""
    return _update(department, changes)


@transaction.atomic
def set_sample(*, by, kind, percent):
    """Of every hundred solved issues of ``kind`` the households of ``percent`` are asked."""
    CallBackRule.objects.update_or_create(kind=kind, defaults={"percent": percent})
    catalogues.forget()


def _update(row, changes):
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    catalogues.forget()
    return row
