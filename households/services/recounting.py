"""Compares what stands on households' rows with the rows it follows from, and puts it right."""

from django.db.models import Prefetch

from caseload.core.services.recounting import Difference
from households.models import CategoryPeriod, Household
from households.services.facts import FACTS, set_facts
from households.services.rhythm import rule_of, set_rhythm

BATCH = 1_000


def recount(*, fix):
    """Yield each Difference; with ``fix``, each batch is put right before it is told.

    Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it.
    """
    current = Prefetch("category_periods", CategoryPeriod.objects.current(), to_attr="current_periods")
    households = Household.objects.order_by("pk").prefetch_related("members", current)
    batch = []
    for household in households.iterator(chunk_size=BATCH):
        batch.append(household)
        if len(batch) == BATCH:
            yield from _compare(batch, fix)
            batch = []
    yield from _compare(batch, fix)


def _compare(batch, fix):
    found, wrong, columns = [], [], set()
    for household in batch:
        differences = list(_differences(household))
        if differences:
            found += differences
            wrong.append(household)
            columns.update(*(COLUMNS[difference.column] for difference in differences))
    if fix and wrong:
        Household.objects.bulk_update(wrong, sorted(columns))
    return found


def _differences(household):
    """What differs; the household itself then holds what was counted, not saved."""
    kept = {column: getattr(household, column) for column in COLUMNS}
    set_facts(household, list(household.members.all()))
    household.categories = sorted(period.category_id for period in household.current_periods)
    if household.is_open and rule_of(household).code != household.visit_rule:
        set_rhythm(household, due=household.next_visit_on)
    for column, value in kept.items():
        counted = getattr(household, column)
        if counted != (sorted(value) if column == "categories" else value):
            yield Difference(household.number, column, value, counted)


COLUMNS = {
    **{column: [column] for column in FACTS},
    "categories": ["categories"],
    "visit_rule": ["visit_rule", "next_visit_on", "overdue_from"],
}
"""What is compared, and the columns that are written for it."""
