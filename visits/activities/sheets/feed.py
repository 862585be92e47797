"""Activities as an iCalendar file (RFC 5545), to which phones subscribe. It names no resident: neither who is on the
list, nor the plan and the evaluation, in which names may stand."""

from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from caseload.core import catalogues
from caseload.core.models import Area

MAKER = "-//Caseload//Activities//EN"
ASKED_AGAIN = timedelta(hours=4)


def calendar_of(activities, *, name, host, address_of):
    """The bytes of a file of ``activities``, each with when it was ``changed_at``.

    ``host`` makes their ids those of this installation; ``address_of``: an activity → the address of its page.
    """
    calendar = Calendar()
    for field, value in {"prodid": MAKER, "version": "2.0", "method": "PUBLISH", "x-wr-calname": name}.items():
        calendar.add(field, value)
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"value": "DURATION"})
    areas = catalogues.by(Area, "path")
    for activity in activities:
        area = areas.get(activity.area_id)
        calendar.add_component(_event(activity, area.name if area else "", host, address_of(activity)))
    return calendar.to_ical()


def _event(activity, area, host, address):
    changed = activity.changed_at or activity.created_at
    event = Event()
    facts = {
        "uid": f"activity-{activity.pk}@{host}",
        "sequence": activity.version - 1,
        "dtstamp": changed.astimezone(UTC),
        "last-modified": changed.astimezone(UTC),
        "dtstart": activity.at(activity.begins).astimezone(UTC),
        "dtend": activity.at(activity.ends).astimezone(UTC),
        "summary": _summary(activity),
        "location": f"{area} {activity.place}".strip(),
        "description": _("%(kind)s\nRun by %(name)s") % {"kind": activity.kind, "name": activity.owner.name},
        "url": address,
        "status": "CANCELLED" if activity.is_cancelled else "CONFIRMED",
    }
    for field, value in facts.items():
        event.add(field, value)
    return event


def _summary(activity):
    """Many calendars show a cancelled one like all others."""
    return _("Cancelled: %(title)s") % {"title": activity.title} if activity.is_cancelled else activity.title
