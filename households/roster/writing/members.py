"""The rows of the persons that a part of a roster writes, put together in memory."""

from copy import copy

from caseload.core.personal import blind_index, encrypt_id
from households import vocab
from households.models import Member
from households.roster.checking import stored
from households.roster.checking.differences import status_of
from households.roster.checking.plans import written_columns
from households.services.facts import name_keys
from households.services.households import reserve_ids


def put_members(part):
    """New ones, and of known ones the columns that are written."""
    count = sum(entry.plan.count_new for entry in part.entries)
    keys, blank = iter(reserve_ids(Member, count) if count else ()), Member()
    for entry in part.entries:
        for plan in entry.plan.persons:
            if plan.member is None:
                member = copy(blank)
                member.pk, member.household_id = next(keys), entry.household.pk
                part.new_members.append(member)
                _put_new(member, plan.record, entry.plan.group)
            elif _is_changed(plan, entry):
                member = plan.member
                member.version += 1
                part.changed_members[member.pk] = member
                _put_changes(member, plan, entry.plan.group)
            entry.people.append((plan, member if plan.member is None else plan.member))


def _is_changed(plan, entry):
    return plan.kind == "changed" or (entry.names_head and plan.record.is_head != plan.member.is_head)


def _put_new(member, record, group):
    _put_name(member, record)
    member.relation = record.relation or member.relation or vocab.OTHER
    if record.id_number:
        _put_number(member, record)
    else:
        member.id_status, member.id_none_reason = Member.IdStatus.NONE, record.why_no_number[:100]
    _put_status(member, record, status_of(group, record))
    _put_values(member, record, group, changes=None)


def _put_changes(member, plan, group):
    record, written = plan.record, written_columns(plan.changes)
    if "name" in written:
        _put_name(member, record)
    if "relation_to_head" in written:
        member.relation = record.relation or member.relation or vocab.OTHER
    if "cert_no" in written and record.id_number:
        _put_number(member, record)
    if "member_status" in written:
        _put_status(member, record, status_of(group, record, member))
    _put_values(member, record, group, changes=plan.changes)


def _put_name(member, record):
    member.name = record.name
    for field, key in name_keys(record.name).items():
        setattr(member, field, key)


def _put_number(member, record):
    member.id_cipher, member.id_index = encrypt_id(record.id_number), blind_index(record.id_number)
    member.id_status, member.id_none_reason = Member.IdStatus.KNOWN, ""


def _put_status(member, record, status):
    member.status = status
    if "status_text" in record.person_values:
        member.roster = {**member.roster, "member_status": record.person_values["status_text"]}


def _put_values(member, record, group, *, changes):
    member.is_active = member.status == Member.Status.PRESENT
    present = stored.present_in(group, record)
    stored.put_all(member, record.person_values, present, "P", changes=changes)
