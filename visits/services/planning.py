"""When to come again, and what a household's row says of its visits: all of it follows from the visits."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse

from caseload.core import wall_clock
from caseload.core.models import Notice
from caseload.core.services.notices import notify
from caseload.core.services.ranks import supervisors_of
from households.models import Household
from households.services.rhythm import set_rhythm
from visits.models import VisitMove

TRY_AGAIN_AFTER = timedelta(days=3)
NEWEST_FIRST = ("-visited_on", "-visited_at", "-created_at")
AGAIN_AND_AGAIN = 3
"""So many tries in a row raise a notice."""
REMEMBERED = 20
"""A promise that is neither kept nor renewed is carried along over so many visits."""
FACTS = ["last_visit_on", "last_tried_on", "promise", "visit_rule", "next_visit_on", "overdue_from"]


def next_try(day):
    """When to come again after nobody was at home on ``day``."""
    return day + TRY_AGAIN_AFTER


def refresh_facts(household_id):
    """Derive what the household's row says from its visits. The row stays locked until the transaction ends."""
    household = Household.objects.select_for_update(no_key=True).get(pk=household_id)
    made = list(household.visits.made().order_by(*NEWEST_FIRST)[:REMEMBERED])
    tried = household.visits.tried().order_by(*NEWEST_FIRST).first()
    household.last_visit_on = made[0].visited_on if made else None
    household.last_tried_on = tried.visited_on if tried else None
    household.promise = standing_promise(made)
    moved = household.visit_moves.first()
    set_rhythm(household, due=due_day(made[0] if made else None, moved))
    put_off(household, tried, moved)
    household.save(update_fields=FACTS)
    return household


def standing_promise(made):
    """What is still promised, given the visits made, newest first."""
    for visit in made:
        if visit.promise:
            return visit.promise
        if visit.promise_kept:
            return ""
    return ""


def due_day(made, moved):
    """The day that somebody set: with the last visit made, or by moving the next one since; None is the rule's."""
    if moved and (made is None or moved.at > made.created_at):
        return moved.to_day
    return made.next_visit_on if made else None


def put_off(household, tried, moved=None):
    """A try moves the due day to the next try, as long as that lies within the grace: overdue stays overdue."""
    if tried is None or tried.next_visit_on is None or (moved and moved.at > tried.created_at):
        return
    if household.last_visit_on and tried.visited_on <= household.last_visit_on:
        return
    if household.next_visit_on < tried.next_visit_on < household.overdue_from:
        household.next_visit_on = tried.next_visit_on


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
