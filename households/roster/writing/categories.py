"""The categories of hardship that follow from a roster, and their periods."""

from caseload.core import wall_clock
from households.models import CategoryPeriod
from households.roster.reading.categories import categories_after


def put_categories(part):
    for entry in part.entries:
        household = entry.household
        before, after = household.categories, categories_after(household, entry.plan.group, part.roster.source)
        if before != after:
            household.categories, entry.moved = after, (before, after)


def save_periods(part):
    """Ends and begins periods today."""
    _end_periods(part.moved)
    CategoryPeriod.objects.bulk_create(
        (
            CategoryPeriod(household=household, category_id=code, source=part.roster.source)
            for household, (before, after) in part.moved.items()
            for code in sorted(set(after) - set(before))
        ),
        ignore_conflicts=True,
        batch_size=2000,
    )


def _end_periods(moved):
    today = wall_clock.today()
    ended = {(row.pk, code) for row, (before, after) in moved.items() for code in set(before) - set(after)}
    if not ended:
        return
    for period in CategoryPeriod.objects.current().filter(household__in={key for key, _code in ended}):
        if (period.household_id, period.category_id) in ended:
            period.valid_to = max(today, period.valid_from)
            period.save(update_fields=["valid_to"])
