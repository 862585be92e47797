"""Which categories of hardship a roster says a household is in, and the periods that follow from it."""

from django.utils import timezone

from households.models import CategoryPeriod

MONITORED = {"脱贫不稳定户": "lifted_unstable", "边缘易致贫户": "marginal", "突发严重困难户": "sudden_hardship"}
DIBAO = {"城市低保", "农村低保"}
TEKUN = {"城市特困", "农村特困"}


def categories_said(group, source):
    """(categories the roster could speak of, those it says): both sets of codes."""
    spoken, said = set(), set()
    if "household_type" in group.present:
        spoken.add("lifted")
        said |= {"lifted"} if group.facts.get("household_type") == "脱贫户" else set()
    if "monitor_category" in group.present:
        spoken |= set(MONITORED.values())
        code = MONITORED.get(group.facts.get("monitor_category"))
        said |= {code} if code and group.facts.get("risk_removed") is not True else set()
    if "dibao_enjoy" in group.present or source == "dibao":
        spoken.add("dibao")
        said |= {"dibao"} if source == "dibao" or _any(group, "dibao_enjoy", DIBAO) else set()
    if "tekun_enjoy" in group.present or source == "tekun":
        spoken.add("tekun")
        said |= {"tekun"} if source == "tekun" or _any(group, "tekun_enjoy", TEKUN) else set()
    return spoken, said


def _any(group, identity, terms):
    return any(record.person.get(identity) in terms for record in group.persons)


def new_categories(household, group, source):
    """The categories of ``household`` after this roster: those it does not speak of stay."""
    spoken, said = categories_said(group, source)
    return sorted(set(household.categories) - spoken | said)


def write_periods(moved, source):
    """``moved``: {household: (categories before, after)}. Ends and begins periods today."""
    today = timezone.localdate()
    ended = {(h.pk, code) for h, (before, after) in moved.items() for code in set(before) - set(after)}
    if ended:
        for period in CategoryPeriod.objects.current().filter(household__in={pk for pk, _ in ended}):
            if (period.household_id, period.category_id) in ended:
                period.valid_to = max(today, period.valid_from)
                period.save(update_fields=["valid_to"])
    CategoryPeriod.objects.bulk_create(
        (
            CategoryPeriod(household=household, category_id=code, source=source)
            for household, (before, after) in moved.items()
            for code in sorted(set(after) - set(before))
        ),
        ignore_conflicts=True,
        batch_size=2000,
    )
