"""What headings of rosters mean: names that administrators add, and columns mapped by hand, remembered per source."""

import hashlib

from django.db import transaction
from django.utils import timezone

from households.roster.models import RosterHeading, RosterLayout
from households.roster.reading.captions import Headings, Layout, keys_of, normal

KEPT_LAYOUTS = 500


def known_headings():
    """As every reading of a roster takes them, by command and on the screen. Two queries."""
    added = dict(RosterHeading.objects.values_list("key", "column"))
    layouts = RosterLayout.objects.values_list("captions", "meanings")[:KEPT_LAYOUTS]
    return Headings(added, tuple(Layout(frozenset(captions), meanings) for captions, meanings in layouts))


@transaction.atomic
def add_heading(*, by, caption, column):
    return RosterHeading.objects.create(caption=caption, key=normal(caption), column=column, added_by=by)


@transaction.atomic
def remove_heading(*, by, heading):
    heading.delete()


@transaction.atomic
def remember_layout(*, by, name, captions, meanings):
    """Keep for the source of ``captions`` what they mean; without a meaning left, forget the source."""
    keys = sorted(keys_of(captions))
    signature = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    if not meanings:
        RosterLayout.objects.filter(signature=signature).delete()
        return None
    facts = {"meanings": meanings, "captions": keys, "saved_by": by, "saved_at": timezone.now()}
    return RosterLayout.objects.update_or_create(
        signature=signature, defaults=facts, create_defaults={**facts, "name": name[-255:]}
    )[0]


@transaction.atomic
def forget_layout(*, by, layout):
    layout.delete()
