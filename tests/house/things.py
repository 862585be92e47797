"""One of each thing that an address can be about, made when a test asks for it."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from caseload.core.models import Area, CalendarDay, Notice, User
from caseload.core.personal import check_digit
from households.models import CaseLevel, Category, Household, VisitRule
from households.plans.models import Action, FollowUpRule, GoalTemplate
from households.quality.models import QualityFinding
from households.roster.models import ColumnMapping, ColumnName
from households.roster.services.files import RosterFile
from households.roster.services.import_jobs import apply_batch, check_with, queue_batch, receive_roster
from households.services.assigning import assign_together
from households.services.closing import close_household
from households.support.eligibility.models import IncomeLine, Rule, Standing
from households.support.eligibility.services.standing import judge
from households.support.leaflets.models import Leaflet, LeafletVersion
from households.support.policies.models import Authority, Policy, PolicyAmount, PolicyExclusion, TakeOver
from tests import make
from tests.eligibility import drafts as rule_drafts
from tests.employment import making as employment
from tests.giving import making as giving
from tests.leaflets import making as leaflets
from tests.plans import making
from tests.policies import making as policies_making
from visits.activities.models import ActivityKind
from visits.activities.services.activities import ACTIVITIES
from visits.doorstep.models import HouseholdChange
from visits.errands.models import ErrandKind
from visits.issues.models import Department, IssueCategory, IssueView, TimeLimit
from visits.issues.services.cards import card_for
from visits.issues.services.issues import move_issue


@dataclass
class Side:
    """Where the things lie: a household in an area, its worker and supervisor, who else has things of their own, and
    who imports."""

    area: Area
    household: Household
    worker: User
    supervisor: User
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
    issue = _solved_issue(side)
    return issue.pk, card_for(by=side.reader, issue=issue).pk


def _solved_issue(side):
    issue = _issue(side)
    move_issue(by=side.worker, issue=issue, verb="resolve", result="修好了")
    return issue


def _notice(side):
    return (Notice.objects.create(user=side.reader, kind="visits_overdue", facts={"count": 1}).pk,)


def _change(side):
    visit = make.visit(side.household, side.worker)
    return (HouseholdChange.objects.create(visit=visit, household=side.household, kind="birth").pk,)


def _old_visit(side):
    """One that its author cannot correct any more."""
    visit = make.visit(side.household, side.worker)
    visit.created_at -= timedelta(hours=25)
    visit.save(update_fields=["created_at"])
    return visit


def _closed(side):
    close_household(by=side.worker, household=side.household, reason="moved", on=timezone.localdate())
    return (side.household.pk,)


def _handover(side):
    return assign_together(by=side.reader, households=[side.household], worker=side.supervisor)[0]


def _of_two(side):
    make.member(side.household)
    return (side.household.pk,)


def _plan_at(stage):
    return lambda side: (making.at_stage(side.household, side.worker, side.supervisor, stage).pk,)


def _goal(side):
    plan = making.at_stage(side.household, side.worker, side.supervisor, "planning")
    return (making.fill_goals(plan, side.worker).pk,)


def _action(side):
    return (Action.objects.filter(goal__plan=_plan_at("intervention")(side)[0]).first().pk,)


def _batch(*steps):
    """A roster that somebody uploaded, and then took through ``steps``."""

    def batch(side):
        first = f"37079919550321{side.area.pk % 1000:03}"
        data = f"姓名,证件号码,与户主关系\n王建国,{first}{check_digit(first)},户主\n".encode()
        file, roster = ContentFile(data, "x.csv"), RosterFile("x.csv", data)
        batch = receive_roster(by=side.importer, name="x.csv", file=file, roster=roster)
        for step in steps:
            step(by=side.importer, batch=batch, **({"area": side.area} if step is check_with else {}))
            batch.refresh_from_db()
        return (batch.pk,)

    return batch


def _receipt(side):
    return make.receipt(side.worker, side.household)


def _errand_file(side, place):
    return (make.errand_step_files(_receipt(side).errand, side.worker)[place].pk,)


def _entitlement(side):
    return policies_making.entitlement(side.household, side.worker)


def _standing(side):
    judge([side.household.pk])
    return (Standing.objects.filter(household=side.household).first().pk,)


def _received(side):
    return policies_making.received(side.household, side.worker)


def _payment_list(side):
    return policies_making.payment_list(side.importer, side.household)


def _entitlement_file(side, place):
    return (policies_making.files(_entitlement(side), side.worker)[place].pk,)


def _gift(side):
    return giving.gift(side.household, side.worker)


def _gift_file(side, place):
    return make.files_of(_gift(side).steps.get(), side.worker)[place].pk


def _placement(side):
    return employment.recommended(side.household, side.worker)


def _placement_file(side, place):
    return make.files_of(_placement(side).steps.get(), side.worker)[place].pk


def _of_plan(kind):
    return lambda side: making.rows_of(side.household, side.worker)[kind]


def _activity(side):
    return make.activity(side.worker, side.area, side.household.head)


def _activity_held(side):
    activity = _activity(side)
    ACTIVITIES.move(activity, "hold", by=side.worker, asked={"leaflets": 12})
    return activity


def _activity_photo(side):
    return (make.activity_photo(_activity(side), side.worker).pk,)


KEYS = {
    "activity": lambda side: (_activity(side).pk,),
    "activity_step": lambda side: (_activity(side).pk, "hold"),
    "activity_photo": _activity_photo,
    "arrival": lambda side: (make.held(side.household, side.worker).pk,),
    "arrival_file": lambda side: (make.held(side.household, side.worker).files.get().pk,),
    "household": lambda side: (side.household.pk,),
    "handover": lambda side: (_handover(side).pk,),
    "closed_household": _closed,
    "household_of_two": _of_two,
    "member": lambda side: (side.household.head_id,),
    "visit": lambda side: (make.visit(side.household, side.worker).pk,),
    "old_visit": lambda side: (_old_visit(side).pk,),
    "photo": lambda side: (make.photo(make.visit(side.household, side.worker).pk, side.worker).pk,),
    "change": _change,
    "finding": lambda side: (QualityFinding.objects.create(rule="R12", household=side.household).pk,),
    "issue": lambda side: (_issue(side).pk,),
    "solved_issue": lambda side: (_solved_issue(side).pk,),
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
    "standing": _standing,
    "entitlement": lambda side: (_entitlement(side).pk,),
    "entitlement_received": lambda side: (_received(side).pk,),
    "payment_list": lambda side: (_payment_list(side).pk,),
    "take_over": lambda side: (TakeOver.objects.create(policy_id="dibao", by=side.reader).pk,),
    "payment": lambda side: (policies_making.paid(_received(side), side.worker).pk,),
    "entitlement_move": lambda side: (_entitlement(side).pk, "apply"),
    "entitlement_picture": lambda side: _entitlement_file(side, 0),
    "entitlement_document": lambda side: _entitlement_file(side, 1),
    **{
        kind: _of_plan(kind)
        for kind in (
            *("plan", "plan_move", "goal", "action", "action_issue", "note", "follow_up"),
            *("referral", "referral_step", "referral_picture", "referral_document"),
        )
    },
    "leaflet_stock": lambda side: (leaflets.stock(side.area, side.reader, 5).pk,),
    "leaflet_handout": lambda side: (leaflets.handout(side.area, side.worker).pk,),
    "activity_held": lambda side: (_activity_held(side).pk,),
    "donor": lambda side: (giving.donor(side.area).pk,),
    "need": lambda side: (giving.need(side.household, side.worker).pk,),
    "gift": lambda side: (_gift(side).pk,),
    "gift_step": lambda side: (_gift(side).pk, "hand_over"),
    "gift_picture": lambda side: (_gift_file(side, 0),),
    "gift_document": lambda side: (_gift_file(side, 1),),
    "course": lambda side: (employment.course(side.area, side.reader).pk,),
    "opening": lambda side: (employment.opening(side.area, side.reader).pk,),
    "placement": lambda side: (_placement(side).pk,),
    "placement_move": lambda side: (_placement(side).pk, "interview"),
    "placement_picture": lambda side: (_placement_file(side, 0),),
    "placement_document": lambda side: (_placement_file(side, 1),),
    "write_off": lambda side: (giving.gone(giving.rice(side.area, side.reader), side.reader).pk,),
    "donation": lambda side: (giving.donation(side.area, side.reader).pk,),
    "person": lambda side: (side.worker.pk,),
    "area": lambda side: (side.area.pk,),
    "batch": _batch(),
    "batch_checked": _batch(check_with),
    "batch_waiting": _batch(check_with, queue_batch),
    "batch_written": _batch(check_with, apply_batch),
    "plan_assessed": _plan_at("assessment"),
    "plan_drafted": _plan_at("planning"),
    "plan_at_work": _plan_at("intervention"),
    "goal_drafted": _goal,
    "action_at_work": _action,
}


CODES = {
    "picker": "areas",
    "figure": "visits",
    "verb": "assign",
    "source": "dibao",
    "day": CalendarDay,
    "category": Category,
    "visit_rule": VisitRule,
    "goal_template": GoalTemplate,
    "level": CaseLevel,
    "taken_over": "dibao",
    "policy": Policy,
    "policy_amount": PolicyAmount,
    "policy_exclusion": PolicyExclusion,
    "authority": Authority,
    "rule": Rule,
    "rule_draft": lambda: rule_drafts.draft(),
    "rule_case": lambda: rule_drafts.draft().cases.first(),
    "policy_without_rule": "legal_aid",
    "income_line": lambda: IncomeLine.objects.create(kind="dibao", amount=9600),
    "follow_up_rule": FollowUpRule,
    "issue_category": IssueCategory,
    "department": Department,
    "limit": TimeLimit,
    "errand_kind": ErrandKind,
    "activity_kind": ActivityKind,
    "leaflet": Leaflet,
    "leaflet_version": LeafletVersion,
    "leaflet_picture": leaflets.picture,
    "leaflet_document": leaflets.document,
    "column_name": lambda: ColumnName.objects.create(caption="当家人", key="当家人", column="name"),
    "mapping": lambda: ColumnMapping.objects.create(signature="0", name="x", captions=["x"], meanings={}),
}
"""What stands in a table that is the same for everybody: its name in an address, its model, or how one is made."""


def code_of(kind):
    """The argument of an address about one of this kind."""
    kept = CODES[kind]
    if isinstance(kept, str):
        return kept
    return (kept.objects.first() if isinstance(kept, type) else kept()).pk
