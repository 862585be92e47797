"""A gap becomes an action of the household's case plan: what is applied for, with which papers, where, and by when."""

from dataclasses import dataclass, field

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from caseload.core import wall_clock
from caseload.core.permissions import P
from caseload.core.services.calendar import add_working_days
from households.plans.models import Action, CasePlan, Goal
from households.plans.services.goals import NotDrafting, add_action, drop_action
from households.services.facts import locked
from visits.doorstep.models import PlannedGap

WORKING_DAYS = 10
"""So long after today it is to be done, as proposed; earlier where the window for applications closes."""
LONGEST = Action._meta.get_field("what").max_length


@dataclass
class PlanOfGaps:
    """Whether somebody may take gaps of a household into its case plan; if not ``why``, and the ``way`` out: an address
    with its ``label``. ``planned``: {(policy, member): the open action}."""

    plan: CasePlan | None = None
    goals: list = field(default_factory=list)
    planned: dict = field(default_factory=dict)
    why: str = ""
    way: str = ""
    label: str = ""

    @property
    def takes_gaps(self):
        return not self.why


def plan_for(user, household):
    """The PlanOfGaps of ``household`` for ``user``."""
    plans = CasePlan.objects.visible_to(user).open().filter(household=household)
    plan = plans.select_related("worker").first()
    if plan is None:
        return _without_a_plan(user, household)
    rows = PlannedGap.objects.filter(action__goal__plan=plan, action__state__in=Action.OPEN)
    planned = {(row.policy_id, row.member_id): row.action for row in rows.select_related("action__goal__plan")}
    found = PlanOfGaps(plan, planned=planned, way=plan.get_absolute_url(), label=_("Open the case plan"))
    if plan.worker_id != user.pk or not user.may(P.PLAN_WORK):
        name = plan.worker.name if plan.worker else _("nobody")
        found.why = _("Only the case worker takes it into the case plan: %(name)s.") % {"name": name}
    elif not plan.takes_actions:
        stage = plan.get_waiting_display() if plan.waiting else plan.get_status_display()
        found.why = _("The case plan takes in no new step at this stage (%(stage)s).") % {"stage": stage}
    else:
        found.goals = list(Goal.objects.under_way().filter(plan=plan).order_by("order", "pk"))
        if not found.goals:
            found.why = _("The case plan has no goal yet that a step can belong to.")
            if plan.may_be_drafted:
                found.way, found.label = reverse("plans:goal_new", args=[plan.pk]), _("Set a goal")
    return found


def _without_a_plan(user, household):
    found = PlanOfGaps(why=_("The family has no case plan under way."))
    if user.may(P.PLAN_WORK) and household.is_open:
        found.way, found.label = reverse("plans:new", args=[household.pk]), _("Begin a case")
    return found


def gaps_of_plan(*, household, user):
    """Answers ``household_gaps``."""
    return plan_for(user, household)


@transaction.atomic
def take_in(*, by, household, policy, member=None, visit=None):
    """The gap as an action of the goal that is for the same member, or for all; (action, whether this call added it).

    Nobody's plan is changed by who may not: (None, False) then.
    """
    household = locked(household)
    found = plan_for(by, household)
    held = found.planned.get((policy.pk, member.pk if member else None))
    if held or not found.takes_gaps:
        return held, False
    goal = _goal_for(found.goals, member)
    facts = {"what": _what(policy, member), "due_on": _proposed(policy)}
    try:
        action = add_action(by=by, goal=goal, **facts)
    except NotDrafting:
        return None, False
    PlannedGap.objects.create(action=action, policy=policy, member=member, visit=visit)
    return action, True


def _goal_for(goals, member):
    """One of the same member goes before one of the household, and that before another member's."""
    key = member.pk if member else None
    return min(goals, key=lambda goal: (goal.member_id != key, goal.member_id is not None))


def _what(policy, member):
    """With as many of the papers as there is room for."""
    facts = {"policy": policy, "whom": member.name if member else _("the whole household")}
    words = _("Apply for %(policy)s (%(whom)s)") % facts
    if policy.where_to_apply:
        words = _("%(what)s at: %(where)s") % {"what": words, "where": policy.where_to_apply}
    papers = list(policy.papers)
    while papers:
        named = pgettext("values", ", ").join(papers)
        if len(papers) < len(policy.papers):
            named = _("%(papers)s and others") % {"papers": named}
        full = _("%(what)s; papers: %(papers)s") % {"what": words, "papers": named}
        if len(full) <= LONGEST:
            return full
        papers.pop()
    return words[:LONGEST]


def _proposed(policy):
    today = wall_clock.today()
    return min(add_working_days(today, WORKING_DAYS), policy.closes_on(today) or today.max)


def take_out(*, by, visit, reason):
    """The visit was taken back: what it took into the plan is no step any more, where it was not ended since."""
    for link in PlannedGap.objects.filter(visit=visit).select_related("action__goal__plan"):
        try:
            drop_action(by=by, action=link.action, reason=reason)
        except NotDrafting:
            continue


def of_visit(visit, user):
    """The actions that the visit took into the plan, for those who may read that."""
    plans = CasePlan.objects.readable_by(user)
    links = PlannedGap.objects.filter(visit=visit, action__goal__plan__in=plans)
    return [link.action for link in links.select_related("action__goal__plan").order_by("pk")]
