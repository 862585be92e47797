"""What the registry knows of the households and persons of a file, loaded in a handful of queries, and matched.

A household is the same by its number, if it is one family with it (``matching``); else by its head's ID number; else by
its head's name and address. A person is the same by ID number; else by name and relation within the matched household.
"""

from collections import defaultdict

from django.db.models import Q

from caseload.core.personal import blind_index
from caseload.core.pinyin import fold_name
from households.models import Household, Member
from households.sheets.cells import folded

CHUNK = 10_000
ROSTER_NUMBER = "household_no"
"""Key in a household's ``roster``: the number that its roster gives it, where another household has that number."""


class Registry:
    """The rows that a file may touch. ``indexes``: {ID number: its blind index}.

    ``lock`` keeps the rows from others until the transaction ends; ``ignoring``: keys of households not to be seen;
    ``left``: of members who left their household for another one of the file.
    """

    def __init__(self, records, groups, *, lock=False, ignoring=frozenset(), left=frozenset()):
        self.lock, self.ignoring, self.left = lock, ignoring, left
        self.indexes = {r.id_number: blind_index(r.id_number) for r in records if r.is_person and r.id_number}
        self.members, self.by_roster_number = defaultdict(list), defaultdict(list)
        self.by_index, self.by_number, self.by_head_index, self.by_home = {}, {}, {}, {}
        self._load_households(groups, self._load_persons())
        self._load_members()

    def _rows(self, model):
        return model.objects.select_for_update() if self.lock else model.objects.all()

    def _load_persons(self):
        """Members with an ID number of the file, wherever they live; ids of their households."""
        found = set()
        for part in _chunks(list(self.indexes.values())):
            for member in self._rows(Member).filter(id_index__in=part).order_by("is_active", "pk"):
                self.by_index[bytes(member.id_index)] = member
                found.add(member.household_id)
        return found

    def _load_households(self, groups, ids):
        numbers = {group.number for group in groups if group.number}
        names = {group.head.name for group in groups if group.head and (not group.number or group.number_repeats)}
        self.households = {}
        for column, wanted in (("pk", ids), ("number", numbers), ("head_name", names)):
            self._load_by(column, wanted)
        self._index_households()

    def _load_by(self, column, wanted):
        for part in _chunks(sorted(wanted)):
            for household in self._rows(Household).filter(Q(**{f"{column}__in": part})).order_by("pk"):
                if household.pk not in self.ignoring:
                    self.households.setdefault(household.pk, household)

    def _index_households(self):
        for household in sorted(self.households.values(), key=lambda row: (row.is_open, -row.pk)):
            self.by_number[folded(household.number)] = household
            if number := household.roster.get(ROSTER_NUMBER):
                self.by_roster_number[number].append(household)
            self.by_home[_home(household.head_name, household.address, household.area_id)] = household

    def _load_members(self):
        new = [key for key in self.households if key not in self.members]
        for part in _chunks(new):
            for member in self._rows(Member).filter(household_id__in=part).order_by("pk"):
                if member.pk not in self.left:
                    self.members[member.household_id].append(member)
        for household in sorted(self.households.values(), key=lambda row: (row.is_open, -row.pk)):
            head = next((m for m in self.members[household.pk] if m.pk == household.head_id), None)
            if head and head.id_index:
                self.by_head_index[bytes(head.id_index)] = household

    def of_number(self, group):
        """Those that have the group's number, or that a roster numbers so."""
        own = self.by_number.get(group.number)
        return [*([own] if own else ()), *self.by_roster_number.get(group.number, ())] if group.number else []

    def is_family(self, group, household):
        """Whether the head of ``group``, or half of its members with ID numbers, are of ``household``."""
        members = self.members[household.pk]
        indexes = {bytes(member.id_index) for member in members if member.id_index}
        names = {fold_name(member.name) for member in members}
        unnumbered = {fold_name(member.name) for member in members if not member.id_index}

        def is_member(record):
            index = self.indexes.get(record.id_number)
            return index in indexes or fold_name(record.name) in (unnumbered if index else names)

        persons = [record for record in group.persons if record.id_number] or group.persons
        if group.head and (is_member(group.head) or _is_namesake_head(group, household)):
            return True
        return 2 * sum(map(is_member, persons)) >= len(persons)

    def by_head(self, group):
        return self.by_head_index.get(self.indexes.get(group.head.id_number)) if group.head else None

    def load_named(self, groups):
        """Those of the heads' names too: the number of ``groups`` turned out to be another household's."""
        self._load_by("head_name", {group.head.name for group in groups if group.head})
        self._index_households()
        self._load_members()

    def by_name_and_address(self, group):
        """Where neither an address nor a number is known, the name tells one of the same area."""
        if group.head is None or (group.number and not group.number_is_taken):
            return None
        address = group.household_values.get("address")
        home = self.by_home.get(_home(group.head.name, address, group.area.path))
        if home and not address and (group.head.id_number or self._has_number(home)):
            return None
        return home

    def _has_number(self, home):
        return any(member.pk == home.head_id and member.id_index for member in self.members[home.pk])

    def knows(self, record):
        """Whether somebody of the registry has the number of ``record``."""
        return self.known(record) is not None

    def homes_of(self, group):
        """The households in which persons of ``group`` live."""
        found = map(self.known, group.persons)
        keys = dict.fromkeys(member.household_id for member in found if member and member.is_active)
        return [self.households[key] for key in keys if key in self.households]

    def head_among(self, records, household):
        """The record of the household's head, or None."""
        heads = {bytes(m.id_index) for m in self.members[household.pk] if m.pk == household.head_id and m.id_index}
        return next((record for record in records if self.indexes.get(record.id_number) in heads), None)

    def listed(self, records, groups):
        """Keys of households that ``groups`` name by number, or in which a person of ``records`` lives."""
        homes = {
            household.pk for group in groups if not group.number_is_taken for household in self.of_number(group)[:1]
        }
        found = map(self.known, records)
        return homes | {member.household_id for member in found if member}

    def elsewhere(self, record, household):
        """The active member with this ID number who lives in another household."""
        member = self.known(record)
        if member and member.is_active and (household is None or member.household_id != household.pk):
            return member
        return None

    def known(self, record):
        """Whoever has the number of ``record``, gone or not, or None."""
        return self.by_index.get(self.indexes.get(record.id_number))

    def take_out(self, member):
        """The same as one of their household's members, who are told without them from now on."""
        members = self.members[member.household_id]
        return members.pop(next(n for n, found in enumerate(members) if found.pk == member.pk))

    def persons_of(self, records, household):
        """{record's place: member} for the rows of one household."""
        free = {member.pk: member for member in self.members[household.pk]}
        found = {}
        for record in records:
            index = self.indexes.get(record.id_number)
            same = next((m for m in free.values() if index and m.id_index and bytes(m.id_index) == index), None)
            if same:
                found[record.place] = free.pop(same.pk)
        for record in records:
            if record.place not in found:
                same = next((m for m in free.values() if _is_namesake(record, m)), None)
                if same:
                    found[record.place] = free.pop(same.pk)
        return found


def are_apart(group, household):
    """In areas of which neither lies in the other."""
    path, other = group.area.path, household.area_id
    return not (path.startswith(other) or other.startswith(path))


def _is_namesake_head(group, household):
    """Somebody whose ID number was corrected, in the same place."""
    return fold_name(group.head.name) == fold_name(household.head_name) and not are_apart(group, household)


def _is_namesake(record, member):
    """By name and relation; a row that names no relation is told by the name alone."""
    relation = folded(record.relation) or folded(member.relation)
    return (fold_name(record.name), relation) == (fold_name(member.name), folded(member.relation))


def _home(name, address, area):
    return fold_name(name), folded(address) if address else area


def _chunks(rows):
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))
