"""Who the households of a file are in the registry, and whose rows cannot be imported because of it."""

from collections import defaultdict

from households import vocab
from households.roster.checking.chosen import died_elsewhere, let_move, moves_here
from households.roster.checking.registry import Registry, are_apart
from households.roster.reading.heads import choose_head
from households.sheets.cells import folded


def look_up(part):
    """Load what the registry knows of the part's rows."""
    roster = part.roster
    part.registry = Registry(
        part.records, part.groups, lock=roster.is_to_be_written, ignoring=roster.added, left=roster.left
    )


def match_households(part):
    """The surer ways of telling first, each household of the registry once."""
    registry, numbers = part.registry, part.roster.reading.numbers
    find_people_where_they_live(part)
    for told_by in (by_number, Registry.by_head, Registry.by_name_and_address):
        if told_by is Registry.by_head and (others := [g for g in part.groups if g.number_is_taken]):
            registry.load_named(others)
        for group in part.groups:
            if group.is_held or id(group) in part.matches:
                continue
            household = told_by(registry, group)
            if household is not None and _is_free(household, group, part.roster.claimed, numbers):
                part.matches[id(group)] = household
                part.roster.claimed.add(household.pk)


def by_number(registry, group):
    """A number alone never joins two families."""
    found = registry.of_number(group)
    if not found:
        return None
    household = next((household for household in found if registry.is_family(group, household)), None)
    if household is None and not group.number_is_taken:
        if not (group.number_repeats or are_apart(group, found[0])):
            for record in group.records:
                record.report("number_of_other_household", raw=f"{found[0].number} {found[0].head_name}")
        group.number_is_taken = True
    return household


def find_people_where_they_live(part):
    """A list that does not say who the head is, such as one of disabled people, tells of persons: those whom the
    registry knows are found in their households, however many rows of the list a household has."""
    of_home = defaultdict(list)
    for group in part.groups:
        if group.tells_head or any(row.is_rejected for row in group.listing):
            continue
        homes = part.registry.homes_of(group)
        if len(homes) == 1:
            _tell_joined(part.registry, group, homes[0])
            of_home[homes[0].pk].append(group)
        elif group.head is None:
            choose_head(group, part.roster.ways)
    joined = {id(other) for first, *others in of_home.values() for other in others}
    part.groups = [group for group in part.groups if id(group) not in joined]
    for key, groups in of_home.items():
        _join(part, part.registry.households[key], groups)


def _tell_joined(registry, group, household):
    """Those whom nobody knows, and only somebody beside them places there: it may be the wife's old home."""
    for record in group.persons:
        if record.id_number and not record.part and not registry.knows(record):
            record.report("joined_by_others", raw=f"{household.number} {household.head_name}")


def _join(part, household, groups):
    """The rows of one household as one group. Its head stays, and a list of persons tells nothing else of it."""
    first, *others = groups
    first.persons += [record for other in others for record in other.persons]
    first.head = part.registry.head_among(first.persons, household) if part.roster.source else None
    if first.head:
        first.head.relation = vocab.HEAD
    else:
        first.keeps_head = True
    if not part.roster.source:
        first.tell_of_persons_only()
    part.matches[id(first)] = household
    part.roster.claimed.add(household.pk)


def _is_free(household, group, claimed, numbers):
    """No other household of the file is this one."""
    number = folded(household.number)
    return household.pk not in claimed and (number == group.number or number not in numbers)


def refuse_people_of_others(part):
    """Rows whose person lives in another household are rejected, unless somebody chose that they move; the head's
    holds them all."""
    for group in part.groups:
        if group.is_held:
            continue
        household = part.matches.get(id(group))
        is_closed_to_us = household is not None and not part.roster.areas.may_write(household.area_id)
        movers = [record for record in group.persons if moves_here(part, record, household)]
        for record in group.persons:
            is_others = record not in movers and part.registry.elsewhere(record, household)
            has_died = not is_others and died_elsewhere(part, record, household)
            if not record.is_rejected and (is_others or has_died or (is_closed_to_us and record is group.head)):
                record.report("id_in_other_household", raw=has_died.status if has_died else "")
        if group.is_held:
            group.hold_back()
        else:
            let_move(part, movers)


def note_listed(part):
    """Remember which households of the registry the file speaks of: the others of its source are absent."""
    found = (part.matches.get(id(group)) for group in part.groups if not group.is_held)
    part.roster.listed |= part.registry.listed(part.records, part.groups)
    part.roster.listed |= {household.pk for household in found if household}
