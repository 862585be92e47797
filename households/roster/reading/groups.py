"""Rows → households: by household number, else from one head to the next, else by who the head is."""

from dataclasses import dataclass, field
from functools import lru_cache

from caseload.core.pinyin import fold_name
from households import vocab
from households.roster.reading.columns import BY_ID
from households.roster.reading.records import columns_of, lists_households, promote, read_records
from households.roster.reading.values import folded

MOSTLY = 0.2
"""Where more than this share of households disagree on a plain 联系电话, it is the person's."""


@dataclass(slots=True)
class Group:
    """One household of the file. ``listing``: its rows on sheets of households; ``persons``: of its members."""

    number: str = ""
    listing: list = field(default_factory=list)
    persons: list = field(default_factory=list)
    head: object = None
    household_values: dict = field(default_factory=dict)
    """{column id: value} of the columns of the household."""
    present: frozenset = frozenset()
    """Ids of the columns that its sheets have: a blank cell in one of these says something, a missing column not."""
    area: object = None
    names_area: bool = False

    @property
    def records(self):
        return [*self.listing, *self.persons]

    @property
    def is_held(self):
        return self.head is None or self.head.is_rejected or any(record.is_rejected for record in self.listing)

    @property
    def good(self):
        """Rows of persons that would be written."""
        return [] if self.is_held else [record for record in self.persons if not record.is_rejected]

    def hold_back(self):
        """Its good rows too: they cannot be imported without the others."""
        for record in self.records:
            if not record.is_rejected:
                record.report("held_back")


@dataclass
class Reading:
    """A file understood: its tables, every record, the households they make. Each stage adds to it."""

    tables: list
    rows: list = field(default_factory=list)
    """(table, its records)."""
    records: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    orphans: list = field(default_factory=list)
    """Records of members whose household is on no sheet."""
    numbers: set = field(default_factory=set)
    """The household numbers that the file uses."""

    @property
    def rejected(self):
        return [record for record in self.records if record.is_rejected]


def read_rows(reading):
    """Every row of the tables as a record; a file that lists only households has a row for each head."""
    reading.rows = [(table, read_records(table)) for table in reading.tables]
    if all(lists_households(table) for table in reading.tables):
        for table, records in reading.rows:
            for record in records:
                promote(record, columns_of(table))
    reading.records = [record for _table, records in reading.rows for record in records]


def group_rows(reading):
    """The households, those of sheets that list them first."""
    grouper = _Grouper(reading.tables)
    for table, records in sorted(reading.rows, key=lambda rows: not lists_households(rows[0])):
        grouper.add(table, records)
    reading.groups, reading.orphans = grouper.groups, grouper.orphans
    reading.numbers = {group.number for group in reading.groups if group.number}


class _Grouper:
    def __init__(self, tables):
        self.groups, self.orphans, self.by_number, self.by_head = [], [], {}, {}
        self.has_listing = any(lists_households(table) for table in tables) and not all(
            lists_households(table) for table in tables
        )

    def add(self, table, records):
        present = frozenset(caption.column.id for caption in table.captions if caption.column)
        current, span = None, None
        for record in records:
            is_listing = not record.is_person
            group = self._listed(record) if is_listing else self._of_person(record, current, span, present)
            if group is None:
                record.report("household_missing")
                self.orphans.append(record)
                continue
            (group.listing if is_listing else group.persons).append(record)
            group.present = _union(group.present, present)
            current, span = group, record.span

    def _listed(self, record):
        group = self.by_number.get(record.number) if record.number else None
        return group or self._new(record)

    def _new(self, record):
        group = Group(number=record.number)
        self.groups.append(group)
        if record.number:
            self.by_number[record.number] = group
        for key in self._head_keys(record):
            self.by_head.setdefault(key, group)
        return group

    def _head_keys(self, record):
        return [key for key in (record.head_id, fold_name(record.head_name)) if key]

    def _of_person(self, record, current, span, present):
        if record.number:
            found = self.by_number.get(record.number)
            return found or (None if self.has_listing else self._new(record))
        if current and record.span is not None:
            return current if record.span == span else self._new(record)
        if self.has_listing and not current:
            return next((self.by_head[key] for key in self._head_keys(record) if key in self.by_head), None)
        if self._begins(record, current, present):
            return self._new(record)
        return current

    def _begins(self, record, current, present):
        """Whether a row without a household number starts a household."""
        if current is None or record.is_head:
            return True
        certificate = record.household_values.get("dibao_cert_no")
        if certificate and any(certificate != r.household_values.get("dibao_cert_no") for r in current.persons[:1]):
            return True
        if "relation_to_head" in present:
            return False
        before = current.persons[-1] if current.persons else record
        heads = [(record.head_name, before.head_name), (record.head_id, before.head_id)]
        return any(now and now != then for now, then in heads) or not {"head_name", "head_id"} & present


@lru_cache(maxsize=256)
def _union(some, others):
    """One set for all households alike: a set for each would weigh more than its rows."""
    return some | others


@lru_cache(maxsize=256)
def _telling(present, column):
    """``present`` once it is settled which ``column`` a plain 联系电话 is."""
    return present - {"phone"} | {column}


# --- within a household ---


def assign_phones(reading):
    """A column that only says 联系电话 is the household's, unless another one is or its members disagree."""
    for table in reading.tables:
        if table.has("phone"):
            _assign_phones(table, reading.groups)


def _assign_phones(table, groups):
    mine = [[r for r in group.records if r.sheet == table.name and "phone" in r.person_values] for group in groups]
    is_personal = _is_personal(table, mine)
    for group in groups:
        if "phone" in group.present:
            group.present = _telling(group.present, "person_phone" if is_personal else "household_phone")
    for record in (record for records in mine for record in records):
        phones = record.person_values.pop("phone")
        if is_personal:
            record.person_values.setdefault("person_phone", phones)
        else:
            record.household_values.setdefault("household_phone", phones)


def _is_personal(table, households):
    """``households``: for each, its records with a phone."""
    if table.has("household_phone"):
        return True
    several = [records for records in households if len(records) > 1]
    differing = sum(len({str(record.person_values["phone"]) for record in records}) > 1 for records in several)
    return not table.has("person_phone") and differing > MOSTLY * len(several)


def refuse_duplicates(reading):
    seen = set()
    for record in reading.records:
        if record.is_person and record.id_number:
            if record.id_number in seen:
                record.report("id_duplicate_in_file")
            seen.add(record.id_number)


def agree_on_households(reading):
    """Find the head, agree on the household's columns, hold back what cannot be imported without it."""
    for group in reading.groups:
        heads = [record for record in group.persons if record.is_head] or _heads_by_name(group)
        if len(heads) != 1:
            for record in group.records:
                record.report("two_heads" if heads else "head_missing")
            continue
        group.head = heads[0]
        group.head.relation = vocab.HEAD
        _agree(group)
        if group.is_held:
            group.hold_back()


def _heads_by_name(group):
    """Where no row says 户主: the row whose name or number the household columns give, or the only one."""
    open_rows = [record for record in group.persons if not record.relation]
    for record in group.records:
        for candidate in open_rows:
            if record.head_id and record.head_id == candidate.id_number:
                return [candidate]
            if record.head_name and fold_name(record.head_name) == fold_name(candidate.name):
                return [candidate]
    return open_rows if len(group.persons) == 1 and "relation_to_head" not in group.present else []


def _agree(group):
    """The first row that says something about the household wins; a later one that disagrees is reported."""
    for record in group.records:
        for identity, value in record.household_values.items():
            kept = group.household_values.setdefault(identity, value)
            if kept != value and comparable(kept) != comparable(value):
                record.report("household_conflict", _caption(identity), str(value))
    villages = [record.village for record in group.records if record.village]
    for record in group.records:
        if record.village and folded(record.village) != folded(villages[0]):
            record.report("household_conflict", _caption("village"), record.village)


def comparable(value):
    """A value such that two that mean the same are equal: order of lists and typing do not count."""
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, list | tuple):
        return tuple(sorted(folded(part) for part in value))
    return folded(value) if isinstance(value, str) else value


def _caption(identity):
    return BY_ID[identity].captions[0]
