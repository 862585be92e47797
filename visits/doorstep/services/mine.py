"""A worker's own households as one page lists them, and the matters under way there: with or without a connection."""

import uuid
import zlib
from collections import defaultdict

from django.db.models import Q

from caseload.core import catalogues
from households.models import Category, Household, Member
from households.plans.models import CasePlan
from households.services.rhythm import due_status
from visits.issues.models import Issue

SHOWN = 200


def households_of(user, today):
    """(households, matters): the open ones assigned to ``user``, due first, each with what its row shows; and
    ``matters_of`` them. Four queries."""
    rows = list(Household.objects.open().filter(worker=user).order_by("next_visit_on", "pk")[:SHOWN])
    people = defaultdict(list)
    for member in Member.objects.active().filter(household__in=[row.pk for row in rows]).order_by("pk"):
        people[member.household_id].append(member)
    matters = matters_of(user, [row.pk for row in rows], today)
    kinds = catalogues.rows(Category)
    for row in rows:
        row.tags = [str(kinds[code]) for code in row.categories if code in kinds]
        row.due = due_status(row, today)
        row.found_by = found_by(row, people[row.pk])
        row.key = uuid.uuid4()
        row.stamp = stamp_of(row, people[row.pk], [matter for matter in matters if matter.household_id == row.pk])
    return rows, matters


def matters_of(user, households, today):
    """Open issues of one's own and of ``households``, and the open case plans there that one may read. What they say
    of days left is another thing every day, and so is their stamp."""
    issues = Issue.objects.visible_to(user).open().filter(Q(owner=user) | Q(household__in=households))
    plans = CasePlan.objects.readable_by(user).open().filter(household__in=households)
    rows = [
        *issues.select_related("errand")
        .only("household", "version", "errand__version")
        .order_by("due_at", "pk")[:SHOWN],
        *plans.only("household", "version").order_by("pk"),
    ]
    for row in rows:
        row.stamp = f"{mark((row.version, version_of_errand(row)))}.{today:%m%d}"
    return rows


def version_of_errand(matter):
    errand = getattr(matter, "errand", None)
    return errand and errand.version


def found_by(household, members):
    """What may be typed to find it: names, their initials and pinyin, address, number, telephones."""
    named = [word for member in members for word in (member.name, member.initials, member.pinyin, *member.phones)]
    words = [household.head_name, household.address, household.number, *household.phones, *named]
    return " ".join(dict.fromkeys(word.lower() for word in words if word))


def stamp_of(household, members, matters):
    """Another one when what its pages say has changed: then the phone fetches them anew."""
    said = (
        *(household.version, household.worker_id, household.promise, household.open_issue_count),
        *(household.last_visit_on, household.last_tried_on, household.next_visit_on, household.try_again_on),
        *((member.pk, member.version) for member in members),
        *((type(matter).__name__, matter.pk, matter.version) for matter in matters),
    )
    return mark(said)


def mark(said):
    return zlib.crc32(repr(said).encode())
