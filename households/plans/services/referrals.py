"""Referrals are prepared and moved here."""

from caseload.core import wall_clock
from caseload.core.casework.workflow import Workflow
from households.plans.models.referral import MOVES, Referral

REFERRALS = Workflow(
    "Referrals",
    MOVES,
    words=("reply", "result", "words"),
    facts=("consent_by", "sent_on", "reply_by", "result_by"),
)


def prepare_referral(*, by, plan, **facts):
    return REFERRALS.begin(Referral(plan=plan, by=by, **facts), "prepare", by=by)


def referrals_overdue(user, day=None):
    """Of the user's own cases: the answer, or the result, is past its day. The oldest first."""
    rows = Referral.objects.overdue(day or wall_clock.today()).filter(plan__worker=user)
    return rows.select_related("plan__household").order_by("reply_by", "pk")
