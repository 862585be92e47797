"""Writing a checked roster: all of it or nothing, in a fixed number of statements whatever its length."""

from copy import copy
from itertools import count

from django.db import connection
from django.db.models import F, Func, Value

from caseload.core.personal import blind_index, encrypt_id
from households import vocab
from households.models import Household, Member
from households.roster.checking import facts
from households.roster.checking.check import status_of
from households.roster.reading.categories import new_categories, write_periods
from households.roster.writing.bulk import copy_rows, update_rows
from households.roster.writing.progress import silent
from households.roster.writing.traces import trace_new, tracing
from households.services.facts import name_keys, set_facts
from households.services.households import NUMBER_DIGITS, next_number, reserve_ids
from households.services.rhythm import set_rhythm

LOCK = 0x726F73746572
"""One roster is written at a time: two at once could both add the same family."""
NOT_WRITTEN = {"id", "created_at", "worker", "hollow_house", "elder_in_old_house", "last_visit_on", "last_tried_on"}
NOT_WRITTEN |= {"promise", "open_issue_count", "close_note", "phone_owner", "tenure", "household", "left_on"}


def take_turn():
    """Wait until no other roster is being written. Held to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


class Writer:
    """Writes the good rows of a roster as ``batch``, part after part. To be used inside a transaction, with the turn
    taken."""

    def __init__(self, batch, reading, source, *, tell=silent):
        self.batch, self.source, self.tell = batch, source, tell
        self.done, self.total = 0, len(reading.groups)
        self.numbers, self.next_numbers = {group.number for group in reading.groups}, {}
        self.added = set()
        """Keys of the households that it added."""

    def write(self, plans):
        part = _Part(self, plans)
        for plan in plans:
            self.tell("writing", self.done, self.total)
            self.done += 1
            if plan.household is None:
                part.add_household(plan)
            elif plan.is_touched:
                part.change_household(plan)
        part.save(self.batch)
        self.added.update(row.pk for row in part.new_households)

    def next_number(self, area):
        """For a household of a roster without numbers: the area's next one that the file does not use itself."""
        if area.pk not in self.next_numbers:
            first = next_number(area)
            prefix = first[:-NUMBER_DIGITS]
            numbers = (f"{prefix}{n:0{NUMBER_DIGITS}}" for n in count(int(first[-NUMBER_DIGITS:])))
            self.next_numbers[area.pk] = (number for number in numbers if number not in self.numbers)
        return next(self.next_numbers[area.pk])


class _Part:
    def __init__(self, writer, plans):
        self.writer, self.source, self.plans = writer, writer.source, plans
        new = sum(plan.household is None for plan in plans)
        people = sum(plan.count_new for plan in plans)
        self.household_ids = iter(reserve_ids(Household, new) if new else ())
        self.member_ids = iter(reserve_ids(Member, people) if people else ())
        self.new_households, self.old_households = [], []
        self.new_members, self.old_members = [], []
        self.moved, self.heads_replaced = {}, []
        self.blank_household, self.blank_member = Household(sources=[self.source] if self.source else []), Member()
        """Copied for each new row: to make one of nothing takes ten times as long."""

    def add_household(self, plan):
        group = plan.group
        household = copy(self.blank_household)
        household.pk, household.area_id = next(self.household_ids), group.area.path
        household.number = group.number or self.writer.next_number(group.area)
        facts.put_all(household, group.facts, group.present, "H")
        self._finish(plan, household)
        set_rhythm(household)
        self.new_households.append(household)

    def change_household(self, plan):
        household, group = plan.household, plan.group
        facts.put_all(household, group.facts, group.present, "H", changes=plan.changes)
        written = {change.column for change in plan.changes if change.is_written}
        if "household_no" in written:
            household.number = group.number
        if "village" in written:
            household.area = group.area
        if "household_status" in written:
            household.status, household.closed_on, household.close_reason = Household.Status.OPEN, None, ""
        before = household.head_id
        members = self._finish(plan, household, keeps_head="head_name" not in written)
        if before != household.head_id:
            self._replace_head(before, members)
        if "household_status" in written:
            self._bring_back(members)
        if self.moved.get(household):
            set_rhythm(household)
        household.version += 1
        self.old_households.append(household)

    def _replace_head(self, before, members):
        """The former head stops being one, before the new one starts: a household has one head at any moment."""
        self.heads_replaced.append(before)
        for member in members:
            if member.pk == before and member.is_head:
                member.is_head = False
                if member.relation == vocab.HEAD:
                    member.relation = vocab.OTHER
                if member not in self.old_members:
                    self.old_members.append(member)

    def _bring_back(self, members):
        """Those who are not gone are active again when their household is."""
        for member in members:
            if member.status == Member.Status.PRESENT and not member.is_active:
                member.is_active = True
                if member not in self.old_members:
                    self.old_members.append(member)

    def _member(self, person, household, group, *, keeps_head):
        record, member = person.record, person.member
        if member is None:
            member = copy(self.blank_member)
            member.pk, member.household_id = next(self.member_ids), household.pk
            self.new_members.append(member)
        elif person.kind == "changed" or (record.is_head != member.is_head and not keeps_head):
            self.old_members.append(member)
            member.version += 1
        else:
            return member
        _put_person(member, record, group, changes=None if person.member is None else person.changes)
        if not keeps_head:
            member.is_head = record.is_head
        elif person.member is None and member.relation == vocab.HEAD:
            member.relation = vocab.OTHER
        return member

    def _finish(self, plan, household, *, keeps_head=False):
        """Its members, and what stands on the household's row for lists and searching."""
        group, head, members = plan.group, None, list(plan.others)
        for person in plan.persons:
            members.append(self._member(person, household, group, keeps_head=keeps_head))
            head = members[-1] if person.record is group.head else head
        if not keeps_head:
            household.head_id = head.pk
        set_facts(household, members)
        before, after = household.categories, new_categories(household, group, self.source)
        if before != after:
            household.categories = after
            self.moved[household] = (before, after)
        return members

    def save(self, batch):
        listed = self._listed()
        with tracing(
            batch,
            households=[*{row.pk for row in self.old_households} | set(listed)],
            members=[row.pk for row in self.old_members],
            moved=[row.pk for row in self.moved],
        ):
            self._write()
            _remember_source(self.source, listed)
        trace_new(batch, "household", [row.pk for row in self.new_households])
        trace_new(batch, "member", [row.pk for row in self.new_members])

    def _listed(self):
        """Keys of households that no roster of this kind listed before."""
        if not self.source:
            return []
        plans = [plan for plan in self.plans if plan.household and self.source not in plan.household.sources]
        return [plan.household.pk for plan in plans]

    def _write(self):
        copy_rows(Household, self.new_households)
        if self.heads_replaced:
            Member.objects.filter(pk__in=self.heads_replaced).update(is_head=False)
        _update(Household, self.old_households)
        _update(Member, self.old_members)
        copy_rows(Member, self.new_members)
        write_periods(self.moved, self.source)


def _put_person(member, record, group, *, changes):
    """``changes`` None: a new member, of whom everything is put."""
    only = None if changes is None else {change.column for change in changes if change.is_written}
    if only is None or "name" in only:
        member.name = record.name
        for field, key in name_keys(record.name).items():
            setattr(member, field, key)
    if only is None or "relation_to_head" in only:
        member.relation = record.relation or member.relation or vocab.OTHER
    if record.id_number and (only is None or "cert_no" in only):
        member.id_cipher, member.id_index = encrypt_id(record.id_number), blind_index(record.id_number)
        member.id_status, member.id_none_reason = Member.IdStatus.KNOWN, ""
    elif only is None:
        member.id_status = Member.IdStatus.NONE
    if only is None or "member_status" in only:
        member.status = status_of(group, record, None if only is None else member)
        if "status_text" in record.person:
            member.roster = {**member.roster, "member_status": record.person["status_text"]}
    member.is_active = member.status == Member.Status.PRESENT
    facts.put_all(member, record.person, facts.present_in(group, record), "P", changes=changes)


def _update(model, rows):
    update_rows(model, rows, [field for field in model._meta.concrete_fields if field.name not in NOT_WRITTEN])


def _remember_source(source, listed):
    """Unchanged households too were listed by a roster of this kind."""
    if listed:
        appended = Func(F("sources"), Value(source), function="array_append")
        Household.objects.filter(pk__in=listed).update(sources=appended)
