"""One of each thing that an address can be about, made when a test asks for it."""

import uuid
from dataclasses import dataclass

from django.core.files.base import ContentFile

from caseload.core.models import Area, Notice, User
from households.models import Household
from households.quality.models import QualityFinding
from households.roster.models import RosterBatch
from tests import make
from tests.plans import making
from visits.doorstep.models import HouseholdChange
from visits.issues.models import IssueView
from visits.issues.services.cards import card_for


@dataclass
class Side:
    """Where the things lie: a household in an area, its worker, who else has things of their own, and who imports."""

    area: Area
    household: Household
    worker: User
    reader: User
    importer: User


def absent(key):
    """A key of the same shape that nothing has."""
    return (uuid.uuid4() if isinstance(key[0], uuid.UUID) else 10**9, *key[1:])


def key_of(kind, side):
    """The arguments of an address about a new thing of this kind."""
    return KEYS[kind](side)


def _issue(side):
    return make.issue(side.worker, side.household)


def _card(side):
    issue = _issue(side)
    return issue.pk, card_for(by=side.reader, issue=issue).pk


def _notice(side):
    return (Notice.objects.create(user=side.reader, kind="visits_overdue", facts={"count": 1}).pk,)


def _change(side):
    visit = make.visit(side.household, side.worker)
    return (HouseholdChange.objects.create(visit=visit, household=side.household, kind="birth").pk,)


def _batch(side):
    file = ContentFile(b"1", "x.xlsx")
    batch = RosterBatch.objects.create(name="x.xlsx", sha256="0", area=side.area, by=side.importer, file=file)
    return (batch.pk,)


def _receipt(side):
    return make.receipt(side.worker, side.household)


def _errand_file(side, place):
    return (make.errand_step_files(_receipt(side).errand, side.worker)[place].pk,)


def _of_plan(kind):
    return lambda side: making.rows_of(side.household, side.worker)[kind]


KEYS = {
    "arrival": lambda side: (make.held(side.household, side.worker).pk,),
    "arrival_file": lambda side: (make.held(side.household, side.worker).files.get().pk,),
    "household": lambda side: (side.household.pk,),
    "member": lambda side: (side.household.head_id,),
    "visit": lambda side: (make.visit(side.household, side.worker).pk,),
    "photo": lambda side: (make.photo(make.visit(side.household, side.worker).pk, side.worker).pk,),
    "change": _change,
    "finding": lambda side: (QualityFinding.objects.create(rule="R12", household=side.household).pk,),
    "issue": lambda side: (_issue(side).pk,),
    "step_picture": lambda side: (make.step_picture(_issue(side), side.worker).pk,),
    "step_document": lambda side: (make.step_document(_issue(side), side.worker).pk,),
    "errand_picture": lambda side: _errand_file(side, 0),
    "errand_document": lambda side: _errand_file(side, 1),
    "move": lambda side: (_issue(side).pk, "start"),
    "card": _card,
    "view": lambda side: (IssueView.objects.create(owner=side.reader, name="x").pk,),
    "notice": _notice,
    "errand_move": lambda side: (_receipt(side).errand.issue_id, "submit"),
    "errand_papers": lambda side: (_receipt(side).errand.issue_id, "take"),
    "receipt": lambda side: (_receipt(side).pk,),
    **{
        kind: _of_plan(kind)
        for kind in (
            *("plan", "plan_move", "goal", "action", "action_issue", "note", "follow_up"),
            *("referral", "referral_step", "referral_picture", "referral_document"),
        )
    },
    "person": lambda side: (side.worker.pk,),
    "area": lambda side: (side.area.pk,),
    "batch": _batch,
}
