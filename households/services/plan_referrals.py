"""A referral: prepared, sent with consent, answered, its result. Each step is possible from some states only."""

from django.db import transaction

from caseload.core.workflow import Overtaken, claim
from households.models import Referral

S = Referral.Status
STEPS = {
    "send": ((S.DRAFT,), S.SENT),
    "accept": ((S.SENT,), S.ACCEPTED),
    "refuse": ((S.SENT,), S.REFUSED),
    "result": ((S.ACCEPTED,), S.DONE),
    "withdraw": ((S.DRAFT, S.SENT), S.WITHDRAWN),
}


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
