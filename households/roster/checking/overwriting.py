"""Whose value a roster would overwrite, and what a roster of its source may do to it.

A value is a worker's when the last change that gave it was made by a person and not by an import: such a change is a
conflict, left unless somebody takes it.
"""

from collections import defaultdict

from django.db.models.fields.json import KeyTextTransform

from households.models import Household, Member
from households.roster.checking import stored
from households.roster.checking.plans import CONFLICT, KEPT, WRITE
from households.roster.checking.report import shown
from households.roster.models import OverwriteRule
from households.roster.reading.columns import BY_ID

May = OverwriteRule.May
CHUNK = 5_000
PLACES = {
    "household_no": "number",
    "village": "area_id",
    "head_name": "head_id",
    "household_status": "status",
    "name": "name",
    "relation_to_head": "relation",
    "member_status": "status",
}
"""Where columns that say who somebody is are kept."""


def decide_overwriting(part):
    """What becomes of every change: written, asked about, left."""
    rules = dict(OverwriteRule.objects.filter(source=part.roster.source).values_list("column", "may"))
    changes = list(_changes(part.plans))
    corrected = _corrected([change for change in changes if rules.get(change[2].column, May.ASK) == May.ASK])
    for model, key, change in changes:
        may = rules.get(change.column, May.ASK)
        change.outcome = _outcome(may, change, (model, key, change.column) in corrected)
        change.take = _is_taken(part.roster.taken, model, key, change)
    for plan in part.plans:
        _follow(plan)


def _is_taken(taken, model, key, change):
    """``taken``: {(household or member, key, column): (old, new) as shown} of conflicts decided so."""
    what = "household" if model is Household else "member"
    values = taken.get((what, key, change.column))
    return values is not None and values == (shown(change.column, change.old), shown(change.column, change.new))


def _changes(plans):
    for plan in plans:
        if plan.household is not None:
            for change in plan.changes:
                yield Household, plan.household.pk, change
            for person in plan.persons:
                for change in person.changes:
                    yield Member, person.member.pk, change


def _outcome(may, change, is_corrected):
    if may == May.NEVER or (may == May.FILL and not stored.is_blank(change.old)):
        return KEPT
    return CONFLICT if may == May.ASK and is_corrected else WRITE


def _follow(plan):
    """Who is the head is one decision for household and members; a file that stays closed changes in nothing."""
    head = next((change for change in plan.changes if change.column == "head_name"), None)
    status = next((change for change in plan.changes if change.column == "household_status"), None)
    for person in plan.persons:
        for change in person.changes:
            if head and change.column == "relation_to_head" and (person.record.is_head or person.member.is_head):
                change.follows = head
            if status:
                change.follows = status
    for change in plan.changes if status else ():
        change.follows = status if change is not status else None
    if status and not status.is_written:
        plan.persons = [person for person in plan.persons if person.member]


# --- the history ---


def _corrected(changes):
    """{(model, key, column)} of those whose value a worker gave."""
    by_model = {Household: defaultdict(list), Member: defaultdict(list)}
    for model, key, change in changes:
        by_model[model][key].append(change)
    found = set()
    for model, changes_of in by_model.items():
        keys = list(changes_of)
        for start in range(0, len(keys), CHUNK):
            for key, column in _given_by_workers(model, keys[start : start + CHUNK], changes_of):
                found.add((model, key, column))
    return found


def _given_by_workers(model, keys, changes_of):
    """(key, column) of these. Walks the events of the rows that any worker wrote to, oldest first."""
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys)
    by_hand = events.annotate(who=KeyTextTransform("user", "pgh_context__metadata")).filter(who__isnull=False)
    rows = set(by_hand.exclude(pgh_context__metadata__has_key="roster").values_list("pgh_obj_id", flat=True))
    if not rows:
        return
    last, worker, before = {}, {}, None
    history = events.filter(pgh_obj_id__in=rows).select_related("pgh_context").order_by("pgh_obj_id", "pgh_id")
    for event in history.iterator(chunk_size=2000):
        key = event.pgh_obj_id
        is_first = before is None or before.pgh_obj_id != key
        for change in changes_of[key]:
            value = value_in(event, change.column)
            if (is_first and value is not None) or (not is_first and value != last[key, change.column]):
                worker[key, change.column] = _is_by_hand(event)
            last[key, change.column] = value
        before = event
    yield from (place for place, is_workers in worker.items() if is_workers)


def _is_by_hand(event):
    context = event.pgh_context.metadata if event.pgh_context else {}
    return context.get("user") is not None and "roster" not in context


def value_in(event, column):
    """What a row had in a column, comparably; None for nothing."""
    if column == "cert_no":
        return bytes(event.id_index) if event.id_index else None
    if column in PLACES:
        return getattr(event, PLACES[column]) or None
    return stored.plain(BY_ID[column], stored.stored_value(event, BY_ID[column]))
