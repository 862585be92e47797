"""What a move of a case writes besides its stage: CHANGES, by verb. Each returns what else changes on the plan."""

from datetime import timedelta

from django.utils import timezone

from households.plans.models import Action, Goal, PlanVersion, Referral
from households.plans.services.assessments import begin_assessment
from households.plans.services.closings import close_case
from households.plans.services.goals import content, goals_of


def _assess(plan, asked, by, now):
    begin_assessment(plan, by)


def _hand_in(plan, asked, by, now):
    last = plan.versions.first()
    PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        content=content(goals_of(plan)),
        submitted_by=by,
        submitted_at=now,
    )


def _approve(plan, asked, by, now):
    plan.versions.filter(pk=plan.versions.first().pk).update(approved_by=by, approved_at=now)


def _return(plan, asked, by, now):
    plan.versions.filter(pk=plan.versions.first().pk).update(returned_at=now)


def _begin(plan, asked, by, now):
    """The household agreed: goals and actions are in force, and the first review has its day."""
    version = plan.versions.first()
    agreement = {name: asked[name] for name in ("agreed_by", "agreed_how", "agreed_on")}
    PlanVersion.objects.filter(pk=version.pk).update(**agreement)
    Goal.objects.filter(plan=plan, since__isnull=True).update(since=version)
    Action.objects.filter(goal__plan=plan, since__isnull=True).update(since=version)
    return {"review_due_on": timezone.localdate(now) + timedelta(days=plan.level.review_days)}


def _refer(plan, asked, by, now):
    """What is open goes to whoever accepted the case."""
    taken = plan.referrals.filter(status__in=[Referral.Status.ACCEPTED, Referral.Status.DONE]).first()
    Action.objects.open().filter(goal__plan=plan).update(
        state=Action.State.HANDED, handed_to=taken.to[:60], ended_on=timezone.localdate(now), ended_by=by
    )


CHANGES = {
    "agree_intake": _assess,
    "reassess": _assess,
    "submit_plan": _hand_in,
    "approve": _approve,
    "return_plan": _return,
    "revise": _return,
    "begin": _begin,
    "refer": _refer,
    "agree_closing": close_case,
}
