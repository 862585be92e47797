"""The rows of the households that a part of a roster writes, put together in memory."""

from copy import copy
from dataclasses import dataclass, field
from itertools import count

from households import vocab
from households.events import households_changed, rhythm_changed
from households.models import Household, Member
from households.roster.checking import stored
from households.roster.checking.plans import HouseholdPlan, written_columns
from households.roster.checking.registry import ROSTER_NUMBER
from households.services.facts import INCOME_FACTS, PARTS, forget_income, set_facts
from households.services.households import NUMBER_DIGITS, next_numbers, reserve_ids
from households.services.rhythm import keep_rhythm, set_rhythm


@dataclass(slots=True)
class Entry:
    """One household on its way into the registry, with all its members."""

    plan: HouseholdPlan
    household: Household
    written: set
    """The columns of its own that are written."""
    former_head: int | None = None
    people: list = field(default_factory=list)
    """(what is planned for a person, the member) of those whom the file lists."""
    moved: tuple = ()
    """Its categories before and after, where they change."""

    @property
    def is_new(self):
        return self.plan.household is None

    @property
    def names_head(self):
        return self.is_new or "head_name" in self.written

    @property
    def is_reopened(self):
        return "household_status" in self.written

    @property
    def is_timed_anew(self):
        return bool(self.moved) or self.is_reopened

    @property
    def members(self):
        return [*self.plan.others, *(member for _plan, member in self.people)]


def begin_entries(part):
    """A row for each household that is new, and for each known one in which anything changes."""
    new = [plan for plan in part.plans if plan.household is None]
    keys = iter(reserve_ids(Household, len(new)) if new else ())
    blank = Household(sources=[part.roster.source] if part.roster.source else [])
    for plan in part.plans:
        if plan.household is None:
            household = copy(blank)  # to make one of nothing takes ten times as long
            household.pk = next(keys)
            part.entries.append(Entry(plan, household, set()))
        elif plan.is_touched:
            written = written_columns(plan.changes)
            part.entries.append(Entry(plan, plan.household, written, plan.household.head_id))


def put_areas_and_numbers(part):
    groups = [entry.plan.group for entry in part.entries if entry.is_new]
    _find_free_numbers(part.roster, {group.area for group in groups if not _number_of(group)})
    for entry in part.entries:
        household, group = entry.household, entry.plan.group
        if entry.is_new:
            household.area_id = group.area.path
            household.number = _number_of(group) or next(part.roster.free_numbers[group.area.pk])
        elif "household_no" in entry.written and not group.number_is_taken:
            household.number = group.number
        if group.number_is_taken and (entry.is_new or "household_no" in entry.written):
            household.roster = {**household.roster, ROSTER_NUMBER: group.number}
        if "village" in entry.written:
            household.area = group.area


def _number_of(group):
    """What its roster calls it, unless another household is called so."""
    return "" if group.number_is_taken else group.number


def _find_free_numbers(roster, areas):
    """For households of a roster without numbers: each area's next ones that the file does not use itself."""
    asked = [area for area in areas if area.pk not in roster.free_numbers]
    found = next_numbers({area.code for area in asked}) if asked else {}
    for area in asked:
        roster.free_numbers[area.pk] = _free_from(found[area.code], roster.reading.numbers)


def _free_from(first, used):
    prefix, start = first[:-NUMBER_DIGITS], int(first[-NUMBER_DIGITS:])
    numbers = (f"{prefix}{n:0{NUMBER_DIGITS}}" for n in count(start))
    return (number for number in numbers if number not in used)


def put_households(part):
    """Their own columns; a closed one that is listed again is opened."""
    for entry in part.entries:
        household, group = entry.household, entry.plan.group
        changes = None if entry.is_new else entry.plan.changes
        stored.put_all(household, group.household_values, group.present, "H", changes=changes)
        if entry.is_reopened:
            household.status, household.closed_on, household.close_reason = Household.Status.OPEN, None, ""
        if not entry.is_new:
            household.version += 1


def put_heads(part):
    """Who is the head, where the file decides it; elsewhere a new member is none, whatever the file calls them."""
    for entry in part.entries:
        if entry.names_head:
            _name_head(entry)
            _relieve_former_head(part, entry)
        else:
            for plan, member in entry.people:
                if plan.member is None and member.relation == vocab.HEAD:
                    member.relation = vocab.OTHER


def _name_head(entry):
    for plan, member in entry.people:
        member.is_head = plan.record.is_head
        if plan.record is entry.plan.group.head:
            entry.household.head_id = member.pk


def _relieve_former_head(part, entry):
    """A household has one head at any moment: the former one stops being it before the new one starts."""
    if entry.is_new or entry.former_head == entry.household.head_id:
        return
    part.replaced_heads.append(entry.former_head)
    for member in entry.members:
        if member.pk == entry.former_head and member.is_head:
            member.is_head = False
            member.relation = vocab.OTHER if member.relation == vocab.HEAD else member.relation
            part.changed_members[member.pk] = member


def bring_back_members(part):
    """Those who are not gone are active again when their household is."""
    for entry in part.entries:
        for member in entry.members if entry.is_reopened else ():
            if member.status == Member.Status.PRESENT and not member.is_active:
                member.is_active = True
                part.changed_members[member.pk] = member


def put_facts(part):
    """What stands of the members on the household's row, for lists and searching."""
    for entry in part.entries:
        household, said = entry.household, {column: getattr(entry.household, column) for column in INCOME_FACTS}
        if entry.written & {*PARTS}:
            forget_income(household)
        set_facts(household, entry.members)
        for column in INCOME_FACTS:
            if entry.plan.group.household_values.get(column) is not None:
                setattr(household, column, said[column])  # the file itself says it, of the members that it lists
    for household in part.left_households:
        set_facts(household, part.registry.members[household.pk])


def put_rhythm(part):
    """When they are to be visited: of new ones, and of those whose categories change; of these the day stays so far."""
    for entry in part.entries:
        if entry.is_new or entry.is_timed_anew:
            set_rhythm(entry.household) if entry.is_new else keep_rhythm(entry.household)


def tell_of_changes(part):
    """What rooms above have worked out of these households no longer holds."""
    changed = [*(entry.household.pk for entry in part.entries), *(household.pk for household in part.left_households)]
    if changed:
        households_changed.tell(households=changed)


def work_out_days(part):
    """Of those that were known before, once they are saved: what was agreed with them stays."""
    keys = [entry.household.pk for entry in part.entries if not entry.is_new and entry.is_timed_anew]
    if keys:
        rhythm_changed.tell(households=keys)
