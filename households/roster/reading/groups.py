"""Rows → households: by household number, else from one head to the next, else by who the head is."""

from dataclasses import dataclass, field
from functools import lru_cache

from caseload.core.pinyin import fold_name
from households import vocab
from households.roster.reading.columns import BY_ID
from households.roster.reading.families import part_families
from households.roster.reading.heads import promote
from households.roster.reading.records import columns_of, lists_households, read_records
from households.sheets.cells import folded

TELLING_HEADS = frozenset({"relation_to_head", "is_head", "head_name", "head_id"})
NO_COLUMN = frozenset()
LARGEST_USUAL = 6
"""People to a household on the average of a list, at most; more are no households."""
MOSTLY = 0.2
"""Where more than this share of households disagree on a plain 联系电话, it is the person's."""


@dataclass(slots=True)
class Group:
    """One household of the file. ``listing``: its rows on sheets of households; ``persons``: of its members."""

    number: str = ""
    number_repeats: bool = False
    """Other families of the file have the same number."""
    number_is_taken: bool = False
    """Another household has it: this one gets a number of its own, and the roster's is kept beside."""
    listing: list = field(default_factory=list)
    persons: list = field(default_factory=list)
    head: object = None
    household_values: dict = field(default_factory=dict)
    """{column id: value} of the columns of the household."""
    present: frozenset = frozenset()
    """Ids of the columns that its sheets have: a blank cell in one of these says something, a missing column not."""
    area: object = None
    names_area: bool = False
    keeps_head: bool = False
    """The file does not say who the head is, and the household is known: its head stays."""
    lists_persons: bool = False
    """It tells of some persons of the household, and nothing of the household or of the others."""

    @property
    def records(self):
        return [*self.listing, *self.persons]

    @property
    def first(self):
        """The record that stands for the household: its head's, where the file has one."""
        return self.head or self.records[0]

    @property
    def tells_head(self):
        return not self.present.isdisjoint(TELLING_HEADS)

    @property
    def is_held(self):
        is_headless = not self.keeps_head if self.head is None else self.head.is_rejected
        return is_headless or any(record.is_rejected for record in self.listing)

    @property
    def good(self):
        """Rows of persons that would be written."""
        return [] if self.is_held else [record for record in self.persons if not record.is_rejected]

    def tell_of_persons_only(self):
        self.lists_persons, self.names_area, self.number, self.household_values = True, False, "", {}
        self.present = _of_persons(self.present)

    def hold_back(self):
        """Its good rows too: they cannot be imported without the others."""
        for record in self.records:
            if not record.is_rejected:
                record.report("held_back")


@dataclass
class Reading:
    """A file understood: its tables, every record, the households they make. Each stage adds to it."""

    tables: list
    ways: frozenset = frozenset()
    """The ways out that the importer chose."""
    read: list = field(default_factory=list)
    """(table, its records)."""
    records: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    orphans: list = field(default_factory=list)
    """Records of members whose household is on no sheet."""
    numbers: set = field(default_factory=set)
    """The household numbers that the file uses."""

    @property
    def rows(self):
        return sum(not record.part for record in self.records)

    @property
    def rejected(self):
        """The rows of which something is not imported."""
        return {(record.sheet, record.row) for record in self.records if record.is_rejected}


def read_rows(reading):
    """Every row of the tables as a record; a file that lists only households has a row for each head."""
    reading.read = [(table, read_records(table)) for table in reading.tables]
    if all(lists_households(table) for table in reading.tables):
        for table, records in reading.read:
            for record in records:
                if not record.is_person:
                    promote(record, columns_of(table.own))
    else:
        _report_numbers_of_heads(reading)
    reading.records = [record for _table, records in reading.read for record in records]


def _report_numbers_of_heads(reading):
    """On a sheet of households beside one of members the head's number is only compared, but a wrong one is said."""
    for table, records in reading.read:
        for record in records:
            if not record.is_person and record.head_identity and record.head_identity.problem:
                record.report(record.head_identity.problem, columns_of(table.own).get("head_id", ""))


def group_rows(reading):
    """The households, those of sheets that list them first."""
    grouper = _Grouper(reading.tables)
    for table, records in sorted(reading.read, key=lambda read: not lists_households(read[0])):
        grouper.add(table, records)
    reading.groups, reading.orphans = part_families(grouper.groups), grouper.orphans
    reading.numbers = {group.number for group in reading.groups if group.number}


class _Grouper:
    def __init__(self, tables):
        self.groups, self.orphans, self.by_number, self.by_head = [], [], {}, {}
        self.has_listing = any(lists_households(table) for table in tables) and not all(
            lists_households(table) for table in tables
        )

    def add(self, table, records):
        present = frozenset(caption.column.id for caption in table.own)
        present |= {"is_head"} if _notes_heads(records) else NO_COLUMN
        current, span, row = None, None, None
        for record in records:
            is_listing = not record.is_person
            if record.part and record.row == row:
                group = current
            else:
                group = self._listed(record) if is_listing else self._of_person(record, current, span, present)
            if group is None:
                record.report("household_missing")
                self.orphans.append(record)
                continue
            (group.listing if is_listing else group.persons).append(record)
            group.present = _union(group.present, present)
            current, span, row = group, record.span, record.row

    def _listed(self, record):
        group = self.by_number.get(record.number) if record.number else None
        return group or self._new(record)

    def _new(self, record):
        group = Group(number=record.number)
        self.groups.append(group)
        if record.number:
            self.by_number[record.number] = group
        for key in _heads_named(record):
            self.by_head.setdefault(key, group)
        return group

    def _of_person(self, record, current, span, present):
        if record.number:
            found = self.by_number.get(record.number)
            return found or (None if self.has_listing else self._new(record))
        if current and record.span is not None:
            return current if record.span == span else self._new(record)
        if self.has_listing and not current:
            return next((self.by_head[key] for key in _heads_named(record) if key in self.by_head), None)
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
        if heads := _heads_named(record):
            return not heads & {key for before in current.persons for key in _heads_named(before) | _who(before)}
        return present.isdisjoint(TELLING_HEADS)


def _notes_heads(records):
    """Whether names say who is a head, as 张三(户主), and the rows after each are the household's."""
    noted = sum(record.note_of_name == vocab.HEAD for record in records)
    return bool(noted) and records[0].note_of_name == vocab.HEAD and noted * LARGEST_USUAL >= len(records)


def _heads_named(record):
    return {key for key in (record.head_id, fold_name(record.head_name)) if key}


def _who(record):
    return {key for key in (record.id_number, fold_name(record.name)) if key}


@lru_cache(maxsize=256)
def _union(some, others):
    """One set for all households alike: a set for each would weigh more than its rows."""
    return some | others


@lru_cache(maxsize=256)
def _of_persons(present):
    return frozenset(identity for identity in present if BY_ID[identity].scope != "H")


@lru_cache(maxsize=256)
def _less(some, others):
    return some - others


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


def tell_kin_without_rows(reading):
    """A relative named beside a member is known where a row of the household is theirs; else nobody reads of them."""
    for group in reading.groups:
        names = {fold_name(record.name) for record in group.persons} if any(r.kin_beside for r in group.persons) else ()
        for record in group.persons:
            for caption, name in record.kin_beside:
                if fold_name(name) not in names:
                    record.report("kin_not_read", caption, name)


def agree_on_households(reading):
    """Agree on the household's columns, hold back what cannot be imported without its head."""
    for group in reading.groups:
        if group.head or not group.tells_head:
            _agree(group)
        if group.head and group.is_held:
            group.hold_back()


def _agree(group):
    """The first row that says something about the household wins; a later one that disagrees is reported."""
    for record in group.records:
        for identity, value in record.household_values.items():
            kept = group.household_values.setdefault(identity, value)
            if kept != value and comparable(kept) != comparable(value):
                record.report("household_conflict", _caption(identity), str(value))
    unread = {identity for record in group.records for identity in record.unread} - group.household_values.keys()
    group.present = _less(group.present, frozenset(unread)) if unread else group.present
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
