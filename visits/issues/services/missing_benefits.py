"""A household says that a benefit has not come: that is an issue, with somebody who finds out and a clock."""

from django.utils.translation import gettext as _

from caseload.core import catalogues
from visits.issues.models import Issue, IssueCategory
from visits.issues.services.issues import report_issue

CATEGORY = "benefits"


def benefit_missing(*, by, entitlement, words):
    """Called by the floor below: ``settings.CASELOAD_HOOKS`` names it. While one of it is open, no other is opened."""
    title = _("Has not come: %(what)s") % {"what": entitlement.policy}
    household = entitlement.household
    if Issue.objects.open().filter(household=household, category=CATEGORY, title=title).exists():
        return
    facts = {"title": title, "description": words, "member": entitlement.member, "household": household}
    report_issue(by=by, kind="difficulty", category=catalogues.rows(IssueCategory)[CATEGORY], **facts)
