"""What moves write beside the issue and its step: the household's count, the notice to whose matter it is."""

from django.db.models import F

from caseload.core.models import Notice
from caseload.core.services.notices import notify
from households.models import Household
from households.services.facts import HouseholdClosed
from visits.issues.services.ranks import Ranks


def count_open(issue, *, was_open):
    """Keep the household's count of open issues. Raises HouseholdClosed: only open files have open issues."""
    change = issue.is_open - was_open
    if not issue.household_id or not change:
        return
    files = Household.objects.filter(pk=issue.household_id)
    if not (files.open() if change > 0 else files).update(open_issue_count=F("open_issue_count") + change):
        raise HouseholdClosed


def tell(users, kind, issue, *, by=None):
    """Tell ``users``, each once, of ``issue``; nobody of what they did themselves."""
    facts = {"number": issue.number, "title": issue.title}
    told = {user.pk: user for user in users if user and user != by}
    notify(users=told.values(), kind=kind, facts=facts, url=issue.get_absolute_url())


def tell_owner(issue, kind=Notice.Kind.ISSUE_ASSIGNED, by=None):
    """Tell its owner; of what is to be assigned, those who answer for it: that it is theirs to assign."""
    if issue.owner_id is None and kind == Notice.Kind.ISSUE_ASSIGNED:
        kind = Notice.Kind.ISSUE_TO_ASSIGN
    tell(Ranks().answering(issue), kind, issue, by=by)
