"""The rows behind a number, as lines of a plain table: one layout for each kind of row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import catalogues
from caseload.core.keys import read_key
from caseload.core.models import Area, User
from caseload.core.permissions import P
from caseload.core.templatetags.reading import day, full_day, lasted, yuan
from caseload.desk.figures.rates import handed_back
from households.glosses import gloss
from households.models import Household, Member
from households.plans.models import CasePlan, Goal
from households.support.giving.models import Gift
from households.support.policies.models import Authority, Entitlement
from households.support.policies.views.shown import gives
from visits.issues.models import Department, Issue, IssueCategory
from visits.models import NEWEST_FIRST, Visit

NO_CAUSE = "-"


@dataclass
class Line:
    """``seal``: whose seal stands before the name, if anybody's; ``cells``: (column, words, is data in Chinese)."""

    name: str
    url: str
    sub: str
    cells: list
    seal: object = None
    pk: object = None


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


def area_name(path):
    area = catalogues.by(Area, "path").get(path)
    return area.name if area else ""


def _area(row, user):
    url = reverse("area", args=[row.pk]) if user.may(P.AREAS) else ""
    return Line(row.name, url, row.code, [(row.service_centre or row.party_branch, True)])


def _person(row, user):
    url = reverse("person", args=[row.pk]) if user.may(P.PEOPLE) else ""
    return Line(row.name, url, row.username, [(area_name(row.area_id), True)], seal=row.pk)


def _household(row, user):
    worker = row.worker.name if row.worker else ""
    return Line(
        row.head_name,
        reverse("households:detail", args=[row.pk]),
        row.address or row.number,
        [
            (area_name(row.area_id), True),
            (worker, True),
            (day(row.last_visit_on), False),
            (day(row.next_visit_on) if row.is_open else "", False),
        ],
        seal=row.pk,
    )


def _member(row, user):
    household = row.household
    years = row.age()
    return Line(
        row.name,
        reverse("households:detail", args=[household.pk]),
        gloss(row.relation),
        [
            (household.head_name, True),
            (area_name(household.area_id), True),
            ("" if years is None else years, False),
        ],
        seal=row.pk,
    )


def _visit(row, user):
    said = row.get_condition_display() if row.was_made else row.get_outcome_display()
    return Line(
        full_day(row.visited_on),
        reverse("doorstep:visit", args=[row.pk]),
        row.get_kind_display(),
        [
            (row.household.head_name, True),
            (row.worker.name, True),
            (said, False),
            (lasted(row.lasted) if row.lasted else "", False),
            (row.leaflets or "", False),
        ],
    )


def _issue(row, user):
    return Line(
        row.title,
        reverse("issues:issue", args=[row.pk]),
        row.number,
        [
            (row.household.head_name if row.household else area_name(row.area_id), True),
            (full_day(row.opened_on), False),
            (row.get_status_display(), False),
            (row.get_satisfaction_display(), False),
        ],
    )


def _plan(row, user):
    return Line(
        row.household.head_name,
        row.get_absolute_url(),
        row.number,
        [
            (area_name(row.household.area_id), True),
            (row.get_status_display(), False),
            (day(row.review_due_on), False),
            (full_day(row.closed_on) if row.closed_on else "", False),
            (row.worker.name if row.worker else "", True),
        ],
        seal=row.household_id,
    )


def _goal(row, user):
    """What a goal says is read by the readers of its case only; the others see whose it is, and when."""
    plan = row.plan
    return Line(
        row.title if plan.is_readable_by(user) else plan.household.head_name,
        plan.get_absolute_url(),
        plan.number,
        [
            (plan.household.head_name, True),
            (full_day(row.since.agreed_on) if row.since else "", False),
            (row.get_state_display(), False),
            (full_day(row.state_on) if row.state_on else "", False),
        ],
    )


def _gift(row, user):
    return Line(
        str(row),
        row.get_absolute_url(),
        row.number,
        [
            (row.household.head_name, True),
            (row.donation.donor.public_name, True),
            (full_day(row.matched_on), False),
            (row.get_status_display(), False),
            (yuan(row.value), False),
        ],
    )


def _entitlement(row, user):
    household = row.household
    return Line(
        str(row.policy),
        row.get_absolute_url(),
        str(catalogues.by_code(Authority, row.policy.authority_id)),
        [
            (household.head_name, True),
            (row.for_whom, True),
            (area_name(household.area_id), True),
            (full_day(row.paid_on) if row.paid_on else "", False),
            (gives(row.amount, row.policy), False),
        ],
        seal=household.pk,
    )


WORKER_OF = {CasePlan: "worker", Household: "worker", Issue: "owner", Visit: "worker"}
LISTS = {
    Area: RowList(("path",), (), (gettext_lazy("Area"), gettext_lazy("Service centre or party branch")), _area),
    User: RowList(("sort_key", "pk"), (), (pgettext_lazy("of a person", "Name"), gettext_lazy("Posted to")), _person),
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
        _household,
    ),
    Member: RowList(
        ("household_id", "pk"),
        ("household",),
        (pgettext_lazy("of a person", "Name"), gettext_lazy("Household"), gettext_lazy("Area"), gettext_lazy("Age")),
        _member,
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
        _plan,
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
        _goal,
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
        _gift,
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
        _entitlement,
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
        _visit,
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
        _issue,
    ),
}
