"""Which rows of which room are a line of the chain. What is late, to be confirmed or of no effect each room says
itself; here it is named once, and united."""

from datetime import timedelta

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import TruncDate

from caseload.core import wall_clock
from caseload.core.permissions import P
from caseload.desk.chain.parts import Part, of_benefits, of_gifts, of_issues, of_jobs, of_plans
from caseload.desk.models import ChainLine
from households.models import Household
from households.plans.models import Action, CasePlan, FollowUp
from households.plans.services.unmoved import unmoved_goals
from households.services.effects import days_to_look_at, no_better_off
from households.support.employment.models import Placement
from households.support.giving.models import HANDED_WITHIN, Gift, Sort
from households.support.policies.models import Entitlement
from visits.doorstep.models import Finding
from visits.doorstep.services.effects import solved_and_at_risk_again, still_at_risk
from visits.issues.models import Issue
from visits.services.promises import promises_not_kept

DAY = timedelta(days=1)
STAGE, SOURCE, ITEM = ChainLine.Stage, ChainLine.Source, Finding.Item
HELPS = {
    Sort.MONEY: ITEM.INCOME,
    Sort.FOOD: ITEM.FOOD,
    Sort.CLOTHES: ITEM.CLOTHING,
    Sort.BOOKS: ITEM.SCHOOLING,
    Sort.MEDICAL: ITEM.MEDICAL,
}
"""For which item of the check-list a gift is given."""


def _promises(user, day):
    return promises_not_kept(Household.objects.visible_to(user), day)


def _asked_for(user, day):
    """What households asked for, errands too, and is not solved in time."""
    return Issue.objects.visible_to(user).difficulties().overdue().filter(household__isnull=False)


def _actions(user, day):
    plans = CasePlan.objects.readable_by(user)
    return Action.objects.due(day - DAY).ours().filter(goal__plan__in=plans)


def _follow_ups(user, day):
    return FollowUp.objects.due(day - DAY).filter(plan__in=CasePlan.objects.readable_by(user))


def _granted(user, day):
    return Entitlement.objects.visible_to(user).payment_overdue(day)


def _matched(user, day):
    return Gift.objects.visible_to(user).hand_over_overdue(day)


def _to_ask(user, day):
    return Placement.objects.visible_to(user).look_overdue(day)


def _solved(user, day):
    """Solved, we say; the household is to be asked."""
    rows = Issue.objects.visible_to(user).awaiting_call_back()
    return rows.filter(call_back_due=True, household__isnull=False)


def _paid(user, day):
    return Entitlement.objects.visible_to(user).unconfirmed(day)


def _handed(user, day):
    return Gift.objects.visible_to(user).unconfirmed()


def _paid_in_vain(user, day):
    rows = Entitlement.objects.visible_to(user).reached_by_us().of_money().delivered_between(*days_to_look_at(day))
    return no_better_off(still_at_risk(rows, since="paid_on", item=ITEM.INCOME), "paid_on")


def _at_work_in_vain(user, day):
    rows = Placement.objects.visible_to(user).at_work().taken_up_between(*days_to_look_at(day))
    return no_better_off(still_at_risk(rows, since="started_on", item=ITEM.INCOME), "started_on")


def _given_in_vain(user, day):
    rows = Gift.objects.visible_to(user).handed_between(*days_to_look_at(day))
    when = (When(donation__sort=sort, then=Value(item.value)) for sort, item in HELPS.items())
    helps = Case(*when, output_field=CharField())
    return still_at_risk(rows.annotate(helps=helps), since="handed_on", item="helps")


def _solved_in_vain(user, day):
    return solved_and_at_risk_again(Issue.objects.visible_to(user), *days_to_look_at(day))


def _done_in_vain(user, day):
    return unmoved_goals(CasePlan.objects.readable_by(user), day)


PROMISED = [
    Part(
        STAGE.PROMISED,
        SOURCE.PROMISE,
        P.CASE_NOTES,
        _promises,
        since=F("late_since"),
        what=F("promise"),
        household="id",
        worker="worker_id",
    ),
    of_issues(STAGE.PROMISED, _asked_for, TruncDate("due_at")),
    of_plans(
        STAGE.PROMISED, SOURCE.ACTION, _actions, "due_on", plan="goal__plan", what=F("what"), target="goal__plan_id"
    ),
    of_plans(STAGE.PROMISED, SOURCE.FOLLOW_UP, _follow_ups, "due_on", plan="plan"),
    of_benefits(STAGE.PROMISED, _granted, "late_since"),
    of_gifts(STAGE.PROMISED, _matched, F("matched_on") + HANDED_WITHIN),
    of_jobs(STAGE.PROMISED, _to_ask, "next_look_on"),
]
DELIVERED = [
    of_issues(STAGE.DELIVERED, _solved, F("resolved_on")),
    of_benefits(STAGE.DELIVERED, _paid, "paid_on"),
    of_gifts(STAGE.DELIVERED, _handed, F("handed_on")),
]
SEEN = P.CASE_NOTES
"""What a visit saw is for those who may read its notes."""
NO_EFFECT = [
    of_issues(STAGE.NO_EFFECT, _solved_in_vain, F("resolved_on"), right=SEEN),
    of_plans(
        STAGE.NO_EFFECT, SOURCE.ACTION, _done_in_vain, "helped_on", plan="plan", what=F("title"), target="plan_id"
    ),
    of_benefits(STAGE.NO_EFFECT, _paid_in_vain, "paid_on", right=SEEN),
    of_gifts(STAGE.NO_EFFECT, _given_in_vain, F("handed_on"), right=SEEN),
    of_jobs(STAGE.NO_EFFECT, _at_work_in_vain, "started_on", right=SEEN),
]


def lines_for(user, day=None):
    """The lines of all rooms that ``user`` may see, of open households."""
    day = day or wall_clock.today()
    parts = [part.lines(user, day) for part in (*PROMISED, *DELIVERED, *NO_EFFECT) if user.may(part.right)]
    return ChainLine.objects.of(parts).filter(household__status=Household.Status.OPEN)
