"""The history of a row, read from the events that database triggers write (pghistory)."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import pghistory
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from caseload.core.models import Area, User
from caseload.core.personal import mask_phone
from caseload.core.templatetags.reading import full_day, moment

HIDDEN = {"id_cipher", "id_index", "bank_account"}
"""Columns whose change is told without their content."""

PHONES = {"phone", "phones", "helper_phones", "carer_phone", "collected_by_phone"}
"""Columns, and parts of them, whose telephones are told masked."""

DERIVED = {
    "path",
    "level_no",
    "sort_key",
    "search_text",
    "version",
    "sources",
    "head",
    "is_head",
    "member.is_active",
    "id_index",
}
"""Columns that follow from others, of all models or of one; their change would only repeat."""

OURS = {"id", "created_at", "date_joined", "email", "is_demo"}
"""Columns that nobody reads."""

SAID = {}
"""{JSON column: how its value is said in words}: a room says it in its `history.py`."""
PARTS = {}
"""{JSON column: {key: what a person calls it}}: a room names the parts of its columns in its `history.py`."""


@dataclass
class Change:
    label: str
    old: object
    new: object
    hidden: bool = False


@dataclass
class Entry:
    """One thing that happened to a row: ``kind`` is insert, update or delete.

    ``what`` names the row where a history tells of several.
    """

    at: datetime
    kind: str
    who: str
    why: str
    changes: list
    what: str = ""


@contextmanager
def acting(by, **facts):
    """Attribute the changes made inside to ``by`` (a user, or None for the system), where no request does."""
    with pghistory.context(user=by.pk if by else None, **facts):
        yield


def history(row, limit=50):
    """The newest ``limit`` entries of ``row``, newest first. Three queries, and one for each kind of row named."""
    return history_of(type(row), limit=limit, pgh_obj_id=row.pk)


def history_of(table, *, limit=50, called="", **where):
    """The newest entries of all rows of ``table`` that ever fitted ``where``, newest first.

    ``called``: the foreign key by whose row each entry is named.
    """
    model = table.pgh_event_model
    found = model.objects.filter(**where).select_related("pgh_context")
    events = list(found.order_by("-pgh_id")[: limit + 1])
    people, pairs = _people(events), _pairs(events)[:limit]
    names = _names(model, pairs, called)
    entries = [_entry(model, event, before, people, names) for event, before in pairs]
    if called:
        column = model._meta.get_field(called).attname
        for entry, (event, _before) in zip(entries, pairs, strict=True):
            entry.what = f"{table._meta.verbose_name} {names[column].get(getattr(event, column), '')}"
    return [entry for entry in entries if entry.changes or entry.kind != "update"]


def _pairs(events):
    """Each event with the one before it of the same row."""
    pairs, later = [], {}
    for event in events:
        if event.pgh_obj_id in later:
            pairs[later[event.pgh_obj_id]][1] = event
        later[event.pgh_obj_id] = len(pairs)
        pairs.append([event, None])
    return pairs


def _people(events):
    keys = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return dict(User.objects.filter(pk__in=keys - {None}).values_list("pk", "name"))


def _names(model, pairs, called=""):
    """What the rows are called that a changed foreign key referred to, by column and key."""
    names = {}
    for field in model._meta.fields:
        if not field.is_relation or field.name.startswith("pgh_"):
            continue
        ends = [(getattr(before or event, field.attname), getattr(event, field.attname)) for event, before in pairs]
        keys = {key for old, new in ends if old != new or field.name == called for key in (old, new)} - {None}
        if keys:
            names[field.attname] = _called(field, keys)
    return names


def _called(field, keys):
    column = field.target_field.attname
    if field.related_model is Area and column == "path":
        # A path changes when the area moves; the code at its end does not.
        codes = {path: path.rstrip("/").rpartition("/")[2] for path in keys}
        rows = dict(Area.objects.filter(code__in=codes.values()).values_list("code", "name"))
        return {path: rows[code] for path, code in codes.items() if code in rows}
    rows = field.related_model._base_manager.filter(**{f"{column}__in": keys})
    return {getattr(row, column): str(row) for row in rows}


def _entry(model, event, before, people, names):
    facts = event.pgh_context.metadata if event.pgh_context else {}
    changes = _changes(model, before, event, names) if before and event.pgh_label == "update" else []
    who = people.get(facts.get("user")) or _("the system")
    return Entry(event.pgh_created_at, event.pgh_label, who, facts.get("why", ""), changes)


def _changes(model, before, after, names):
    found = []
    for field in model._meta.fields:
        if not is_told(field):
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name in PARTS:
            found += _changed_parts(field, old, new)
        elif old != new:
            label, known = capfirst(field.verbose_name), names.get(field.attname)
            words = _words(field, old, known), _words(field, new, known)
            if field.name in HIDDEN or (field.name in PHONES and words[0] == words[1]):
                found.append(Change(label, None, None, hidden=True))
            elif words[0] != words[1]:
                found.append(Change(label, *words))
    return found


def is_told(field):
    """Whether a history tells when this column of an event changes."""
    of_its_model = f"{field.model.pgh_tracked_model._meta.model_name}.{field.name}"
    return not field.name.startswith("pgh_") and not {field.name, of_its_model} & (DERIVED | OURS)


def _changed_parts(field, old, new):
    """The parts of a JSON column one by one; what is nobody's name is ours."""
    for key, label in PARTS[field.name].items():
        if old.get(key) != new.get(key):
            yield Change(label, _words(field, old.get(key), part=key), _words(field, new.get(key), part=key))


def _words(field, value, names=None, part=""):
    """A stored value, or a ``part`` of it, as a person reads it."""
    if value is None or value == "":
        return ""
    if (part or field.name) in PHONES:
        return "、".join(mask_phone(phone) for phone in (value if isinstance(value, list) else [str(value)]))
    if field.name in SAID:
        return SAID[field.name](value)
    if names is not None:
        return names.get(value, _("no longer there"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)
