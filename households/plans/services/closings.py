"""The closing of a case takes effect here: what was open is settled, and the looks afterwards get their days."""

from django.db import transaction
from django.utils import timezone

from caseload.core.services.calendar import months_after
from households.plans.events import case_closed
from households.plans.models import Achievement, Action, Closing, FollowUp, FollowUpRule, Goal, Satisfaction, Settlement

WITHOUT_FOLLOW_UP = (Closing.Reason.DIED, Closing.Reason.LOST)
STATES = {
    Settlement.How.DONE: Action.State.DONE,
    Settlement.How.DROPPED: Action.State.DROPPED,
    Settlement.How.HANDED: Action.State.HANDED,
}


def close_case(plan, *, by, now):
    """The supervisor agreed: settle goals and actions as the report says, and plan the follow-up by the table."""
    today = timezone.localdate(now)
    Closing.objects.filter(plan=plan).update(agreed_by=by, agreed_at=now)
    for settlement in plan.closing.settlements.filter(action__isnull=False):
        Action.objects.filter(pk=settlement.action_id).update(
            state=STATES[settlement.how],
            result=settlement.reason if settlement.how == Settlement.How.DONE else "",
            reason=settlement.reason if settlement.how == Settlement.How.DROPPED else "",
            handed_to=settlement.handed_to,
            ended_on=today,
            ended_by=by,
        )
    case_closed.tell(plan=plan, by=by)
    for achievement in plan.closing.achievements.filter(goal__state__in=Goal.UNDER_WAY):
        plan.goals.filter(pk=achievement.goal_id).update(state=standing(achievement.percent), state_on=today)
    if plan.closing.reason not in WITHOUT_FOLLOW_UP:
        days = [months_after(today, rule.months) for rule in FollowUpRule.objects.current(today)]
        FollowUp.objects.bulk_create(FollowUp(plan=plan, due_on=day) for day in days)


def standing(percent):
    """How a goal stands in the end that was reached to so many per cent."""
    return Goal.State.MET if percent == 100 else Goal.State.PARTLY if percent else Goal.State.NOT_MET


@transaction.atomic
def save_closing(*, by, plan, achievements, settlements, **said):
    """The closing report, written anew as often as wanted until it is handed in.

    ``achievements``: {goal: per cent}; ``settlements``: dicts for Settlement.
    """
    closing, _made = Closing.objects.update_or_create(plan=plan, defaults={**said, "proposed_by": by})
    closing.achievements.all().delete()
    closing.settlements.all().delete()
    Achievement.objects.bulk_create(
        Achievement(closing=closing, goal=goal, percent=percent) for goal, percent in achievements.items()
    )
    Settlement.objects.bulk_create(Settlement(closing=closing, **row) for row in settlements)
    return closing


@transaction.atomic
def ask_satisfaction(*, by, plan, **said):
    """What the household says of the help, asked by somebody other than the case worker."""
    return Satisfaction.objects.update_or_create(plan=plan, defaults={**said, "asked_by": by, "worker": plan.worker})[0]
