"""Issues that do what an action of a case plan says."""

from django.db import transaction

from households.plans.services.goals import NotDrafting
from visits.issues.models import IssueOfAction


@transaction.atomic
def link_issue(*, by, action, issue):
    """``issue`` does what ``action`` says. Raises NotDrafting."""
    if not action.goal.plan.may_be_worked or not action.is_open:
        raise NotDrafting
    return IssueOfAction.objects.update_or_create(action=action, defaults={"issue": issue})[0]


def issues_of_plan(*, plan):
    """Answers ``plan_page``: the number of each action's issue."""
    found = IssueOfAction.objects.filter(action__goal__plan=plan).values_list("action", "issue__number")
    return {"actions": {action: {"issue_number": number} for action, number in found}}
