"""When to come again, and what a household's row says of its visits: all of it follows from the visits."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from caseload.core import wall_clock
from caseload.core.models import Notice
from caseload.core.services.notices import notify
from caseload.core.services.ranks import supervisors_of
from households.models import Household
from households.services.rhythm import due_after, set_rhythm
from visits.models import NEWEST_FIRST, Visit, VisitMove

TRY_AGAIN_AFTER = timedelta(days=3)
AGAIN_AND_AGAIN = 3
"""So many tries in a row raise a notice."""
AT_ONCE = 1_000
"""Households planned in one go."""
FACTS = ["last_visit_on", "last_tried_on", "promise", "visit_rule", "next_visit_on", "try_again_on", "overdue_from"]


@dataclass
class Standing:
    """What the facts of a household follow from: its newest visit made, its newest try, the newest moving of its due
    day, and the visit that last gave or settled a promise; each may be None."""

    made: Visit | None = None
    tried: Visit | None = None
    moved: VisitMove | None = None
    promised: Visit | None = None


def standings(keys):
    """The Standing of each of these households, by key. In four queries."""
    visits, found = Visit.objects.filter(household__in=keys), {key: Standing() for key in keys}
    said = ~Q(promise="") | Q(promise_kept=True)
    newest = {
        "made": visits.made().order_by("household_id", *NEWEST_FIRST),
        "tried": visits.tried().order_by("household_id", *NEWEST_FIRST),
        "promised": visits.made().filter(said).order_by("household_id", *NEWEST_FIRST),
        "moved": VisitMove.objects.filter(household__in=keys).order_by("household_id", "-at", "-pk"),
    }
    for name, rows in newest.items():
        for row in rows.distinct("household_id"):
            setattr(found[row.household_id], name, row)
    return found


def plan(household, standing):
    """Put on ``household`` what follows from its visits, not saved."""
    made, tried = standing.made, standing.tried
    household.last_visit_on = made.visited_on if made else None
    household.last_tried_on = tried.visited_on if tried else None
    household.promise = standing.promised.promise if standing.promised else ""
    set_rhythm(household, due=agreed_day(household, made, standing.moved))
    put_off(household, tried, standing.moved)


def next_try(day):
    """When to come again after nobody was at home on ``day``."""
    return day + TRY_AGAIN_AFTER


def refresh_facts(household_id):
    """Derive what the household's row says from its visits. The row stays locked until the transaction ends."""
    household = Household.objects.select_for_update(no_key=True).get(pk=household_id)
    plan(household, standings([household.pk])[household.pk])
    household.save(update_fields=FACTS)
    return household


@transaction.atomic
def rhythm_changed(*, households):
    """Another rule may hold for these (keys): what was agreed with them stays, all else follows the rule.

    Called by the floor below: ``settings.CASELOAD_HOOKS`` names it.
    """
    known = {*Visit.objects.filter(household__in=households).order_by().values_list("household", flat=True).distinct()}
    known |= {*VisitMove.objects.filter(household__in=households).order_by().values_list("household", flat=True)}
    known = sorted(known)
    for first in range(0, len(known), AT_ONCE):
        keys = known[first : first + AT_ONCE]
        rows = list(Household.objects.open().select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
        found = standings(keys)
        for household in rows:
            plan(household, found[household.pk])
        Household.objects.bulk_update(rows, FACTS)


def agreed_day(household, made, moved):
    """The day that somebody set; one of before the level of the household's case holds unless that asks for an earlier
    day."""
    set_at, day = due_day(made, moved)
    since, last = household.level_since, household.last_visit_on
    if day and last and since and household.case_level and set_at < since:
        return min(day, due_after(household, last))
    return day


def due_day(made, moved):
    """(when it was set, the day) that somebody set: with the last visit made, or by moving the next one since; None is
    the rule's."""
    if moved and (made is None or moved.at > made.created_at):
        return moved.at, moved.to_day
    return (made.created_at, made.next_visit_on) if made else (None, None)


def put_off(household, tried, moved=None):
    """A try moves the due day to the next try, as long as that lies within the grace: overdue stays overdue, and the
    day of the next try stands beside it."""
    household.try_again_on = None
    if tried is None or tried.next_visit_on is None or (moved and moved.at > tried.created_at):
        return
    if household.last_visit_on and tried.visited_on <= household.last_visit_on:
        return
    if tried.next_visit_on <= household.next_visit_on:
        return
    if tried.next_visit_on < household.overdue_from:
        household.next_visit_on = tried.next_visit_on
    else:
        household.try_again_on = tried.next_visit_on


@transaction.atomic
def move_due_day(*, by, household, to_day, reason):
    """Put the next visit of ``household`` off, or bring it forward; why, and by whom, stays readable."""
    VisitMove.objects.create(
        household=household, from_day=household.next_visit_on, to_day=to_day, reason=reason, by=by, at=wall_clock.now()
    )
    return refresh_facts(household.pk)


def tries_in_a_row(household_id):
    """How often nobody was at home since somebody was last met."""
    newest = Household.objects.get(pk=household_id).visits.order_by(*NEWEST_FIRST).values_list("outcome", flat=True)
    outcomes = list(newest[: 3 * AGAIN_AND_AGAIN])
    return next((n for n, outcome in enumerate(outcomes) if outcome != "not_home"), len(outcomes))


def tell_if_nobody_opens(visit):
    """Three tries in vain: the household's worker and the supervisors of its area are to know, once."""
    if visit.was_made or tries_in_a_row(visit.household_id) != AGAIN_AND_AGAIN:
        return
    household = visit.household
    users = {user.pk: user for user in [household.worker, *supervisors_of(household.area_id)] if user}
    facts = {"household": household.head_name}
    notify(
        users=users.values(),
        kind=Notice.Kind.NOBODY_HOME,
        facts=facts,
        url=reverse("households:detail", args=[household.pk]),
    )
