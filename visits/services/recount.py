"""What is written down beside the visits, compared with the visits themselves, and put right."""

from dataclasses import dataclass, field

from django.db import connection, transaction

from households.models import Household
from households.services.rhythm import due_after
from visits.models import Visit, VisitDay, VisitMove
from visits.services.planning import NEWEST_FIRST, refresh_facts

DAYS_THAT_DIFFER = """
SELECT coalesce(kept.area_path, true_day.area_path), coalesce(kept.day, true_day.day)
FROM {days} AS kept
FULL JOIN (
    SELECT happened_in AS area_path, visited_on AS day, count(*) FILTER (WHERE outcome <> 'not_home') AS visits,
           count(*) FILTER (WHERE outcome = 'not_home') AS tried, sum(leaflets) AS leaflets
    FROM {visits} GROUP BY happened_in, visited_on
) AS true_day ON (kept.area_path, kept.day) = (true_day.area_path, true_day.day)
WHERE (coalesce(kept.visits, 0), coalesce(kept.tried, 0), coalesce(kept.leaflets, 0))
   <> (coalesce(true_day.visits, 0), coalesce(true_day.tried, 0), coalesce(true_day.leaflets, 0))
"""
RECOUNT_DAY = """
INSERT INTO {days} (area_path, day, visits, tried, leaflets)
SELECT %(area)s, %(day)s, count(*) FILTER (WHERE outcome <> 'not_home'),
       count(*) FILTER (WHERE outcome = 'not_home'), coalesce(sum(leaflets), 0)
FROM {visits} WHERE happened_in = %(area)s AND visited_on = %(day)s
ON CONFLICT (area_path, day) DO UPDATE
SET visits = EXCLUDED.visits, tried = EXCLUDED.tried, leaflets = EXCLUDED.leaflets
"""


@dataclass
class Drift:
    """What disagrees with the visits: keys of households, and (area path, day) of the roll-up."""

    households: list = field(default_factory=list)
    days: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.households or self.days)


def find_drift():
    return Drift(households_that_differ(), days_that_differ())


@transaction.atomic
def put_right(drift):
    for pk in drift.households:
        refresh_facts(pk)
    with connection.cursor() as cursor:
        for area, day in drift.days:
            cursor.execute(in_our_tables(RECOUNT_DAY), {"area": area, "day": day})


def households_that_differ():
    """Open households whose last visit, last try or next due day does not follow from their visits."""
    made, tried = newest(Visit.objects.made()), newest(Visit.objects.tried())
    moves = VisitMove.objects.order_by("household_id", "-at").distinct("household_id")
    moved = dict(moves.values_list("household_id", "to_day"))
    columns = ["categories", "case_level", "created_at", "last_visit_on", "last_tried_on"]
    columns += ["next_visit_on", "overdue_from"]
    rows = Household.objects.open().only(*columns).iterator(chunk_size=5000)
    return [row.pk for row in rows if not agrees(row, made.get(row.pk), tried.get(row.pk), moved.get(row.pk))]


def newest(visits):
    """Day and next day set by hand of each household's newest visit, by its key."""
    rows = visits.order_by("household_id", *NEWEST_FIRST).distinct("household_id")
    return {pk: days for pk, *days in rows.values_list("household_id", "visited_on", "next_visit_on").iterator()}


def agrees(household, made, tried, moved=None):
    """A day set by hand holds, and so does the rule's: categories may have changed since the visit."""
    visited_on, by_hand = made or (None, None)
    tried_on, try_again_on = tried or (None, None)
    if (household.last_visit_on, household.last_tried_on) != (visited_on, tried_on):
        return False
    if visited_on is None:
        return True
    expected = {by_hand, moved, due_after(household, visited_on)}
    if tried_on and tried_on > visited_on:
        expected.add(try_again_on)
    return household.next_visit_on in expected


def days_that_differ():
    with connection.cursor() as cursor:
        cursor.execute(in_our_tables(DAYS_THAT_DIFFER))
        return cursor.fetchall()


def in_our_tables(sql):
    return sql.format(days=VisitDay._meta.db_table, visits=Visit._meta.db_table)
