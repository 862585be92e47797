"""A referral: prepared, sent with consent, answered, its result. Each step is possible from some states only."""

from django.db import transaction
from django.utils import timezone

from caseload.core.casework.moves import Overtaken, claim
from households.plans.models import Referral

S = Referral.Status
STEPS = {
    "send": ((S.DRAFT,), S.SENT),
    "accept": ((S.SENT,), S.ACCEPTED),
    "refuse": ((S.SENT,), S.REFUSED),
    "result": ((S.ACCEPTED,), S.DONE),
    "withdraw": ((S.DRAFT, S.SENT), S.WITHDRAWN),
}


def referrals_overdue(user, day=None):
    """Of the user's own cases: the answer, or the result, is past its day. The oldest first."""
    rows = Referral.objects.overdue(day or timezone.localdate()).filter(plan__worker=user)
    return rows.select_related("plan__household").order_by("reply_by", "pk")


@transaction.atomic
def prepare_referral(*, by, plan, **facts):
    return Referral.objects.create(plan=plan, by=by, **facts)


@transaction.atomic
def step_referral(*, by, referral, step, **facts):
    """Raises Overtaken when the referral is not where ``step`` begins any more."""
    sources, target = STEPS[step]
    if referral.status not in sources:
        raise Overtaken
    claim(referral, target=target, **facts)
    return referral
