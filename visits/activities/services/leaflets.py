"""Leaflets handed out at an activity: how many in all, and how many of which."""

from django.db import transaction

from households.support.leaflets.services.stocks import draw, drawn_anew, put_back
from households.support.leaflets.services.versions import handed_out_on
from visits.activities.models import ActivityLeaflet


@transaction.atomic
def hand_out(*, by, activity, in_all, named):
    """Let the activity, held, say ``in_all`` copies, and ``named``: {leaflet: copies} of those that somebody named.

    What was handed out keeps the version it was.
    """
    stored = type(activity).objects.select_for_update().get(pk=activity.pk)
    at, kept = activity.at(activity.ends), {row.leaflet_id: row for row in stored.handed.all()}
    gone = [row for code, row in kept.items() if code not in {leaflet.pk for leaflet in named}]
    for leaflet, copies in named.items():
        if leaflet.pk in kept:
            _recount(by, at, kept[leaflet.pk], copies)
    _take_away(by, at, gone)
    versions = handed_out_on(stored.day)
    new = [
        ActivityLeaflet(activity=stored, leaflet=leaflet, version=versions[leaflet.pk], count=copies)
        for leaflet, copies in named.items()
        if leaflet.pk not in kept
    ]
    draw(by=by, path=stored.area_id, at=at, handed=new)
    ActivityLeaflet.objects.bulk_create(new)
    stored.leaflets = max(in_all, sum(named.values()))
    stored.version += 1
    stored.save(update_fields=["leaflets", "version"])


def take_all_back(*, by, activity):
    """It was not held after all."""
    _take_away(by, activity.at(activity.ends), list(activity.handed.all()))


def _recount(by, at, row, copies):
    drawn_anew(by=by, at=at, row=row, to=copies)
    row.count = copies
    row.save(update_fields=["count"])


def _take_away(by, at, rows):
    put_back(by=by, at=at, handed=rows)
    ActivityLeaflet.objects.filter(pk__in=[row.pk for row in rows]).delete()
