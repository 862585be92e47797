"""The end of a file, and its reopening."""

from django.db import transaction

from households.events import households_changed, rhythm_changed
from households.models import Household, Member
from households.services.facts import locked, refresh_facts
from households.services.members import IdNumberTaken, holder_of, one_number_one_member
from households.services.rhythm import keep_rhythm


class OpenIssues(Exception):
    """A household is closed when nothing is open any more; ``count`` says how many issues are."""

    def __init__(self, count):
        super().__init__(count)
        self.count = count


class OpenPlan(Exception):
    """A case of the household is open: it is ended, or referred, first."""


class AlreadyDone(Exception):
    """Somebody else closed or reopened it first."""


@transaction.atomic
def close_household(*, by, household, reason, on, note=""):
    """Close the file; its members are no longer active, their ID numbers free.

    Raises OpenIssues, OpenPlan, AlreadyDone.
    """
    household = locked(household)
    if not household.is_open:
        raise AlreadyDone
    if household.open_issue_count:
        raise OpenIssues(household.open_issue_count)
    if household.case_level:
        raise OpenPlan
    household.status = Household.Status.CLOSED
    household.close_reason, household.closed_on, household.close_note = reason, on, note
    household.version += 1
    household.save(update_fields=["status", "close_reason", "closed_on", "close_note", "version"])
    household.members.active().update(is_active=False)
    households_changed.tell(households=[household.pk])
    return household


@transaction.atomic
def reopen_household(*, by, household):
    """Open the file again; those who are not gone are active again. Raises IdNumberTaken, AlreadyDone."""
    household = locked(household)
    if household.is_open:
        raise AlreadyDone
    household.status = Household.Status.OPEN
    household.close_reason, household.closed_on, household.close_note = "", None, ""
    household.version += 1
    fields = [
        "status",
        "close_reason",
        "closed_on",
        "close_note",
        "version",
        *keep_rhythm(household),
    ]
    household.save(update_fields=fields)
    returning = household.members.filter(status=Member.Status.PRESENT)
    for member in returning.filter(id_index__isnull=False):
        if holder := holder_of(member.id_number, other_than=member.pk):
            raise IdNumberTaken(holder)
    with one_number_one_member():
        returning.update(is_active=True)
    refresh_facts(household)
    rhythm_changed.tell(households=[household.pk])
    household.refresh_from_db(fields=["next_visit_on", "overdue_from"])
    return household
