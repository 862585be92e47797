"""Reviews, goal by goal; and the looks at a household after its case was closed."""

from datetime import timedelta

from django.db import transaction

from caseload.core import wall_clock
from caseload.core.casework.moves import claim
from households.plans.models import CasePlan, FollowUp, Goal, GoalReview, Review
from households.plans.services.plans import move_plan, touch, write_step

WAYS_ON = {
    (CasePlan.Status.INTERVENTION, Review.Decision.REPLAN): "replan",
    (CasePlan.Status.INTERVENTION, Review.Decision.CLOSE): "evaluate",
    (CasePlan.Status.EVALUATION, Review.Decision.REPLAN): "replan",
    (CasePlan.Status.EVALUATION, Review.Decision.CONTINUE): "resume",
}
"""The step that follows from a stage and what the review decided; without one the case stays where it is."""


class NotUnderReview(Exception):
    """Reviewed are cases in intervention or evaluation, in a version that the household agreed to."""


@transaction.atomic
def review_plan(*, by, plan, goals, decision, words="", on=None):
    """``goals``: {goal: {outcome, value, words}} of every goal in force. The next review is due a level's interval on.

    What was decided is done: the case goes the way of WAYS_ON. Raises NotUnderReview, Overtaken.
    """
    version = plan.versions.filter(agreed_on__isnull=False).first()
    if plan.status not in CasePlan.REVIEWED or plan.waiting or version is None:
        raise NotUnderReview
    day = on or wall_clock.today()
    review = Review.objects.create(
        plan=plan,
        of=version,
        on=day,
        due_on=plan.review_due_on,
        decision=decision,
        words=words,
        screen=plan.screens.last(),
        by=by,
    )
    GoalReview.objects.bulk_create(GoalReview(review=review, goal=goal, **said) for goal, said in goals.items())
    for goal, said in goals.items():
        _settle(goal, said, day)
    touch(plan)
    plan.review_due_on = day + timedelta(days=plan.level.review_days)
    plan.save(update_fields=["review_due_on"])
    write_step(plan, by=by, verb="review", source=plan.status, words=words, decision=decision)
    if verb := WAYS_ON.get((plan.status, decision)):
        move_plan(by=by, plan=plan, verb=verb, reason=words)
    return review


def _settle(goal, said, day):
    """Put on the goal how it stands now; one that was not met yet goes on."""
    goal.current = said["value"] if said.get("value") is not None else goal.current
    goal.state = Goal.State.ACTIVE if said["outcome"] == GoalReview.Outcome.NOT_MET else said["outcome"]
    goal.reason = said.get("words", "")[:200] if said["outcome"] == GoalReview.Outcome.DROPPED else goal.reason
    goal.state_on = day
    goal.save(update_fields=["current", "state", "reason", "state_on"])


RECORDED = ["done_on", "outcome", "words", "by"]


@transaction.atomic
def record_follow_up(*, by, follow_up, outcome, words, on=None):
    """How the household is some months later. The first look begins the follow-up stage.

    A look that was recorded or called off meanwhile, or whose case is not ``by``'s any more, is left as it is, so that
    what is sent twice records it once. Returns whether this call recorded it.
    """
    rows = FollowUp.objects.waiting().filter(plan__worker=by).select_related("plan__level")
    row = rows.select_for_update(of=["self", "plan"]).filter(pk=follow_up.pk).first()
    if row is None:
        return False
    said = {"done_on": on or wall_clock.today(), "outcome": outcome, "words": words, "by": by}
    for name, value in said.items():
        setattr(row, name, value)
        setattr(follow_up, name, value)
    row.save(update_fields=RECORDED)
    if row.plan.status == CasePlan.Status.CLOSED:
        move_plan(by=by, plan=row.plan, verb="follow_up")
    return True


@transaction.atomic
def record_follow_ups(*, by, due, **said):
    """One look answers every one of ``due``, which are of one household. Returns those not answered meanwhile."""
    return [row for row in due if record_follow_up(by=by, follow_up=row, **said)]


@transaction.atomic
def take_back_follow_ups(*, by, follow_ups):
    """They are to come again; a case whose follow-up began with them is as it was when it was closed."""
    rows = FollowUp.objects.filter(pk__in=[row.pk for row in follow_ups])
    plans = CasePlan.objects.filter(pk__in=rows.values("plan"))
    rows.update(done_on=None, outcome="", words="", by=None)
    for plan in plans:
        if plan.status == CasePlan.Status.FOLLOW_UP and not plan.follow_ups.filter(done_on__isnull=False).exists():
            claim(plan, target=CasePlan.Status.CLOSED)
            write_step(plan, by=by, verb="take_back_follow_up", source=CasePlan.Status.FOLLOW_UP)


def follow_ups_of(user, household, day=None):
    """Those of the user's closed cases of this household that are due by ``day``."""
    return list(follow_ups_due(user, day).filter(plan__household=household))


def follow_ups_due(user, day=None):
    """Of the user's own closed cases."""
    return FollowUp.objects.due(day).filter(plan__worker=user).select_related("plan__household").order_by("due_on")
