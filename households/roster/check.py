"""Holding a file against the registry: what is new, changed, unchanged, absent, and what cannot be."""

from dataclasses import dataclass, field

from caseload.core.models import within_any
from households.models import Household, Source
from households.roster import facts
from households.roster.areas import Areas, settle_areas
from households.roster.groups import Reading
from households.roster.problems import Problem
from households.roster.registry import Registry
from households.roster.stance import settle
from households.roster.values import folded

DIBAO_COLUMNS = {"dibao_cert_no", "monthly_amount", "covered_count", "dibao_class", "dibao_mode"}
TEKUN_COLUMNS = {"tekun_mode", "care_level"}


def _kind(row, changes):
    if row is None:
        return "new"
    return "changed" if any(change.is_written for change in changes) else "unchanged"


@dataclass
class PersonPlan:
    """``member`` None: a new one."""

    record: object
    member: object = None
    changes: list = field(default_factory=list)

    @property
    def kind(self):
        return _kind(self.member, self.changes)


@dataclass
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
    """What importing the file would do."""

    reading: Reading
    plans: list
    absent: list
    problems: list
    source: str

    def count(self, kind):
        return sum(plan.kind == kind for plan in self.plans)

    def count_members(self, kind):
        return sum(person.kind == kind for plan in self.plans for person in plan.persons)

    @property
    def rejected(self):
        return [record for record in self.reading.records if record.is_rejected]


def check(reading, *, user=None, area=None, lock=False, taken=None):
    """Compare ``reading`` with the registry as ``user`` (None: the system) may write it.

    Writes nothing; ``lock`` keeps others from the rows until the transaction ends. ``taken``: conflicts to be taken.
    """
    areas = Areas(user, area)
    problems = [*settle_areas(reading, areas), *_problems_of_tables(reading.tables)]
    registry = Registry(reading, lock=lock)
    matched = {}
    for group in reading.groups:
        if not group.is_held:
            matched[id(group)] = _match(group, registry, areas)
    plans = [_plan(group, matched[id(group)], registry) for group in reading.groups if not group.is_held]
    source = source_of(reading.tables)
    settle(plans, source, taken)
    absent = _absent(reading, registry, areas, source)
    problems += [problem for record in reading.records for problem in record.problems]
    order = {table.name: n for n, table in enumerate(reading.tables)}
    problems.sort(key=lambda problem: (order.get(problem.sheet, 0), problem.row or 0))
    return Check(reading, plans, absent, problems, source)


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


def _match(group, registry, areas):
    """The household that a group is; rows whose person lives elsewhere are rejected, the head's holds them all."""
    household = registry.household_of(group)
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
    return household


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
    present = group.present | record.person.keys() & facts.BY_ID.keys()
    return PersonPlan(record, member, [*found, *facts.changes(member, record.person, present, "P")])


def status_of(group, record, member=None):
    """What the row says of the person; a sheet without the column leaves it as it is."""
    if "member_status" in record.person:
        return record.person["member_status"]
    if "member_status" in group.present or member is None:
        return "present"
    return member.status


def _absent(reading, registry, areas, source):
    """Open households of this source in the areas that the file covers, which no row of the file lists."""
    if not source:
        return []
    paths = {group.area.path for group in reading.groups if group.area}
    listed = {registry.by_number[g.number].pk for g in reading.groups if g.number in registry.by_number}
    listed |= {
        member.household_id
        for record in reading.records
        if (member := registry.by_index.get(registry.indexes.get(record.id_number)))
    }
    listed |= {home.pk for g in reading.groups if g.head and not g.is_held and (home := registry.household_of(g))}
    candidates = Household.objects.open().filter(within_any("area__path", sorted(paths)), sources__contains=[source])
    return [row for row in candidates if row.pk not in listed and areas.may_write(row.area_id)]
