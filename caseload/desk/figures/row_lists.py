"""The rows behind a number, as lines of a plain table: one layout for each kind of row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import catalogues
from caseload.core.keys import read_key
from caseload.core.models import Area, User
from caseload.desk.figures import lines
from caseload.desk.figures.rates import handed_back
from caseload.desk.models import LedgerLine
from households.models import Household, Member
from households.plans.models import CasePlan, Goal
from households.support.eligibility.models import Standing
from households.support.giving.models import Gift
from households.support.policies.models import Authority, Entitlement
from visits.activities.models import NEWEST_FIRST as ACTIVITIES_NEWEST_FIRST
from visits.activities.models import Activity
from visits.issues.models import Department, Issue, IssueCategory
from visits.models import NEWEST_FIRST, Visit

NO_CAUSE = "-"


@dataclass(frozen=True)
class RowList:
    order: tuple
    related: tuple
    columns: tuple
    """The first column's caption, then those of the cells."""
    line: Callable

    def queryset(self, rows):
        return rows.select_related(*self.related)

    def lines(self, rows, user):
        """Each row as a line, every cell with its column's caption before it."""
        found = [self.line(row, user) for row in rows]
        for line, row in zip(found, rows, strict=True):
            line.pk = row.pk
            cells = zip(self.columns[1:], line.cells, strict=True)
            line.cells = [(column, str(words), is_chinese) for column, (words, is_chinese) in cells]
        return found


def row_list(model):
    return LISTS[model]


def narrowed(rows, given, scope):
    """Rows of one worker or one cause where the query string asks for it. Returns (rows, what it was narrowed to)."""
    words = []
    worker = read_key(given.get("worker", ""))
    if rows.model in WORKER_OF and worker is not None:
        rows = rows.filter(**{WORKER_OF[rows.model]: worker})
        words += [person.name for person in User.objects.filter(pk=worker)]
    if rows.model is Issue:
        rows, said = _narrowed_issues(rows, given, scope)
        words += said
    if rows.model is Entitlement and given.get("authority") in catalogues.rows(Authority):
        rows = rows.filter(policy__authority=given["authority"])
        words.append(str(catalogues.rows(Authority)[given["authority"]]))
    if rows.model is Household and given.get("cause"):
        cause = "" if given["cause"] == NO_CAUSE else given["cause"]
        rows = rows.filter(main_cause=cause)
        words.append(cause or _("no cause noted"))
    return rows, words


def _narrowed_issues(rows, given, scope):
    """Issues of one household, one category or one department."""
    words, categories, departments = [], catalogues.rows(IssueCategory), catalogues.rows(Department)
    household = read_key(given.get("household", ""))
    if household is not None:
        rows = rows.filter(household=household)
        words += rows.values_list("household__head_name", flat=True)[:1]
    if given.get("category") in categories:
        rows = rows.filter(category=given["category"])
        words.append(str(categories[given["category"]]))
    if given.get("handed_by") in departments:
        rows = rows.filter(pk__in=handed_back(scope, facts__department=given["handed_by"]).values("pk"))
        words.append(str(departments[given["handed_by"]]))
    if given.get("department") in departments:
        rows = rows.filter(department=given["department"])
        words.append(str(departments[given["department"]]))
    elif given.get("department") == NO_CAUSE:
        rows = rows.filter(department=None)
        words.append(_("no department named"))
    return rows, words


WORKER_OF = {
    LedgerLine: "by",
    Activity: "owner",
    CasePlan: "worker",
    Household: "worker",
    Issue: "owner",
    Visit: "worker",
}
LISTS = {
    Area: RowList(
        ("path",), (), (gettext_lazy("Area"), gettext_lazy("Service centre or party branch")), lines.area_line
    ),
    User: RowList(
        ("sort_key", "pk"), (), (pgettext_lazy("of a person", "Name"), gettext_lazy("Posted to")), lines.person_line
    ),
    Household: RowList(
        ("sort_key", "pk"),
        ("worker",),
        (
            gettext_lazy("Household"),
            gettext_lazy("Area"),
            gettext_lazy("Worker"),
            gettext_lazy("Last visit"),
            gettext_lazy("Next visit"),
        ),
        lines.household_line,
    ),
    Member: RowList(
        ("household_id", "pk"),
        ("household",),
        (pgettext_lazy("of a person", "Name"), gettext_lazy("Household"), gettext_lazy("Area"), gettext_lazy("Age")),
        lines.member_line,
    ),
    CasePlan: RowList(
        ("-started_on", "-pk"),
        ("household", "worker"),
        (
            gettext_lazy("Household and case"),
            gettext_lazy("Area"),
            gettext_lazy("Stage"),
            gettext_lazy("Next review"),
            gettext_lazy("Ended on"),
            gettext_lazy("Case worker"),
        ),
        lines.plan_line,
    ),
    Goal: RowList(
        ("-created_at", "-pk"),
        ("plan__household", "plan__worker", "since"),
        (
            gettext_lazy("Goal"),
            gettext_lazy("Household"),
            gettext_lazy("Agreed on"),
            gettext_lazy("How it stands"),
            gettext_lazy("Since"),
        ),
        lines.goal_line,
    ),
    Gift: RowList(
        ("-matched_on", "-pk"),
        ("household", "donation__donor"),
        (
            gettext_lazy("Gift"),
            gettext_lazy("Household"),
            gettext_lazy("Donor"),
            gettext_lazy("Matched on"),
            gettext_lazy("Status"),
            gettext_lazy("Value (yuan)"),
        ),
        lines.gift_line,
    ),
    Entitlement: RowList(
        ("-created_at", "-pk"),
        ("household", "member", "policy"),
        (
            gettext_lazy("Policy"),
            gettext_lazy("Household"),
            pgettext_lazy("entitlement", "For whom"),
            gettext_lazy("Area"),
            gettext_lazy("First paid, or handed over, on"),
            gettext_lazy("Amount"),
        ),
        lines.entitlement_line,
    ),
    Standing: RowList(
        ("since", "pk"),
        ("household", "member", "policy"),
        (
            gettext_lazy("Policy"),
            gettext_lazy("Household"),
            pgettext_lazy("entitlement", "For whom"),
            gettext_lazy("Area"),
            gettext_lazy("Since"),
        ),
        lines.gap_line,
    ),
    Visit: RowList(
        NEWEST_FIRST,
        ("household", "worker"),
        (
            gettext_lazy("Day"),
            gettext_lazy("Household"),
            gettext_lazy("Worker"),
            gettext_lazy("How it was"),
            gettext_lazy("How long it took"),
            gettext_lazy("Leaflets"),
        ),
        lines.visit_line,
    ),
    LedgerLine: RowList(
        ("-day", "-key"),
        ("version__leaflet", "household", "by"),
        (
            gettext_lazy("Leaflet"),
            gettext_lazy("How handed out"),
            gettext_lazy("Handed out to"),
            gettext_lazy("Area"),
            gettext_lazy("Handed out by"),
            gettext_lazy("Copies"),
        ),
        lines.ledger_line,
    ),
    Activity: RowList(
        ACTIVITIES_NEWEST_FIRST,
        ("kind", "owner"),
        (
            gettext_lazy("Activity"),
            gettext_lazy("Day"),
            gettext_lazy("Area"),
            gettext_lazy("Run by"),
            gettext_lazy("Status"),
        ),
        lines.activity_line,
    ),
    Issue: RowList(
        ("-opened_on", "-pk"),
        ("household",),
        (
            gettext_lazy("Issue"),
            gettext_lazy("Household"),
            gettext_lazy("Reported"),
            gettext_lazy("Status"),
            pgettext_lazy("of one issue", "Satisfaction"),
        ),
        lines.issue_line,
    ),
}
