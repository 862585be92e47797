"""What is written down beside the visits, compared with the visits themselves, and put right."""

from django.db import connection

from caseload.core.services.recounting import Difference
from households.models import Household
from visits.models import Visit, VisitDay
from visits.services.planning import AT_ONCE, FACTS, plan, refresh_facts, standings

OF_CLOSED = ["last_visit_on", "last_tried_on", "promise"]
"""The facts of a closed household: nobody waits for its next visit."""
DAYS_THAT_DIFFER = """
SELECT coalesce(kept.area_path, true_day.area_path), coalesce(kept.day, true_day.day),
       kept.visits, kept.tried, kept.leaflets, true_day.visits, true_day.tried, true_day.leaflets
FROM {days} AS kept
FULL JOIN (
    SELECT happened_in AS area_path, visited_on AS day, count(*) FILTER (WHERE outcome <> 'not_home') AS visits,
           count(*) FILTER (WHERE outcome = 'not_home') AS tried, sum(leaflets) AS leaflets
    FROM {visits} GROUP BY happened_in, visited_on
) AS true_day ON (kept.area_path, kept.day) = (true_day.area_path, true_day.day)
WHERE (coalesce(kept.visits, 0), coalesce(kept.tried, 0), coalesce(kept.leaflets, 0))
   <> (coalesce(true_day.visits, 0), coalesce(true_day.tried, 0), coalesce(true_day.leaflets, 0))
"""


def recount(*, fix):
    """Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it."""
    yield from _recount_households(fix)
    yield from _recount_days(fix)


def _recount_households(fix):
    batch, columns = [], ["number", "status", "categories", "case_level", "level_since", "created_at", *FACTS]
    for household in Household.objects.order_by("pk").only(*columns).iterator(chunk_size=AT_ONCE):
        batch.append(household)
        if len(batch) == AT_ONCE:
            yield from _compare(batch, fix)
            batch = []
    yield from _compare(batch, fix)


def _compare(batch, fix):
    found = standings([household.pk for household in batch])
    for household in batch:
        kept = {column: getattr(household, column) for column in FACTS}
        plan(household, found[household.pk])
        compared = FACTS if household.is_open else OF_CLOSED
        wrong = [column for column in compared if kept[column] != getattr(household, column)]
        if wrong and fix:
            refresh_facts(household.pk)
        for column in wrong:
            yield Difference(household.number, column, kept[column], getattr(household, column))


def _recount_days(fix):
    with connection.cursor() as cursor:
        cursor.execute(DAYS_THAT_DIFFER.format(days=VisitDay._meta.db_table, visits=Visit._meta.db_table))
        rows = cursor.fetchall()
    columns = ("visits", "tried", "leaflets")
    for area, day, *counts in rows:
        kept, right = ({name: n or 0 for name, n in zip(columns, of, strict=True)} for of in (counts[:3], counts[3:]))
        if fix:
            VisitDay.objects.update_or_create(area_id=area, day=day, defaults=right)
        for name in columns:
            if kept[name] != right[name]:
                yield Difference(f"{area} {day}", name, kept[name], right[name])
