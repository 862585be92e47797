"""The rows of a part, saved: in a fixed number of statements, however many they are."""

from django.db.models import F, Func, Value

from households.models import Household, Member
from households.roster.writing.bulk import copy_rows, update_rows

NOT_WRITTEN = {"id", "created_at", "worker", "hollow_house", "elder_in_old_house", "last_visit_on", "last_tried_on"}
NOT_WRITTEN |= {"promise", "open_issue_count", "close_note", "phone_owner", "tenure", "household"}


def save_households(part):
    copy_rows(Household, part.new_households)
    _update(Household, part.changed_households)
    part.roster.added.update(row.pk for row in part.new_households)


def save_members(part):
    """The former heads stop being it first: a household has one head at any moment."""
    if part.replaced_heads:
        Member.objects.filter(pk__in=part.replaced_heads).update(is_head=False)
    _update(Member, list(part.changed_members.values()))
    copy_rows(Member, part.new_members)


def _update(model, rows):
    update_rows(model, rows, [field for field in model._meta.concrete_fields if field.name not in NOT_WRITTEN])


def save_sources(part):
    """Unchanged households too were listed by a roster of this kind."""
    if listed := newly_listed(part):
        appended = Func(F("sources"), Value(part.roster.source), function="array_append")
        Household.objects.filter(pk__in=listed).update(sources=appended)


def newly_listed(part):
    """Keys of known households that no roster of this kind listed before."""
    source, known = part.roster.source, [plan.household for plan in part.plans if plan.household]
    return [household.pk for household in known if source not in household.sources] if source else []
