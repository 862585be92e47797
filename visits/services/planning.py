"""When to come again, and what a household's row says of its visits: all of it follows from the visits."""

from datetime import timedelta

from households.models import Household
from households.services.rhythm import set_rhythm

TRY_AGAIN_AFTER = timedelta(days=3)
NEWEST_FIRST = ("-visited_on", "-visited_at", "-created_at")
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
    set_rhythm(household, due=made[0].next_visit_on if made else None)
    put_off(household, tried)
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


def put_off(household, tried):
    """A try moves the due day to the next try, as long as that lies within the grace: overdue stays overdue."""
    if tried is None or tried.next_visit_on is None:
        return
    if household.last_visit_on and tried.visited_on <= household.last_visit_on:
        return
    if household.next_visit_on < tried.next_visit_on < household.overdue_from:
        household.next_visit_on = tried.next_visit_on
