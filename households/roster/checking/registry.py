"""What the registry knows of the households and persons of a file, loaded in a handful of queries, and matched.

A household is the same by its number; else by its head's ID number; else by its head's name and address. A person
is the same by ID number; else by name and relation within the matched household.
"""

from collections import defaultdict

from django.db.models import Q

from caseload.core.personal import blind_index
from caseload.core.pinyin import fold_name
from households.models import Household, Member
from households.roster.reading.values import folded

CHUNK = 10_000


class Registry:
    """The rows that a file may touch. ``indexes``: {ID number: its blind index}.

    ``lock`` keeps the rows from others until the transaction ends; ``ignoring``: keys of households not to be seen.
    """

    def __init__(self, records, groups, *, lock=False, ignoring=frozenset()):
        self.lock, self.ignoring = lock, ignoring
        self.indexes = {r.id_number: blind_index(r.id_number) for r in records if r.is_person and r.id_number}
        self.members = defaultdict(list)
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
        names = {group.head.name for group in groups if group.head and not group.number}
        self.households = {}
        for column, wanted in (("pk", ids), ("number", numbers), ("head_name", names)):
            for part in _chunks(sorted(wanted)):
                for household in self._rows(Household).filter(Q(**{f"{column}__in": part})).order_by("pk"):
                    if household.pk not in self.ignoring:
                        self.households[household.pk] = household
        for household in sorted(self.households.values(), key=lambda row: (row.is_open, -row.pk)):
            self.by_number[folded(household.number)] = household
            self.by_home[_home(household.head_name, household.address, household.area_id)] = household

    def _load_members(self):
        for part in _chunks(list(self.households)):
            for member in self._rows(Member).filter(household_id__in=part).order_by("pk"):
                self.members[member.household_id].append(member)
        for household in sorted(self.households.values(), key=lambda row: (row.is_open, -row.pk)):
            head = next((m for m in self.members[household.pk] if m.pk == household.head_id), None)
            if head and head.id_index:
                self.by_head_index[bytes(head.id_index)] = household

    def by_own_number(self, group):
        return self.by_number.get(group.number)

    def by_head(self, group):
        return self.by_head_index.get(self.indexes.get(group.head.id_number))

    def by_name_and_address(self, group):
        """Where neither an address nor a number is known, the name tells one of the same area."""
        address = group.household_values.get("address")
        home = self.by_home.get(_home(group.head.name, address, group.area.path)) if not group.number else None
        if home and not address and (group.head.id_number or self._has_number(home)):
            return None
        return home

    def _has_number(self, home):
        return any(member.pk == home.head_id and member.id_index for member in self.members[home.pk])

    def listed(self, records, groups):
        """Keys of households that ``groups`` name by number, or in which a person of ``records`` lives."""
        homes = {self.by_number[group.number].pk for group in groups if group.number in self.by_number}
        found = (self.by_index.get(self.indexes.get(record.id_number)) for record in records)
        return homes | {member.household_id for member in found if member}

    def elsewhere(self, record, household):
        """The active member with this ID number who lives in another household."""
        member = self.by_index.get(self.indexes.get(record.id_number))
        if member and member.is_active and (household is None or member.household_id != household.pk):
            return member
        return None

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


def _is_namesake(record, member):
    """By name and relation; a row that names no relation is told by the name alone."""
    relation = folded(record.relation) or folded(member.relation)
    return (fold_name(record.name), relation) == (fold_name(member.name), folded(member.relation))


def _home(name, address, area):
    return fold_name(name), folded(address) if address else area


def _chunks(rows):
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))
