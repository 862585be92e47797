"""Who the households of a file are in the registry, and whose rows cannot be imported because of it."""

from households.roster.checking.registry import Registry
from households.roster.reading.values import folded


def look_up(part):
    """Load what the registry knows of the part's rows."""
    roster = part.roster
    part.registry = Registry(part.records, part.groups, lock=roster.is_to_be_written, ignoring=roster.added)


def match_households(part):
    """The surer ways of telling first, each household of the registry once."""
    registry, numbers = part.registry, part.roster.reading.numbers
    for told_by in (registry.by_own_number, registry.by_head, registry.by_name_and_address):
        for group in part.groups:
            if group.is_held or id(group) in part.matches:
                continue
            household = told_by(group)
            if household is not None and _is_free(household, group, part.roster.claimed, numbers):
                part.matches[id(group)] = household
                part.roster.claimed.add(household.pk)


def _is_free(household, group, claimed, numbers):
    """No other household of the file is this one."""
    number = folded(household.number)
    return household.pk not in claimed and (number == group.number or number not in numbers)


def refuse_people_of_others(part):
    """Rows whose person lives in another household are rejected; the head's holds them all."""
    for group in part.groups:
        if group.is_held:
            continue
        household = part.matches.get(id(group))
        is_closed_to_us = household is not None and not part.roster.areas.may_write(household.area_id)
        for record in group.persons:
            if not record.is_rejected and (
                part.registry.elsewhere(record, household) or (is_closed_to_us and record is group.head)
            ):
                record.report("id_in_other_household")
        if group.is_held:
            group.hold_back()


def note_listed(part):
    """Remember which households of the registry the file speaks of: the others of its source are absent."""
    found = (part.matches.get(id(group)) for group in part.groups if not group.is_held)
    part.roster.listed |= part.registry.listed(part.records, part.groups)
    part.roster.listed |= {household.pk for household in found if household}
