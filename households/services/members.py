"""Adding, correcting and taking away members; showing a full ID number."""

from caseload.core.pinyin import sort_key
from households.models import Member


def build_member(*, household, name, relation, id_number="", **facts):
    """A member, not saved, with the keys that searching and sorting need."""
    return Member(household=household, name=name, relation=relation, sort_key=sort_key(name), **facts)
