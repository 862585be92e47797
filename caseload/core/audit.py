"""The history of a row, read from the events that database triggers write (pghistory)."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.utils.translation import gettext as _

from caseload.core.models import User

HIDDEN = {"id_cipher", "id_index", "bank_account"}
"""Columns whose change is told without their content."""


@dataclass
class Change:
    label: str
    old: object
    new: object
    hidden: bool = False


@dataclass
class Entry:
    """One thing that happened to a row: ``kind`` is insert, update or delete."""

    at: datetime
    kind: str
    who: str
    why: str
    changes: list


@contextmanager
def acting(by, **facts):
    """Attribute the changes made inside to ``by`` (a user, or None for the system), where no request does."""
    with pghistory.context(user=by.pk if by else None, **facts):
        yield


def history(row, limit=50):
    """The newest ``limit`` entries of ``row``, newest first. Three queries at most."""
    model = row._meta.model.pgh_event_model
    events = list(
        model.objects.filter(pgh_obj_id=row.pk).select_related("pgh_context").order_by("-pgh_id")[: limit + 1]
    )
    people = _people(events)
    pairs = zip(events, [*events[1:], None], strict=True)
    entries = [_entry(model, event, before, people) for event, before in pairs]
    return [entry for entry in entries[:limit] if entry.changes or entry.kind != "update"]


def _people(events):
    keys = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return dict(User.objects.filter(pk__in=keys - {None}).values_list("pk", "name"))


def _entry(model, event, before, people):
    facts = event.pgh_context.metadata if event.pgh_context else {}
    changes = _changes(model, before, event) if before and event.pgh_label == "update" else []
    who = people.get(facts.get("user")) or _("the system")
    return Entry(event.pgh_created_at, event.pgh_label, who, facts.get("why", ""), changes)


def _changes(model, before, after):
    found = []
    for field in model._meta.fields:
        if field.name.startswith("pgh_"):
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new:
            found.append(_change(field, before, after, old, new))
    return found


def _change(field, before, after, old, new):
    if field.name in HIDDEN:
        return Change(str(field.verbose_name), None, None, hidden=True)
    if field.choices:
        return Change(
            str(field.verbose_name),
            getattr(before, f"get_{field.name}_display")(),
            getattr(after, f"get_{field.name}_display")(),
        )
    return Change(str(field.verbose_name), old, new)
