"""Openings, and what members can do and wish for, are written here."""

from django.db import transaction

from caseload.core.text import visible_facts
from households.services.facts import HouseholdClosed, locked
from households.support.employment.models import Opening, Wish


@transaction.atomic
def offer_opening(*, by, **facts):
    return Opening.objects.create(by=by, **visible_facts(facts))


@transaction.atomic
def correct_opening(*, by, opening, **changes):
    """Change what is written of it. Fewer places than are filled the database does not take."""
    for field, value in visible_facts(changes).items():
        setattr(opening, field, value)
    opening.version += 1
    opening.save(update_fields=[*changes, "version"])
    return opening


@transaction.atomic
def write_wish(*, by, member, **facts):
    """What ``member`` can do and wishes for; what was written before is replaced. Raises HouseholdClosed."""
    if not locked(member.household).is_open:
        raise HouseholdClosed
    wish = Wish.objects.filter(member=member).first() or Wish(member=member, version=0)
    for field, value in visible_facts(facts).items():
        setattr(wish, field, value)
    wish.by = by
    wish.version += 1
    wish.save()
    return wish
