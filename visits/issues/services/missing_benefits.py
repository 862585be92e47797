"""A household says that a benefit has not come: that is an issue, with somebody who finds out and a clock."""

from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.records import in_the_streets_language
from visits.issues.models import Issue, IssueCategory
from visits.issues.services.issues import report_issue

CATEGORY = "benefits"


def benefit_missing(*, by, entitlement, words):
    """Called by the floor below: ``settings.CASELOAD_HOOKS`` names it. While one of it is open, no other is opened."""
    if is_looked_into(entitlement):
        return
    facts = {"title": _title(entitlement), "description": words, "member": entitlement.member}
    category = catalogues.rows(IssueCategory)[CATEGORY]
    report_issue(by=by, kind="difficulty", category=category, household=entitlement.household, **facts)


def is_looked_into(entitlement):
    return _open_issues(entitlement).exists()


def opened_on_visit(*, entitlement, visit):
    """The open issue of it was raised by what was said on ``visit``."""
    _open_issues(entitlement).update(visit=visit)


def _open_issues(entitlement):
    asked = {"household": entitlement.household_id, "category": CATEGORY, "title": _title(entitlement)}
    return Issue.objects.open().filter(**asked)


@in_the_streets_language()
def _title(entitlement):
    """By which it is found again, too: whoever looks, it reads the same."""
    return _("Has not come: %(what)s") % {"what": entitlement.policy}
