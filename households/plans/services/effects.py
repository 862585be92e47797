"""What a move of a case writes: CHANGES on the plan besides its stage, EFFECTS beside the plan; by verb."""

from datetime import timedelta

from django.utils import timezone

from households.plans.models import Action, Goal, PlanVersion, Referral
from households.plans.services.assessments import begin_assessment
from households.plans.services.closings import close_case
from households.plans.services.goals import content, goals_of


def _assess(taking):
    begin_assessment(taking.row, taking.by)


def _hand_in(taking):
    plan = taking.row
    last = plan.versions.first()
    PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        content=content(goals_of(plan)),
        submitted_by=taking.by,
        submitted_at=taking.at,
    )


def _approve(taking):
    versions = taking.row.versions
    versions.filter(pk=versions.first().pk).update(approved_by=taking.by, approved_at=taking.at)


def _return(taking):
    versions = taking.row.versions
    versions.filter(pk=versions.first().pk).update(returned_at=taking.at)


def _first_review(taking):
    first = timezone.localdate(taking.at) + timedelta(days=taking.row.level.review_days)
    return {"review_due_on": first}


def _begin(taking):
    """The household agreed: goals and actions are in force."""
    plan, asked = taking.row, taking.asked
    version = plan.versions.first()
    agreement = {name: asked[name] for name in ("agreed_by", "agreed_how", "agreed_on")}
    PlanVersion.objects.filter(pk=version.pk).update(**agreement)
    Goal.objects.filter(plan=plan, since__isnull=True).update(since=version)
    Action.objects.filter(goal__plan=plan, since__isnull=True).update(since=version)


def _refer(taking):
    """What is open goes to whoever accepted the case."""
    plan = taking.row
    taken = plan.referrals.filter(status__in=[Referral.Status.ACCEPTED, Referral.Status.DONE]).first()
    Action.objects.open().filter(goal__plan=plan).update(
        state=Action.State.HANDED, handed_to=taken.to[:60], ended_on=timezone.localdate(taking.at), ended_by=taking.by
    )


def _close(taking):
    close_case(taking.row, by=taking.by, now=taking.at)


CHANGES = {"begin": _first_review}
EFFECTS = {
    "agree_intake": _assess,
    "reassess": _assess,
    "submit_plan": _hand_in,
    "approve": _approve,
    "return_plan": _return,
    "revise": _return,
    "begin": _begin,
    "refer": _refer,
    "agree_closing": _close,
}
