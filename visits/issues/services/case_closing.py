"""What the closing of a case makes of the household's open issues: each goes the way that the report says."""

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core.casework.moves import MoveRefused
from caseload.core.records import in_the_streets_language
from households.plans.models import Settlement
from households.plans.services.closings import save_closing
from visits.issues.models import Issue, SettledIssue
from visits.issues.models.moves import WAITING
from visits.issues.services.issues import move_issue

S, How = Issue.Status, Settlement.How


def open_issues(plan):
    """The issues of the household that are open now."""
    return list(Issue.objects.open().filter(household=plan.household).select_related("household", "owner"))


def settled_in(plan):
    """What the closing report of ``plan`` says already: {key of an issue: Settlement}."""
    found = SettledIssue.objects.filter(settlement__closing__plan=plan).select_related("settlement__person")
    return {row.issue_id: row.settlement for row in found}


@transaction.atomic
def write_report(*, by, plan, issues, settlements, **said):
    """The closing report, with ``issues``: {issue: how, with reason or whom}."""
    titles = {issue: f"{issue.number} {issue.title}" for issue in issues}
    of_issues = [{"title": titles[issue], **how} for issue, how in issues.items()]
    closing = save_closing(by=by, plan=plan, settlements=[*settlements, *of_issues], **said)
    rows = {row.title: row for row in closing.settlements.filter(action=None)}
    SettledIssue.objects.bulk_create(SettledIssue(settlement=rows[title], issue=row) for row, title in titles.items())
    return closing


def case_closed(*, plan, by):
    """In the transaction in which the supervisor ``by`` agrees to the closing; called from below.

    Raises MoveRefused for an issue of which the report does not speak, or that cannot go that way.
    """
    said, issues = settled_in(plan), open_issues(plan)
    unknown = [issue for issue in issues if issue.pk not in said]
    if unknown:
        missing = [_("What becomes of the issue %(number)s.") % {"number": issue.number} for issue in unknown]
        raise MoveRefused(_("Something is still missing for this step."), missing)
    for issue in issues:
        try:
            _settle(issue, said[issue.pk], by)
        except MoveRefused as why:
            raise MoveRefused(f"{issue.number}: {why}") from None


def _settle(issue, said, by):
    """Handed to a person; or, unless it waits for the call-back already, solved or dropped with its reason."""
    if said.how == How.HANDED:
        if said.person and said.person != issue.owner:
            move_issue(by=by, issue=issue, verb="assign", owner=said.person, note=_("The case was closed."))
        return
    if issue.status in Issue.SOLVED:
        return
    if said.how == How.DROPPED and issue.status in WAITING:
        move_issue(by=by, issue=issue, verb="reject", reason=said.reason)
        return
    if issue.status == S.SUSPENDED:
        move_issue(by=by, issue=issue, verb="resume")
    with in_the_streets_language():
        words = said.reason if said.how == How.DONE else _("Dropped: %(reason)s") % {"reason": said.reason}
    move_issue(by=by, issue=issue, verb="resolve", result=words)
