"""Numbers that begin anew: one household number on several sheets, or in several communities, for other families."""

from collections import defaultdict
from copy import copy

from caseload.core.pinyin import fold_name


def part_families(groups):
    """``groups`` with each family by itself. One number is two families where each has a head of its own on its own
    sheet or in its own community; the number stays with the first."""
    return [family for group in groups for family in _families(group)]


def _families(group):
    if not group.number or sum(record.is_head or bool(record.head_name) for record in group.persons) < 2:
        return [group]
    places = _by_place(group.persons)
    heads = {place: _heads(records) for place, records in places.items()}
    led = [place for place in places if heads[place]]
    first = led[0] if led else None
    apart = [place for place in led[1:] if not heads[place] & heads[first]]
    if not apart:
        return [group]
    families = [_family(group, places[place], heads[place]) for place in apart]
    return [_rest(group, families), *families]


def _by_place(records):
    """{(sheet, community): records}; a row that names no community is of the one before it."""
    places, village = defaultdict(list), {}
    for record in records:
        village[record.sheet] = record.village or village.get(record.sheet, "")
        places[record.sheet, village[record.sheet]].append(record)
    return places


def _heads(records):
    """What tells who heads them: ID numbers and names."""
    own = [record for record in records if record.is_head]
    found = {key for record in own for key in (record.id_number, fold_name(record.name))}
    found |= {key for record in records for key in (record.head_id, fold_name(record.head_name))}
    return found - {""}


def _family(group, persons, heads):
    """A household of its own, with its rows on sheets of households."""
    family = copy(group)
    family.persons, family.household_values = persons, {}
    family.listing = [row for row in group.listing if {row.head_id, fold_name(row.head_name)} & heads]
    family.number_repeats = family.number_is_taken = True
    return family


def _rest(group, families):
    """What stays with the number: the others' rows taken away."""
    taken = {id(record) for family in families for record in family.records}
    group.persons = [record for record in group.persons if id(record) not in taken]
    group.listing = [record for record in group.listing if id(record) not in taken]
    group.number_repeats = True
    return group
