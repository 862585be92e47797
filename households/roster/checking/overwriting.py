"""Whose value a roster would overwrite, and what a roster of its source may do to it.

A value is a worker's when the last change that gave it was made by a person and not by an import: such a change is a
conflict, left unless somebody takes it.
"""

from collections import defaultdict

from django.db.models.fields.json import KeyTextTransform

from households.models import Household, Member
from households.roster.checking import facts
from households.roster.checking.facts import CONFLICT, KEPT, WRITE
from households.roster.checking.report import shown
from households.roster.models import OverwriteRule

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


def settle(plans, source, taken=None):
    """Give every change of ``plans`` its stance. ``taken``: {(household or member, key, column): (old, new) as shown}
    of the conflicts that somebody decided to take."""
    rules = dict(OverwriteRule.objects.filter(source=source).values_list("column", "may"))
    changes = list(_changes(plans))
    corrected = _corrected([change for change in changes if rules.get(change[2].column, May.ASK) == May.ASK])
    for model, key, change in changes:
        may = rules.get(change.column, May.ASK)
        change.stance = _stance(may, change, (model, key, change.column) in corrected)
        what = "household" if model is Household else "member"
        change.take = bool(taken) and taken.get((what, key, change.column)) == (
            shown(change.column, change.old),
            shown(change.column, change.new),
        )
    for plan in plans:
        _follow(plan)


def _changes(plans):
    for plan in plans:
        if plan.household is not None:
            for change in plan.changes:
                yield Household, plan.household.pk, change
            for person in plan.persons:
                for change in person.changes:
                    yield Member, person.member.pk, change


def _stance(may, change, is_corrected):
    if may == May.NEVER or (may == May.FILL and not facts.is_blank(change.old)):
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
    asked = {Household: defaultdict(list), Member: defaultdict(list)}
    for model, key, change in changes:
        asked[model][key].append(change)
    found = set()
    for model, columns in asked.items():
        keys = list(columns)
        for start in range(0, len(keys), CHUNK):
            for key, column in _given_by_workers(model, keys[start : start + CHUNK], columns):
                found.add((model, key, column))
    return found


def _given_by_workers(model, keys, columns):
    """Walks the events of the rows that any worker wrote to, oldest first."""
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys)
    by_hand = events.annotate(who=KeyTextTransform("user", "pgh_context__metadata")).filter(who__isnull=False)
    rows = set(by_hand.exclude(pgh_context__metadata__has_key="roster").values_list("pgh_obj_id", flat=True))
    if not rows:
        return
    last, worker, before = {}, {}, None
    told = events.filter(pgh_obj_id__in=rows).select_related("pgh_context").order_by("pgh_obj_id", "pgh_id")
    for event in told.iterator(chunk_size=2000):
        key = event.pgh_obj_id
        is_first = before is None or before.pgh_obj_id != key
        for change in columns[key]:
            value = value_in(event, change.column)
            if (is_first and value is not None) or (not is_first and value != last[key, change.column]):
                worker[key, change.column] = _is_by_hand(event)
            last[key, change.column] = value
        before = event
    yield from (place for place, is_workers in worker.items() if is_workers)


def _is_by_hand(event):
    said = event.pgh_context.metadata if event.pgh_context else {}
    return said.get("user") is not None and "roster" not in said


def value_in(event, column):
    """What a row said in a column, comparably; None for nothing."""
    if column == "cert_no":
        return bytes(event.id_index) if event.id_index else None
    if column in PLACES:
        return getattr(event, PLACES[column]) or None
    return facts.plain(facts.BY_ID[column], facts.stored(event, facts.BY_ID[column]))
