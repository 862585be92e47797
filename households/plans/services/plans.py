"""Case plans are begun, moved, reopened, handed over here, and nowhere else: one step is written for each."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.casework.moves import MoveRefused, Overtaken, claim, find_move
from caseload.core.casework.workflow import Workflow
from caseload.core.models import Notice
from caseload.core.permissions import P
from caseload.core.records import in_the_streets_language
from caseload.core.services.calendar import add_working_days
from households.events import rhythm_changed
from households.models import Household
from households.plans.models import CasePlan, Closing, Intake
from households.plans.models.moves import MOVES
from households.plans.seed import DEFAULT_LEVEL
from households.plans.services.effects import CHANGES, EFFECTS
from households.plans.services.notices import tell_of_handing_over, tell_of_move, tell_supervisors
from households.plans.services.requirements import missing_for
from households.services.facts import HouseholdClosed
from households.services.rhythm import set_level


class PlanOpen(Exception):
    """The household has an open plan already."""


def open_plan_of(household):
    return CasePlan.objects.open().filter(household=household).select_related("household", "worker", "level").first()


@transaction.atomic
def start_plan(*, by, household, level=DEFAULT_LEVEL, urgency=CasePlan.Urgency.NORMAL, previous=None, words=""):
    """A new episode at intake. Its case worker is the household's, else ``by``. Raises PlanOpen, HouseholdClosed."""
    if not household.is_open:
        raise HouseholdClosed
    last = CasePlan.objects.filter(household=household).aggregate(n=Max("episode"))["n"] or 0
    plan = CasePlan(
        household=household,
        episode=last + 1,
        previous=previous,
        worker=household.worker if household.worker and household.worker.is_worker else by,
        level_id=level,
        urgency=urgency,
        created_by=by,
    )
    try:
        PLANS.begin(plan, "start", by=by, asked={"reason": words})
    except IntegrityError as refused:
        raise PlanOpen from refused
    Intake.objects.create(plan=plan, contact=household.head_name, earlier_help=_helped(previous))
    follow_level(household.pk, level)
    return plan


def _helped(previous):
    """What the closing report of an earlier case says was reached, and what remained."""
    closing = Closing.objects.filter(plan=previous).first() if previous else None
    return "\n".join(filter(None, [closing.words, closing.remains])) if closing else ""


def move_plan(*, by, plan, verb, **asked):
    """Take the step ``verb`` of MOVES with what it asks for. Returns the plan; of ``reopen``, the new episode.

    Raises MoveRefused with the reason in words and what is missing, or Overtaken when somebody else was first.
    """
    taken = PLANS.move(plan, verb, by=by, asked=asked)
    return taken.leads_to or taken.row


def _stands(taking):
    """What every move writes on the plan: whose answer it waits for now, and the days of its stage."""
    plan, move, today = taking.row, find_move(MOVES, taking.verb), timezone.localdate(taking.at)
    changed = {"waiting": move.then, "answer_by": answer_day(plan.level, move.then)}
    if taking.target != plan.status:
        changed["stage_on"] = today
    if plan.is_open and taking.target not in CasePlan.OPEN:
        changed |= {"closed_on": today, "review_due_on": None}
    return changed


def _after_every_move(taking):
    plan = taking.row
    if taking.before.is_open and not plan.is_open:
        follow_level(plan.household_id, "")
    tell_of_move(plan, find_move(MOVES, taking.verb), taking.by)


def answer_day(level, waiting, today=None):
    """By when a supervisor is to answer what is handed in today, in working days by the level; None for other waits."""
    if waiting not in CasePlan.FOR_SUPERVISOR:
        return None
    return add_working_days(today or wall_clock.today(), level.answer_days)


def _reopen(taking):
    """A new episode linked to the ended one, whose coming looks are called off. Raises Overtaken, MoveRefused."""
    plan, asked = taking.row, taking.asked
    locked = CasePlan.objects.select_for_update().get(pk=plan.pk)
    if CasePlan.objects.filter(previous=locked).exists() or locked.version != plan.version:
        raise Overtaken
    facts = {"level": plan.level_id, "previous": locked, "words": asked.get("reason", "")}
    try:
        taking.leads_to = start_plan(by=taking.by, household=plan.household, **facts)
    except PlanOpen:
        raise MoveRefused(_("The household has an open case already.")) from None
    except HouseholdClosed:
        raise MoveRefused(_("The household is closed; reopen it first.")) from None
    asked["number"] = taking.leads_to.number
    plan.follow_ups.waiting().update(is_cancelled=True)
    return {}


@transaction.atomic
def change_level(*, by, plan, level, reason, urgency=None):
    """Another case level (a row): the household's rhythm and the next review follow. Raises Overtaken."""
    changed = {"level": level}
    if plan.review_due_on:
        step = level.review_days - plan.level.review_days
        changed["review_due_on"] = plan.review_due_on + timedelta(days=step)
    if plan.answer_by:
        changed["answer_by"] = answer_day(level, plan.waiting)
    if urgency:
        changed["urgency"] = urgency
    claim(plan, target=plan.status, **changed)
    follow_level(plan.household_id, level.pk)
    write_step(plan, by=by, verb="level", source=plan.status, words=reason, level=level.pk)
    return plan


def follow_level(household_id, level):
    """Let the household's visits follow the level of its open case. Its row stays locked until the end."""
    household = Household.objects.select_for_update(no_key=True).get(pk=household_id)
    if household.is_open:
        household.save(update_fields=set_level(household, level))
        rhythm_changed.tell(households=[household_id])


@transaction.atomic
def hand_over(*, by, plan, worker, note):
    """Give the case to ``worker`` (None: nobody yet, the supervisors decide) with a note for whoever takes it on."""
    former = plan.worker
    claim(plan, target=plan.status, worker=worker)
    write_step(plan, by=by, verb="hand_over", source=plan.status, words=note, worker=worker.name if worker else "")
    tell_of_handing_over(plan, former, by)
    return plan


@transaction.atomic
def households_handed_over(*, by, former, worker, note):
    """The cases of households that got another worker go with them, open or followed up.

    ``former``: the keys of their workers before, by household.
    """
    with in_the_streets_language():
        note = note or _("The household was handed on; the case goes with it.")
    plans = CasePlan.objects.cared_for().filter(household__in=former).select_related("household", "worker")
    for plan in plans:
        if plan.worker_id != (worker.pk if worker else None):
            hand_over(by=by, plan=plan, worker=worker, note=note)


def may_hand_over(user, plan):
    """The case worker, and whoever assigns households there."""
    return plan.is_cared_for and (plan.is_readable_by(user) or user.may(P.HOUSEHOLD_ASSIGN))


@transaction.atomic
def report_incident(*, by, plan, kind, words, happened_on, level):
    """Something critical: the case becomes critical at ``level`` (a row) and the supervisors know at once.

    Returns (incident, how many were told).
    """
    incident = plan.incidents.create(kind=kind, words=words, happened_on=happened_on, by=by)
    changed = {"urgency": CasePlan.Urgency.CRITICAL, "level": level}
    if plan.review_due_on:
        soon = wall_clock.today() + timedelta(days=level.review_days)
        changed["review_due_on"] = min(plan.review_due_on, soon)
    if plan.answer_by:
        changed["answer_by"] = min(plan.answer_by, answer_day(level, plan.waiting))
    claim(plan, target=plan.status, **changed)
    follow_level(plan.household_id, level.pk)
    write_step(plan, by=by, verb="incident", source=plan.status, kind=kind)
    return incident, tell_supervisors(plan, Notice.Kind.PLAN_URGENT, by=None)


def touch(plan):
    """What the plan says changed: whoever had it open before is overtaken. Raises Overtaken."""
    if not CasePlan.objects.filter(pk=plan.pk, version=plan.version).update(version=F("version") + 1):
        raise Overtaken
    plan.version += 1


def write_step(plan, *, by, verb, source, words="", **facts):
    """Of what is no move."""
    PLANS.write_step(plan, verb=verb, by=by, source=source, asked={"reason": words, **facts})


PLANS = Workflow(
    "Case plans",
    MOVES,
    words=("reason",),
    facts=("number", "worker", "level", "kind", "decision"),
    missing=missing_for,
    prepares=_stands,
    changes={**CHANGES, "reopen": _reopen},
    effects=EFFECTS,
    follows=_after_every_move,
)
