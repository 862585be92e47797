"""Holding a file against the registry: what is new, changed, unchanged, absent, and what cannot be."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from caseload.core.models import within_any
from households.models import Household
from households.roster.checking import facts
from households.roster.checking.overwriting import settle
from households.roster.checking.registry import Registry
from households.roster.models import Source
from households.roster.reading.areas import Areas, settle_areas
from households.roster.reading.groups import Reading
from households.roster.reading.problems import Problem
from households.roster.reading.values import folded

DIBAO_COLUMNS = {"dibao_cert_no", "monthly_amount", "covered_count", "dibao_class", "dibao_mode"}
TEKUN_COLUMNS = {"tekun_mode", "care_level"}
PART = 2_500
"""Households looked up, compared and written at a time: no more of the registry is ever in memory."""


def _kind(row, changes):
    if row is None:
        return "new"
    return "changed" if any(change.is_written for change in changes) else "unchanged"


@dataclass(slots=True)
class PersonPlan:
    """``member`` None: a new one."""

    record: object
    member: object = None
    changes: list = field(default_factory=list)

    @property
    def kind(self):
        return _kind(self.member, self.changes)


@dataclass(slots=True)
class HouseholdPlan:
    group: object
    household: object = None
    changes: list = field(default_factory=list)
    persons: list = field(default_factory=list)
    others: list = field(default_factory=list)
    """Members in the registry that the file does not list."""

    @property
    def kind(self):
        return _kind(self.household, self.changes)

    @property
    def count_new(self):
        return sum(person.member is None for person in self.persons)

    @property
    def is_touched(self):
        return self.kind != "unchanged" or any(person.kind != "unchanged" for person in self.persons)


@dataclass
class Check:
    """What importing the file would do. ``households``, ``members``: how many of each kind."""

    reading: Reading
    source: str
    problems: list
    absent: list = field(default_factory=list)
    households: Counter = field(default_factory=Counter)
    members: Counter = field(default_factory=Counter)

    def count(self, plans):
        self.households.update(plan.kind for plan in plans)
        self.members.update(person.kind for plan in plans for person in plan.persons)

    @property
    def rejected(self):
        return self.reading.rejected


def check(reading, *, user=None, area=None, lock=False, taken=None, each=(), ignoring=frozenset()):
    """Compare ``reading`` with the registry as ``user`` (None: the system) may write it, part after part.

    ``each``: called with the plans of every part; what they write stays out of what later parts are compared with when
    they put its keys into ``ignoring``. ``lock`` keeps others from the rows until the transaction ends. ``taken``:
    conflicts to be taken.
    """
    areas = Areas(user, area)
    found = Check(reading, source_of(reading.tables), settle_areas(reading, areas))
    finder = _Finder(reading, areas, lock, ignoring)
    for part in _parts(reading.groups):
        plans = finder.plans(part)
        settle(plans, found.source, taken)
        found.count(plans)
        for use in each:
            use(plans)
    found.absent = _absent(reading, finder.listed_in_all() | ignoring, areas, found.source)
    found.problems += _problems_of_tables(reading.tables)
    found.problems += [problem for record in reading.records for problem in record.problems]
    order = {table.name: n for n, table in enumerate(reading.tables)}
    found.problems.sort(key=lambda problem: (order.get(problem.sheet, 0), problem.row or 0))
    return found


def _parts(groups):
    groups = iter(groups)
    while part := list(islice(groups, PART)):
        yield part


def source_of(tables):
    """The kind of roster: households of one kind that a later roster of it no longer lists are absent.

    "" for a list that the registry itself gave out: it says nothing about who else is on a roster.
    """
    present = {caption.column.id for table in tables for caption in table.captions if caption.column}
    if "exported_on" in present:
        return ""
    if present & DIBAO_COLUMNS:
        return Source.DIBAO.value
    return Source.TEKUN.value if present & TEKUN_COLUMNS else Source.POVERTY.value


def _problems_of_tables(tables):
    found = []
    for table in tables:
        for caption in table.captions:
            if caption.text and caption.column is None:
                found.append(Problem(table.name, table.header_row, caption.text, "column_unknown", caption.text[:40]))
        if table.hidden_records:
            found.append(Problem(table.name, None, "", "hidden_row"))
    return found


class _Finder:
    """Finds who the households and persons of the file are in the registry, some thousand households at a time."""

    def __init__(self, reading, areas, lock, ignoring):
        self.reading, self.areas, self.lock, self.ignoring = reading, areas, lock, ignoring
        self.numbers = {group.number for group in reading.groups if group.number}
        self.claimed, self.listed = set(), set()
        """Keys of households that a household of the file is, and of those that any row of it speaks of."""

    def plans(self, groups):
        records = [record for group in groups for record in group.records]
        registry = Registry(records, groups, lock=self.lock, ignoring=self.ignoring)
        homes = self._homes(groups, registry)
        self.listed |= registry.listed(records, groups)
        for group in groups:
            if not group.is_held:
                _refuse_others(group, homes.get(id(group)), registry, self.areas)
        self.listed |= {home.pk for group in groups if not group.is_held and (home := homes.get(id(group)))}
        return [_plan(group, homes.get(id(group)), registry) for group in groups if not group.is_held]

    def listed_in_all(self):
        """Also those of members whose household is on no sheet."""
        orphans = self.reading.orphans
        return self.listed | Registry(orphans, []).listed(orphans, []) if orphans else self.listed

    def _homes(self, groups, registry):
        """{id of a group: household} of those known; the surer ways of telling first, each household once."""
        found = {}
        for told_by in (registry.by_own_number, registry.by_head, registry.by_name_and_address):
            for group in groups:
                if group.is_held or id(group) in found:
                    continue
                home = told_by(group)
                if home is not None and self._is_free(home, group):
                    found[id(group)] = home
                    self.claimed.add(home.pk)
        return found

    def _is_free(self, home, group):
        """No other household of the file is this one."""
        number = folded(home.number)
        return home.pk not in self.claimed and (number == group.number or number not in self.numbers)


def _refuse_others(group, household, registry, areas):
    """Rows whose person lives in another household are rejected; the head's holds them all."""
    out_of_reach = household is not None and not areas.may_write(household.area_id)
    for record in group.persons:
        if not record.is_rejected and (
            registry.elsewhere(record, household) or (out_of_reach and record is group.head)
        ):
            record.report("id_in_other_household")
    if group.is_held:
        for record in group.records:
            if not record.is_rejected:
                record.report("held_back")


def _plan(group, household, registry):
    if household is None:
        return HouseholdPlan(group, persons=[PersonPlan(record) for record in group.good])
    members = registry.persons_of(group.good, household)
    persons = [_person_plan(group, record, members.get(record.place), registry) for record in group.good]
    known = {member.pk for member in members.values()}
    others = [member for member in registry.members[household.pk] if member.pk not in known]
    return HouseholdPlan(group, household, _household_changes(group, household, members), persons, others)


def _household_changes(group, household, members):
    found = []
    if group.number and folded(household.number) != group.number:
        found.append(facts.Change("household_no", household.number, group.number))
    if group.names_area and not household.area_id.startswith(group.area.path):
        found.append(facts.Change("village", household.area_id, group.area.path))
    head = members.get(group.head.place)
    if head is None or head.pk != household.head_id:
        found.append(facts.Change("head_name", household.head_name, group.head.name))
    if not household.is_open:
        found.append(facts.Change("household_status", household.status, Household.Status.OPEN))
    return [*found, *facts.changes(household, group.facts, group.present, "H")]


def _person_plan(group, record, member, registry):
    if member is None:
        return PersonPlan(record)
    found = []
    if folded(member.name) != folded(record.name):
        found.append(facts.Change("name", member.name, record.name))
    index = registry.indexes.get(record.id_number)
    if index and index != (member.id_index and bytes(member.id_index)):
        found.append(facts.Change("cert_no", member.id_number, record.id_number))
    if record.relation and folded(member.relation) != folded(record.relation):
        found.append(facts.Change("relation_to_head", member.relation, record.relation))
    if status_of(group, record, member) != member.status:
        found.append(facts.Change("member_status", member.status, status_of(group, record, member)))
    present = facts.present_in(group, record)
    return PersonPlan(record, member, [*found, *facts.changes(member, record.person, present, "P")])


def status_of(group, record, member=None):
    """What the row says of the person; a sheet without the column leaves it as it is."""
    if "member_status" in record.person:
        return record.person["member_status"]
    if "member_status" in group.present or member is None:
        return "present"
    return member.status


def _absent(reading, listed, areas, source):
    """Open households of this source in the areas that the file covers, which no row of the file lists."""
    if not source:
        return []
    paths = {group.area.path for group in reading.groups if group.area}
    candidates = Household.objects.open().filter(within_any("area__path", sorted(paths)), sources__contains=[source])
    shown = candidates.only("head_name", "number", "address", "area").order_by("next_visit_on", "pk")
    return [row for row in shown if row.pk not in listed and areas.may_write(row.area_id)]
