"""When a household is to be visited next: the shortest rhythm among the groups it belongs to."""

from datetime import timedelta

from django.utils import timezone

from caseload.core import catalogue
from households.models import Category, VisitRule


def rule_for(categories):
    """The visit rule with the shortest interval among those of ``categories`` (codes), else the default rule."""
    known = catalogue.rows(Category)
    rules = catalogue.rows(VisitRule)
    found = [rules[known[code].rule_id] for code in categories if code in known and known[code].rule_id]
    default = [rule for rule in rules.values() if rule.is_default]
    return min(found or default, key=lambda rule: (rule.interval_days, rule.priority))


def due_after(household, day):
    """The day by the household's rule of the visit that follows one on ``day``."""
    return day + timedelta(days=rule_for(household.categories).interval_days)


def set_rhythm(household, *, due=None):
    """Put rule, due day and the first day that counts as overdue on ``household`` (not saved).

    ``due``: a day set by a person; without it, the rule's interval after the last visit, or today when there was none.
    Returns the fields set.
    """
    rule = rule_for(household.categories)
    household.visit_rule = rule.code
    household.next_visit_on = due or (
        household.last_visit_on + timedelta(days=rule.interval_days)
        if household.last_visit_on
        else timezone.localdate(household.created_at)
    )
    household.overdue_from = household.next_visit_on + timedelta(days=rule.grace_days + 1)
    return ["visit_rule", "next_visit_on", "overdue_from"]
