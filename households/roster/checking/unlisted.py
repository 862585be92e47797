"""Members who are no longer listed: an earlier roster of this kind had them, and this one has their household only."""

from households.roster.models import RosterLine, RosterTrace
from households.roster.models.batch import STANDING


def find_unlisted(part):
    """[(what is planned for the household, its member)], for the lines: nobody is taken away because of it."""
    roster = part.roster
    if not roster.source:
        return
    others = {
        member.pk: (plan, member)
        for plan in part.plans
        for member in plan.others
        if plan.group.persons and member.is_active
    }
    listed = _listed_before(roster, others) if others else set()
    part.unlisted = [pair for key, pair in others.items() if key in listed]


def _listed_before(roster, others):
    """Keys of those whom an earlier roster of this kind added or listed."""
    earlier = {"batch__source": roster.source, "batch__status__in": STANDING}
    homes = {member.household_id for _plan, member in others.values()}
    traces = RosterTrace.objects.filter(household_key__in=homes, table="member", row__in=list(others), **earlier)
    added = traces.filter(before__isnull=True, is_undone=False)
    lines = RosterLine.objects.filter(household_key__in=homes, member_key__in=list(others), **earlier)
    lines = lines.exclude(batch=roster.batch).exclude(kind=RosterLine.Kind.ABSENT)
    return {*added.values_list("row", flat=True), *lines.values_list("member_key", flat=True)}
