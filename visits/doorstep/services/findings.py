"""What a visit found, and what follows from it: issues, the household's facts, changes to be entered."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import catalogues
from households.services.households import update_household
from visits.doorstep.models import Finding, HouseholdChange
from visits.issues.models import IssueCategory
from visits.issues.services.issues import report_issue

ITEM = Finding.Item
CATEGORY_OF = {
    ITEM.FOOD: "livelihood",
    ITEM.CLOTHING: "livelihood",
    ITEM.SCHOOLING: "education",
    ITEM.MEDICAL: "medical",
    ITEM.HOUSING: "housing",
    ITEM.WATER: "water",
}
"""The category of the issue that follows what is at risk."""
DANGEROUS = ("C", "D")


def last_findings(household):
    """What was found last time of each item, by item."""
    rows = Finding.objects.filter(visit__household=household).select_related("issue", "visit")
    newest = rows.order_by("item", "-visit__visited_on", "-visit__visited_at").distinct("item")
    return {row.item: row for row in newest}


def write_findings(*, by, visit, rows):
    """``rows``: dicts of item, state, grade, and ``wants_issue`` for what is at risk.

    What is at risk already has its issue while that one is open; no second one is opened.
    """
    last = last_findings(visit.household)
    findings = [Finding(visit=visit, item=row["item"], state=row["state"], grade=row["grade"]) for row in rows]
    for finding, row in zip(findings, rows, strict=True):
        if finding.state == Finding.State.RISK and row["wants_issue"]:
            finding.issue = _open_issue(last.get(finding.item)) or _report(by, visit, finding)
    for finding in findings:
        _write_facts(by, finding)
    Finding.objects.bulk_create(findings)


def _open_issue(finding):
    return finding.issue if finding and finding.issue and finding.issue.is_open else None


def _report(by, visit, finding):
    title = _("%(item)s at risk") % {"item": finding.get_item_display()}
    category = catalogues.rows(IssueCategory)[CATEGORY_OF[finding.item]]
    about = {"household": visit.household, "visit": visit, "opened_at": visit.entered_at}
    return report_issue(by=by, kind="problem", category=category, title=title, **about)


def facts_of(finding):
    """The columns of the household that this finding knows better than the file."""
    if finding.item == ITEM.HOUSING and finding.grade:
        return {"house_grade": finding.grade, "unsafe_house": finding.grade in DANGEROUS}
    if finding.item == ITEM.WATER and finding.state != Finding.State.UNKNOWN:
        return {"safe_water": finding.state == Finding.State.FINE}
    return {}


def _write_facts(by, finding):
    household = finding.visit.household
    new = {name: value for name, value in facts_of(finding).items() if getattr(household, name) != value}
    if new:
        finding.before = {name: getattr(household, name) for name in new}
        update_household(by=by, household=household, **new)


def take_back_facts(*, by, visit):
    """Put back what the findings of ``visit`` changed on the household, where nobody has changed it since."""
    household = visit.household
    for finding in visit.findings.all():
        written = facts_of(finding)
        back = {name: old for name, old in finding.before.items() if getattr(household, name) == written[name]}
        if back:
            update_household(by=by, household=household, **back)


def write_changes(*, by, visit, rows):
    """``rows``: kinds of HouseholdChange, each to be entered in the file by the household's worker."""
    HouseholdChange.objects.bulk_create(
        HouseholdChange(visit=visit, household=visit.household, kind=kind) for kind in rows
    )


@transaction.atomic
def enter_change(*, by, change):
    """The file says it now. Once entered, it stays so."""
    HouseholdChange.objects.to_enter().filter(pk=change.pk).update(entered_at=timezone.now(), entered_by=by)
