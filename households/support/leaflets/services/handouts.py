"""Leaflets for a whole building or area are handed out, and that is taken back."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.text import visible_facts
from households.support.leaflets.models import Handout
from households.support.leaflets.services.stocks import draw, put_back


@transaction.atomic
def hand_out(*, by, area, version, count, day, **facts):
    """Facts: place, note."""
    handout = Handout(by=by, area=area, version=version, count=count, day=day, **visible_facts(facts))
    draw(by=by, path=handout.area_id, at=moment_of(handout), handed=[handout])
    handout.save()
    return handout


@transaction.atomic
def take_back(*, by, handout, because):
    """It was entered wrongly: the row stays, says why, and is counted no more. Returns whether this call did it."""
    stored = Handout.objects.select_for_update(no_key=True).get(pk=handout.pk)
    if stored.because:
        return False
    stored.because = because
    stored.save(update_fields=["because"])
    put_back(by=by, at=moment_of(stored), handed=[stored])
    return True


def moment_of(handout):
    """A hand-out of today happened just now, one of an earlier day at the end of that."""
    end = timezone.make_aware(datetime.combine(handout.day, time.max))
    return min(end, wall_clock.now())
