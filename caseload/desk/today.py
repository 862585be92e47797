"""A worker's day: whom to visit, most pressing first, and what is done already."""

import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from caseload.core import catalogues
from households.models import Category, Household, VisitRule, is_tried_later, is_visit_due, is_visit_overdue, overdue_by
from households.services.nearby import address_key, building
from visits.doorstep.models import HouseholdChange
from visits.issues.models import Issue
from visits.models import Visit
from visits.services.planning import next_try

SHOWN = 50
"""So many cards at most; the rest is one link away, on the list of households."""
SLIM_ROWS = 20
AHEAD = timedelta(days=7)


@dataclass
class Day:
    """``overdue`` and ``due``: cards; ``soon``: on the way, or the coming week when nothing is due;
    ``again``: overdue, and to be tried again on a coming day, for nobody was at home today."""

    overdue: list
    due: list
    soon: list
    again: list
    done: list
    issues: list
    changes: list
    overdue_count: int
    due_count: int
    soon_count: int
    issue_count: int
    visited: int
    tried: int
    next_try: object

    @property
    def of(self):
        """How many households the day holds: visited already, tried in vain, and still due."""
        return self.visited + self.tried + self.overdue_count + self.due_count

    @property
    def is_clear(self):
        return not (self.overdue_count or self.due_count)

    @property
    def hidden(self):
        """How many due households are beyond the cards shown."""
        return self.overdue_count + self.due_count - len(self.overdue) - len(self.due)


def day_of(user, today=None):
    """What today holds for ``user``, of the households assigned to them. Seven queries."""
    today = today or timezone.localdate()
    mine = Household.objects.open().filter(worker=user)
    waiting = mine.exclude(last_tried_on=today).filter(is_visit_due(today))
    cards = [card(row, today) for row in waiting.order_by("next_visit_on", "pk")[:SHOWN]]
    ahead = mine.filter(next_visit_on__gt=today, next_visit_on__lte=today + AHEAD).exclude(last_tried_on=today)
    again = [card(row, today) for row in mine.filter(is_tried_later(today), last_tried_on=today)[:SHOWN]]
    counts = mine.exclude(last_tried_on=today).aggregate(
        overdue=Count("pk", filter=is_visit_overdue(today)),
        due=Count("pk", filter=is_visit_due(today) & ~is_visit_overdue(today)),
    )
    late = overdue_by(today)
    overdue = [row for row in cards if row.overdue_from <= late]
    due = sorted((row for row in cards if row.overdue_from > late), key=lambda row: address_key(row.address))
    soon = on_the_way(list(ahead.order_by("next_visit_on", "pk")), cards, today)
    done = done_today(user, today)
    visited = {visit.household_id for visit in done if visit.was_made}
    issues = list(due_issues(user, today))
    return Day(
        overdue=overdue,
        due=due,
        soon=soon[:SLIM_ROWS],
        again=again,
        done=done,
        issues=issues[:SLIM_ROWS],
        changes=list(changes_to_enter(user)),
        overdue_count=counts["overdue"],
        due_count=counts["due"],
        soon_count=len(soon),
        issue_count=len(issues),
        visited=len(visited),
        tried=len({visit.household_id for visit in done} - visited),
        next_try=next_try(today),
    )


def card(household, today):
    """A household with what its card says: why it is due, since when, and the key of a visit that finds nobody."""
    categories, rules = catalogues.rows(Category), catalogues.rows(VisitRule)
    household.why = [str(categories[code]) for code in household.categories if code in categories]
    household.rule = rules.get(household.visit_rule)
    household.days_late = (today - household.next_visit_on).days
    household.days_left = -household.days_late
    tried, visited = household.last_tried_on, household.last_visit_on
    household.tried_since = tried if tried and (visited is None or tried > visited) else None
    household.key = uuid.uuid4()
    return household


def on_the_way(coming, cards, today):
    """Of the households due within the week, those in a building that is gone to anyway; all when none is."""
    buildings = {building(row.address) for row in cards} - {""}
    near = [row for row in coming if not cards or building(row.address) in buildings]
    return sorted((card(row, today) for row in near), key=lambda row: address_key(row.address) if cards else [])


def done_today(user, today):
    """Visits and tries of today, newest first. Reading follows the household, which may be another's by now."""
    readable = Visit.objects.visible_to(user).filter(pk=OuterRef("pk"))
    mine = Visit.objects.filter(worker=user, visited_on=today).annotate(is_readable=Exists(readable))
    return list(mine.select_related("household").order_by("-visited_at", "-created_at")[:SHOWN])


def due_issues(user, today):
    """The user's issues that are due by the end of today, or overdue."""
    midnight = timezone.make_aware(datetime.combine(today + timedelta(days=1), time.min))
    return Issue.objects.mine(user).overdue(midnight).select_related("household")[: SLIM_ROWS + 1]


def changes_to_enter(user):
    """What was said on visits to the user's households and is not in their files yet, the oldest first."""
    rows = HouseholdChange.objects.to_enter().filter(household__worker=user).select_related("household", "visit")
    return rows.order_by("visit__visited_on", "pk")[:SLIM_ROWS]
