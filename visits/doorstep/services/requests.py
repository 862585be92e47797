"""A worker asks the supervisor to correct a visit, and is told what came of it."""

from django.db import transaction
from django.urls import reverse

from caseload.core import wall_clock
from caseload.core.models import Notice
from caseload.core.permissions import P
from caseload.core.services.notices import notify
from caseload.core.services.ranks import nearest_supervisors_of
from visits.doorstep.models import CorrectionRequest
from visits.models import Visit
from visits.services.visits import may_correct

STATE = CorrectionRequest.State


class AlreadyAsked(Exception):
    """A request waits already."""


class AlreadyAnswered(Exception):
    """Nothing waits any more."""


def may_ask(user, visit):
    """Whoever records visits, sees this one and cannot correct it."""
    return user.may(P.VISIT_RECORD) and not may_correct(user, visit)


@transaction.atomic
def ask(*, by, visit, words=""):
    """Raises AlreadyAsked while another request waits. Returns the supervisors who are told."""
    Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.correction_requests.waiting().exists():
        raise AlreadyAsked
    CorrectionRequest.objects.create(visit=visit, by=by, words=words)
    told = nearest_supervisors_of(visit.area_id)
    _tell(told, Notice.Kind.CORRECTION_ASKED, visit, worker=by.name)
    return told


@transaction.atomic
def decline(*, by, visit, why):
    """Raises AlreadyAnswered."""
    if not settle(by=by, visit=visit, state=STATE.DECLINED, why=why):
        raise AlreadyAnswered


def settle(*, by, visit, state, why=""):
    """Answer the request that waits, if one does, and tell who asked. Returns whether one did."""
    request = visit.correction_requests.waiting().select_for_update().first()
    if request is None:
        return False
    request.state, request.why = state, why
    request.answered_by, request.answered_at = by, wall_clock.now()
    request.save(update_fields=["state", "why", "answered_by", "answered_at"])
    kinds = {STATE.CORRECTED: Notice.Kind.VISIT_CORRECTED, STATE.DECLINED: Notice.Kind.VISIT_NOT_CORRECTED}
    if request.by_id != by.pk:
        _tell([request.by], kinds[state], visit)
    return True


def _tell(users, kind, visit, **facts):
    url = reverse("doorstep:visit", args=[visit.pk])
    notify(users=users, kind=kind, facts={"household": visit.household.head_name, **facts}, url=url)
