"""Adding, correcting and taking away members; who is the head; showing a full ID number."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from caseload.core.personal import birth_of, blind_index, encrypt_id, sex_of
from caseload.core.services.access import look_up, record_reveal
from caseload.core.text import visible, visible_facts
from households.models import Member
from households.services.facts import HouseholdClosed, locked, name_keys, refresh_facts
from households.vocab import HEAD

ONE_NUMBER_ONE_MEMBER = "member_id_number_lives_on_one_active_member"


class IdNumberTaken(Exception):
    """The ID number lives on an active member already: ``holder``, or None when that could not be seen."""

    def __init__(self, holder=None):
        super().__init__()
        self.holder = holder


class HeadStays(Exception):
    """The head cannot leave an open household before somebody else is its head."""


def build_member(*, household, name, relation, id_number="", **facts):
    """A member, not saved, with the keys that searching and sorting need."""
    return Member(
        household=household,
        name=visible(name),
        relation=relation,
        **name_keys(name),
        **{**visible_facts(facts), **id_facts(id_number)},
    )


def id_facts(number):
    """The columns that follow from an ID number: sealed, its index, and the sex and birth date that it says."""
    if not number:
        return {}
    return {
        "id_cipher": encrypt_id(number),
        "id_index": blind_index(number),
        "id_status": Member.IdStatus.KNOWN,
        "id_none_reason": "",
        "sex": sex_of(number),
        "birth_date": birth_of(number),
    }


def holder_of(number, *, other_than=None):
    """The active member who has this ID number, with household, or None; the caller asks whether that may be told."""
    found = Member.objects.active().filter(id_index=blind_index(number)).select_related("household")
    return found.exclude(pk=other_than).first()


def asked_holder(number, *, by, other_than=None):
    """As ``holder_of``, for somebody who typed the number: counted and recorded. Raises TooManyLooks."""
    with look_up(by=by, index=blind_index(number)) as look:
        holder = holder_of(number, other_than=other_than)
        if holder:
            look.found(f"{holder.name} {holder.household.number}")
    return holder


@contextmanager
def one_number_one_member(number="", other_than=None):
    """Turns the constraint's refusal, also when two save at once, into IdNumberTaken."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        if ONE_NUMBER_ONE_MEMBER not in str(refused):
            raise
        raise IdNumberTaken(holder_of(number, other_than=other_than) if number else None) from None


@transaction.atomic
def add_member(*, by, household, name, relation, id_number="", **facts):
    """A new member of an open household. Raises IdNumberTaken, HouseholdClosed."""
    household = locked(household)
    if not household.is_open:
        raise HouseholdClosed
    member = build_member(household=household, name=name, relation=relation, id_number=id_number, **facts)
    with one_number_one_member(id_number):
        member.save(force_insert=True)
    refresh_facts(household)
    return member


@transaction.atomic
def update_member(*, by, member, id_number="", **changes):
    """Correct a member. An empty ``id_number`` keeps the one there is, unless ``id_status`` says that there is none.

    Raises IdNumberTaken, HouseholdClosed.
    """
    household = locked(member.household)
    if not household.is_open:
        raise HouseholdClosed
    changes = visible_facts(changes)
    if changes.get("id_status") == Member.IdStatus.NONE:
        changes |= {"id_cipher": None, "id_index": None}
    elif member.id_cipher and not id_number:
        changes = {field: value for field, value in changes.items() if field not in ("sex", "birth_date")}
    changes |= id_facts(id_number)
    if "name" in changes:
        changes |= name_keys(changes["name"])
    for field, value in changes.items():
        setattr(member, field, value)
    member.version += 1
    with one_number_one_member(id_number, member.pk):
        member.save(update_fields=[*changes, "version"])
    refresh_facts(household)
    return member


@transaction.atomic
def remove_member(*, by, member, status, on, note=""):
    """The member is gone: died, moved, … Their rows stay. Raises HeadStays for the head of the household."""
    household = locked(member.household)
    if household.head_id == member.pk:
        raise HeadStays
    member.status, member.left_on, member.note = status, on, note or member.note
    member.is_active = False
    member.version += 1
    member.save(update_fields=["status", "left_on", "note", "is_active", "version"])
    refresh_facts(household)
    return member


@transaction.atomic
def bring_back_member(*, by, member):
    """Somebody who was gone lives here again. Raises IdNumberTaken when they are listed elsewhere meanwhile."""
    household = locked(member.household)
    if not household.is_open:
        raise HouseholdClosed
    member.status, member.left_on, member.is_active = Member.Status.PRESENT, None, True
    member.version += 1
    with one_number_one_member(member.id_number, member.pk):
        member.save(update_fields=["status", "left_on", "is_active", "version"])
    refresh_facts(household)
    return member


@transaction.atomic
def change_head(*, by, household, head, relations):
    """``head``, an active member, becomes the head; ``relations``: {key of member: relation to the new head}."""
    household = locked(household)
    members = list(Member.objects.select_for_update(no_key=True).filter(household=household))
    for member in sorted(members, key=lambda member: member.pk == head.pk):
        is_head = member.pk == head.pk
        relation = HEAD if is_head else relations.get(member.pk, member.relation)
        if (member.is_head, member.relation) != (is_head, relation):
            member.is_head, member.relation = is_head, relation
            member.version += 1
            member.save(update_fields=["is_head", "relation", "version"])
    household.head = head
    household.version += 1
    household.save(update_fields=["head", "version"])
    refresh_facts(household)
    return household


def reveal(*, by, member, reason):
    """The full ID number, once; who looked, at whom and why is recorded. Raises TooManyLooks."""
    record_reveal(by=by, subject=f"{member.name} {member.household.number}", reason=reason)
    return member.id_number
