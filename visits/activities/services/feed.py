"""The private feed of somebody's activities: its address is made, renewed and ended here, and read by a calendar."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from caseload.core import wall_clock
from caseload.core.backends import StaffBackend
from caseload.core.permissions import P
from visits.activities.models import NEWEST_FIRST, Activity, ActivityFeed

TOKEN_BYTES = 32
LOOKED_BACK = timedelta(days=92)
MOST = 1000
NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def make_feed(*, by, covers):
    """The token of a new address for ``by``, in the place of the one before; it cannot be had a second time."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    facts = {"covers": covers, "digest": _digest(token), "made_at": wall_clock.now(), "asked_at": None}
    ActivityFeed.objects.update_or_create(user=by, defaults=facts)
    return token


@transaction.atomic
def end_feed(*, by):
    """Nothing is answered at the address of ``by`` any more."""
    ActivityFeed.objects.filter(user=by).delete()


def asked_with(token):
    """(feed, its user with their reach); (None, None) where the token is of nobody who may see activities now."""
    feed = ActivityFeed.objects.filter(digest=_digest(token)).first()
    user = feed and StaffBackend().get_user(feed.user_id)
    if not user or not user.may(P.ACTIVITY_VIEW):
        return None, None
    _note_asked(feed)
    return feed, user


def activities_for(feed, user):
    """What the feed tells ``user``: the newest ``MOST`` of the last three months and all to come, each with when it was
    ``changed_at`` last."""
    rows = Activity.objects.visible_to(user).filter(day__gte=wall_clock.today() - LOOKED_BACK)
    if feed.covers == ActivityFeed.Covers.OWN:
        rows = rows.filter(owner=user)
    history = Activity.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id")
    changed = Subquery(history.values("pgh_created_at")[:1])
    return rows.select_related("kind", "owner").annotate(changed_at=changed).order_by(*NEWEST_FIRST)[:MOST]


def _note_asked(feed):
    now = wall_clock.now()
    stale = Q(asked_at=None) | Q(asked_at__lt=now - NOTED_EVERY)
    ActivityFeed.objects.filter(stale, pk=feed.pk).update(asked_at=now)


def _digest(token):
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
