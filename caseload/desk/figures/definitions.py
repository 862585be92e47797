"""What is counted, for whom and when: one named query per figure, shared by page, command and the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy

from caseload.desk.figures import queries


@dataclass(frozen=True)
class Figure:
    """``rows``: the rows counted (of a rate: those that could have counted). ``hits``: those of a rate that did.
    ``sums``: the column whose sum the number is, where it is not the count of the rows; then ``of`` says what these
    are."""

    name: str
    unit: str
    """What stands after the number: ``unit % number`` gives its form."""
    definition: str
    rows: Callable
    hits: Callable | None = None
    sums: str = ""
    of: str = ""


FIGURES = {
    "service_centres": Figure(
        _("Service centres"),
        npgettext_lazy("figure", "centre", "centres"),
        _("First-level grids with a party-mass service centre, valid on the last day of the period."),
        queries.service_centres,
    ),
    "party_branches": Figure(
        _("Party branches"),
        npgettext_lazy("figure", "branch", "branches"),
        _("Grids with a party branch, valid on the last day of the period."),
        queries.party_branches,
    ),
    "workers": Figure(
        _("Social workers"),
        npgettext_lazy("figure", "worker", "workers"),
        _("Active social workers who are posted in the area today."),
        queries.workers,
    ),
    "households_helped": Figure(
        _("Households helped"),
        npgettext_lazy("figure", "household", "households"),
        _("Households that were visited in the period, or for whom a matter was closed in it."),
        queries.households_helped,
    ),
    "people_helped": Figure(
        _("People helped"),
        npgettext_lazy("figure", "person", "people"),
        _("Who lives in the households helped; where the file was closed since, who lived there then."),
        queries.people_helped,
    ),
    "visits": Figure(
        _("Visits"),
        npgettext_lazy("figure", "visit", "visits"),
        _("Visits made in the period. Where nobody was at home does not count."),
        queries.visits,
    ),
    "leaflets": Figure(
        _("Leaflets"),
        npgettext_lazy("figure", "leaflet", "leaflets"),
        _("Leaflets handed out on visits, at activities, and to whole buildings and areas in the period."),
        queries.leaflets,
        sums="count",
        of=_("lines of the ledger"),
    ),
    "donations_yuan": Figure(
        _("Donations in money"),
        npgettext_lazy("figure", "yuan", "yuan"),
        _("Money from donors that was matched with households in the period, and not taken back."),
        queries.donations,
        sums="value",
        of=_("gifts of donors"),
    ),
    "donations_in_kind_yuan": Figure(
        _("Donations in kind"),
        npgettext_lazy("figure", "yuan", "yuan"),
        _("The value of goods from donors that were matched with households in the period, and not taken back."),
        queries.donations_in_kind,
        sums="value",
        of=_("gifts of donors"),
    ),
    "activities": Figure(
        _("Activities"),
        npgettext_lazy("figure", "activity", "activities"),
        _("Group activities that were held in the period. Who came to one was not visited by it."),
        queries.activities,
    ),
    "difficulties_solved": Figure(
        _("Difficulties solved"),
        npgettext_lazy("figure", "matter", "matters"),
        _("Difficulties voiced by households, and errands, that were closed in the period."),
        queries.difficulties_solved,
    ),
    "satisfaction": Figure(
        _("Satisfaction"),
        npgettext_lazy("figure", "rated", "rated"),
        _("“Very satisfied” and “satisfied”, of all matters closed in the period that were rated."),
        queries.rated,
        queries.satisfied,
    ),
    "issues_found": Figure(
        _("Problems found"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems that were reported in the period."),
        queries.issues_found,
    ),
    "issues_solved": Figure(
        _("Problems solved"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems reported in the period that were closed by its end."),
        queries.issues_solved,
    ),
    "resolution_rate": Figure(
        _("Solved, of those found"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems solved, of the problems found. What households said on the telephone is another rate."),
        queries.issues_found,
        queries.issues_solved,
    ),
    "households_without_worker": Figure(
        _("Households without a worker"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households, now, that have no worker or one who has left."),
        queries.households_without_worker,
    ),
    "visits_overdue": Figure(
        _("Households overdue"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households, now, whose visit is due and whose days of grace are used up."),
        queries.visits_overdue,
    ),
    "issues_overdue": Figure(
        _("Issues overdue"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Issues of every kind, now, whose clock runs and whose due time has passed."),
        queries.issues_overdue,
    ),
    "plans_open": Figure(
        _("Open case plans"),
        npgettext_lazy("figure", "case plan", "case plans"),
        _("Case plans, now, from the intake to the evaluation."),
        queries.plans_open,
    ),
    "plans_closed": Figure(
        _("Case plans closed"),
        npgettext_lazy("figure", "case plan", "case plans"),
        _("Cases whose closing the supervisor agreed to in the period. Referred and declined ones do not count."),
        queries.plans_closed,
    ),
    "goals_set": Figure(
        _("Goals set"),
        npgettext_lazy("figure", "goal", "goals"),
        _("Goals of case plans that a household agreed to in the period."),
        queries.goals_set,
    ),
    "goals_met": Figure(
        _("Goals met"),
        npgettext_lazy("figure", "goal", "goals"),
        _("Goals of case plans that a review or the closing found to be met in the period."),
        queries.goals_met,
    ),
    "reviews_overdue": Figure(
        _("Reviews overdue"),
        npgettext_lazy("figure", "case plan", "case plans"),
        _("Case plans at work, now, whose review is past its day."),
        queries.reviews_overdue,
    ),
    "policies_delivered": Figure(
        _("Policies delivered"),
        npgettext_lazy("figure", "benefit", "benefits"),
        _("Benefits of households and members that were paid for the first time, or handed over, in the period."),
        queries.policies_delivered,
    ),
    "job_placements": Figure(
        _("Households with a public-welfare job"),
        npgettext_lazy("figure", "household", "households"),
        _("Households of which somebody took up a public-welfare post in the period."),
        queries.job_placements,
    ),
    "gaps_open": Figure(
        _("Gaps open"),
        npgettext_lazy("figure", "gap", "gaps"),
        _("Who looks eligible for a policy by the rules now, does not receive it, and for whom nobody has begun it."),
        queries.gaps_open,
    ),
}
"""The figures in the order of the report, with what each counts."""

OTHER_ROWS = {
    "satisfied": Figure(
        _("Satisfied"),
        npgettext_lazy("figure", "matter", "matters"),
        _("Rated “very satisfied” or “satisfied”."),
        queries.satisfied,
    ),
    "problems_closed": Figure(
        _("Problems closed"),
        npgettext_lazy("figure", "problem", "problems"),
        _("Problems that were closed in the period."),
        queries.problems_closed,
    ),
    "households": Figure(
        _("Households"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households, now."),
        queries.households,
    ),
    "households_due": Figure(
        _("Due this month"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households that were seen this month, or are due by its end."),
        queries.households_due,
    ),
    "households_seen": Figure(
        _("Seen this month"),
        npgettext_lazy("figure", "household", "households"),
        _("Open households that were seen this month."),
        queries.households_seen,
    ),
    "issues_open": Figure(
        _("Open issues"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Issues of every kind that are open now."),
        queries.issues_open,
    ),
    "issues_of_nobody": Figure(
        _("Issues without an owner"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Open issues that are to be assigned, or whose owner has left."),
        queries.issues_of_nobody,
    ),
    "issues_to_assign": Figure(
        _("Issues to be assigned"),
        npgettext_lazy("figure", "issue", "issues"),
        _("Open issues without an owner: the supervisors nearest to them say who takes them on."),
        queries.issues_to_assign,
    ),
}
"""Rows behind the other numbers on the desk's pages."""

ROWS = FIGURES | OTHER_ROWS
