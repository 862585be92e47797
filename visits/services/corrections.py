"""The corrections of a visit in words. Its events hold the former versions; the latest stands in the row itself."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from caseload.core.audit import Change, Entry
from caseload.core.models import User
from caseload.core.permissions import P
from caseload.core.templatetags.reading import full_day, moment
from households.models import Member
from visits import vocab

NOTES = {"condition", "needs", "note", "promise", "promise_kept"}
"""What is said in confidence: a reader without the right to case notes learns only that it was changed."""
UNTOLD = {"visited_on", "corrected_at", "entered_at", "group", "household", "created_at", "id"}


def corrections(visit, *, to, beside):
    """Newest first, as ``audit.Entry``, in words for ``to``. Three queries at most.

    ``beside``: {moment of a correction: what it changed beside the visit's own row}.
    """
    with_notes = to.may(P.CASE_NOTES)
    model = type(visit).pgh_event_model
    events = list(model.objects.filter(pgh_obj_id=visit.pk).select_related("pgh_context").order_by("-pgh_id"))
    if not events:
        return []
    people = _people(events)
    members = _members([visit, *events])
    entries = []
    for after, before in zip([visit, *events], events, strict=False):
        who = people.get(_actor(before)) or _("the system")
        changes = [_change(field, before, after, members, with_notes) for field in _changed(model, before, after)]
        changes += beside.get(after.corrected_at, [])
        entries.append(Entry(before.pgh_created_at, "update", who, "", changes))
    return entries


def _actor(event):
    return event.pgh_context.metadata.get("user") if event.pgh_context else None


def _people(events):
    return dict(User.objects.filter(pk__in={_actor(event) for event in events} - {None}).values_list("pk", "name"))


def _members(versions):
    return dict(Member.objects.filter(pk__in={key for one in versions for key in one.met}).values_list("pk", "name"))


def _changed(model, before, after):
    fields = (field for field in model._meta.fields if not field.name.startswith("pgh_") and field.name not in UNTOLD)
    return [field for field in fields if getattr(before, field.attname) != getattr(after, field.attname)]


def _change(field, before, after, members, with_notes):
    if field.name in NOTES and not with_notes:
        return Change(capfirst(field.verbose_name), None, None, hidden=True)
    old, new = (_words(field, getattr(version, field.attname), members) for version in (before, after))
    return Change(capfirst(field.verbose_name), old, new)


def _words(field, value, members):
    if value in (None, "", []):
        return ""
    if field.name == "met":
        return "、".join(members.get(key, "?") for key in value)
    if field.name in {"purposes", "needs"}:
        known = vocab.PURPOSES if field.name == "purposes" else vocab.NEEDS
        return _(", ").join(str(word) for word in vocab.words(known, value))
    if field.name == "met_other":
        return str(vocab.MET_OTHER.get(value, value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.name in {"visited_at", "ended_at"}:
        return moment(value)
    if field.name == "next_visit_on":
        return full_day(value)
    return str(value)
