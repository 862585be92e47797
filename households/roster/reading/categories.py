"""Which categories of hardship a roster says a household is in."""

from households.vocab import DIBAO_HELD, TEKUN_HELD

MONITORED = {"脱贫不稳定户": "lifted_unstable", "边缘易致贫户": "marginal", "突发严重困难户": "sudden_hardship"}


def categories_in(group, source):
    """(categories the roster could speak of, those that it gives): both sets of codes."""
    spoken, given = set(), set()
    if "household_type" in group.present:
        spoken.add("lifted")
        given |= {"lifted"} if group.household_values.get("household_type") == "脱贫户" else set()
    if "monitor_category" in group.present:
        spoken |= set(MONITORED.values())
        code = MONITORED.get(group.household_values.get("monitor_category"))
        given |= {code} if code and group.household_values.get("risk_removed") is not True else set()
    if "dibao_enjoy" in group.present or source == "dibao":
        spoken.add("dibao")
        given |= {"dibao"} if source == "dibao" or _any(group, "dibao_enjoy", DIBAO_HELD) else set()
    if "tekun_enjoy" in group.present or source == "tekun":
        spoken.add("tekun")
        given |= {"tekun"} if source == "tekun" or _any(group, "tekun_enjoy", TEKUN_HELD) else set()
    return spoken, given


def _any(group, identity, terms):
    return any(record.person_values.get(identity) in terms for record in group.persons)


def categories_after(household, group, source):
    """The categories of ``household`` after this roster: those it does not speak of stay."""
    spoken, given = categories_in(group, source)
    if group.lists_persons:  # others of the household may have what these have not
        spoken = set()
    return sorted(set(household.categories) - spoken | given)
