"""What is new, changed, unchanged and absent, when a file is held against the registry."""

from caseload.core.models import within_any
from households.models import Household
from households.roster.checking import stored
from households.roster.checking.plans import Change, HouseholdPlan, PersonPlan
from households.roster.checking.registry import ROSTER_NUMBER, Registry
from households.roster.reading.problems import Problem
from households.sheets.cells import folded


def plan_changes(part):
    """What is to happen to each household that can be imported."""
    groups = [group for group in part.groups if not group.is_held]
    part.plans = [_household_plan(group, part.matches.get(id(group)), part.registry) for group in groups]


def _household_plan(group, household, registry):
    if household is None:
        return HouseholdPlan(group, persons=[_person_plan(group, record, None, registry) for record in group.good])
    members = registry.persons_of(group.good, household)
    persons = [_person_plan(group, record, members.get(record.place), registry) for record in group.good]
    known = {member.pk for member in members.values()}
    others = [member for member in registry.members[household.pk] if member.pk not in known]
    return HouseholdPlan(group, household, _household_changes(group, household, members), persons, others)


def _household_changes(group, household, members):
    found = []
    if group.number and group.number not in (folded(household.number), household.roster.get(ROSTER_NUMBER)):
        found.append(Change("household_no", household.number, group.number))
    if group.names_area and not household.area_id.startswith(group.area.path):
        found.append(Change("village", household.area_id, group.area.path))
    head = members.get(group.head.place) if group.head else None
    if group.head and (head is None or head.pk != household.head_id):
        found.append(Change("head_name", household.head_name, group.head.name))
    if not household.is_open:
        found.append(Change("household_status", household.status, Household.Status.OPEN))
    return [*found, *stored.changes(household, group.household_values, group.present, "H")]


def _person_plan(group, record, member, registry):
    if member is None:
        if record.has_masked_number:
            record.report("id_missing")
        return PersonPlan(record)
    found = []
    if folded(member.name) != folded(record.name):
        found.append(Change("name", member.name, record.name))
    index = registry.indexes.get(record.id_number)
    if index and index != (member.id_index and bytes(member.id_index)):
        found.append(Change("cert_no", member.id_number, record.id_number))
    if record.relation and folded(member.relation) != folded(record.relation):
        found.append(Change("relation_to_head", member.relation, record.relation))
    if status_of(group, record, member) != member.status:
        found.append(Change("member_status", member.status, status_of(group, record, member)))
    present = stored.present_in(group, record)
    return PersonPlan(record, member, [*found, *stored.changes(member, record.person_values, present, "P")])


def status_of(group, record, member=None):
    """What the row says of the person; a sheet without the column leaves it as it is."""
    if "member_status" in record.person_values:
        return record.person_values["member_status"]
    if "member_status" in group.present or member is None:
        return "present"
    return member.status


def count_kinds(part):
    """For the report."""
    part.roster.household_kinds.update(plan.kind for plan in part.plans)
    part.roster.member_kinds.update(person.kind for plan in part.plans for person in plan.persons)
    part.roster.member_kinds["changed"] += len(part.leavers)


# --- when all parts are through ---


def find_absent(roster):
    """Open households of this source in the areas that the file covers, which no row of the file lists."""
    if not roster.source:
        return
    paths = {group.area.path for group in roster.reading.groups if group.area}
    of_source = Household.objects.open().filter(sources__contains=[roster.source])
    candidates = of_source.filter(within_any("area__path", sorted(paths))).order_by("next_visit_on", "pk")
    listed = roster.listed | _homes_of(roster.reading.orphans) | roster.added
    roster.absent = [
        row
        for row in candidates.only("head_name", "number", "address", "area")
        if row.pk not in listed and roster.areas.may_write(row.area_id)
    ]


def _homes_of(orphans):
    """Keys of the households in which members live whose household is on no sheet."""
    return Registry(orphans, []).listed(orphans, []) if orphans else set()


def gather_problems(roster):
    """Those of the file, of its tables and of its rows, in the order in which they stand there."""
    tables = roster.reading.tables
    roster.problems += [Problem(older, None, "", "older_sheet", newer) for older, newer in roster.file.older.items()]
    roster.problems += [problem for table in tables for problem in _problems_of(table)]
    roster.problems += [problem for record in roster.reading.records for problem in record.problems]
    order = {table.name: n for n, table in enumerate(tables)}
    roster.problems.sort(key=lambda problem: (order.get(problem.sheet, 0), problem.row or 0))


def _problems_of(table):
    for caption in table.captions:
        if caption.text and caption.column is None:
            yield Problem(table.name, table.header_row, caption.text, "column_unknown", caption.text[:40])
    if table.hidden_records:
        yield Problem(table.name, None, "", "hidden_row")
