"""What was found last, and changes at home entered in the file."""

from django.db import transaction

from caseload.core import wall_clock
from visits.doorstep.models import Finding, HouseholdChange


def last_findings(household, apart_from=None):
    """What was found last time of each item, by item; ``apart_from``: a visit that is left out."""
    rows = Finding.objects.filter(visit__household=household).select_related("issue", "visit")
    rows = rows.exclude(visit=apart_from) if apart_from else rows
    newest = rows.order_by("item", "-visit__visited_on", "-visit__visited_at").distinct("item")
    return {row.item: row for row in newest}


def is_overtaken(visit, other):
    """Whether ``other``, a finding or None, is of a visit after ``visit``."""
    return bool(other) and (other.visit.visited_on, other.visit.visited_at) > (visit.visited_on, visit.visited_at)


@transaction.atomic
def enter_change(*, by, change):
    """The file says it now. Once entered, it stays so."""
    HouseholdChange.objects.to_enter().filter(pk=change.pk).update(entered_at=wall_clock.now(), entered_by=by)
