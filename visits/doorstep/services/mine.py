"""A worker's own households as one page lists them: to be found by typing, with or without a connection."""

import uuid
import zlib
from collections import defaultdict

from caseload.core import catalogues
from households.models import Category, Household, Member
from households.services.rhythm import due_status

SHOWN = 200


def households_of(user, today):
    """The open ones assigned to ``user``, due first, each with what its row shows. Two queries."""
    rows = list(Household.objects.open().filter(worker=user).order_by("next_visit_on", "pk")[:SHOWN])
    people = defaultdict(list)
    for member in Member.objects.active().filter(household__in=[row.pk for row in rows]).order_by("pk"):
        people[member.household_id].append(member)
    kinds = catalogues.rows(Category)
    for row in rows:
        row.tags = [str(kinds[code]) for code in row.categories if code in kinds]
        row.due = due_status(row, today)
        row.found_by = found_by(row, people[row.pk])
        row.key = uuid.uuid4()
        row.stamp = stamp_of(row, people[row.pk])
    return rows


def found_by(household, members):
    """What may be typed to find it: names, their initials and pinyin, address, number, telephones."""
    named = [word for member in members for word in (member.name, member.initials, member.pinyin, *member.phones)]
    words = [household.head_name, household.address, household.number, *household.phones, *named]
    return " ".join(dict.fromkeys(word.lower() for word in words if word))


def stamp_of(household, members):
    """Another one when what its pages say has changed: then the phone fetches them anew."""
    said = (
        *(household.version, household.worker_id, household.promise, household.open_issue_count),
        *(household.last_visit_on, household.last_tried_on, household.next_visit_on, household.try_again_on),
        *((member.pk, member.version) for member in members),
    )
    return zlib.crc32(repr(said).encode())
