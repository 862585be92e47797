from households.support.eligibility.models.answer import Explanation, NotApplicable
from households.support.eligibility.models.line import IncomeLine
from households.support.eligibility.models.rule import Rule, RuleCase
from households.support.eligibility.models.standing import NEW, Judging, Stale, Standing

__all__ = ["NEW", "Explanation", "IncomeLine", "Judging", "NotApplicable", "Rule", "RuleCase", "Stale", "Standing"]
