"""A draft of a rule, as the pages begin one."""

from households.support.eligibility.services.rules import begin_draft
from households.support.policies.models import Policy


def draft(policy="elder_allowance", by=None, tree=None):
    return begin_draft(by=by, policy=Policy.objects.get(pk=policy), tree=tree)
