"""Who is told that the work on a roster has ended: whoever asked for it, and the supervisors of its areas."""

from collections import Counter

from django.db.models import Count
from django.urls import reverse

from caseload.core.models import Notice
from caseload.core.permissions import P
from caseload.core.services.notices import notify
from caseload.core.services.ranks import supervisors_of_any
from households.models import Household
from households.roster.models import RosterTrace

Kind = Notice.Kind


def tell_applied(*, batch):
    """It is imported; each learns how many households of theirs nobody looks after, with the way to assign them."""
    alone = Household.objects.without_worker().order_by().values_list("area_id").annotate(many=Count("pk"))
    counts = Counter(dict(alone))
    for user in _people(batch):
        many = sum(n for path, n in counts.items() if path.startswith(tuple(user.reach)))
        if many and user.may(P.HOUSEHOLD_ASSIGN):
            facts = {"file": batch.name, "count": many}
            notify(users=[user], kind=Kind.ROSTER_UNASSIGNED, facts=facts, url=f"{_households()}?worker=nobody")
        else:
            _tell(user, Kind.ROSTER_APPLIED, batch)


def tell_undone(*, batch, by):
    for user in {*_people(batch), *([by] if by else [])}:
        _tell(user, Kind.ROSTER_UNDONE, batch)


def tell_hindered(*, batch):
    """Nothing came of it; only whoever gave it to be done is told."""
    if batch.by:
        _tell(batch.by, Kind.ROSTER_HINDERED, batch)


def _people(batch):
    keys = RosterTrace.objects.filter(batch=batch).values("household_key")
    areas = Household.objects.filter(pk__in=keys).order_by().values_list("area_id", flat=True).distinct()
    return {*supervisors_of_any(list(areas)), *([batch.by] if batch.by else [])}


def _tell(user, kind, batch):
    url = reverse("roster:result", args=[batch.pk]) if user.may(P.IMPORT) else _households()
    notify(users=[user], kind=kind, facts={"file": batch.name}, url=url)


def _households():
    return reverse("households:list")
