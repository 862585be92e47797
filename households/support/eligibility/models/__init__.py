from households.support.eligibility.models.line import IncomeLine
from households.support.eligibility.models.rule import Rule, RuleCase

__all__ = ["IncomeLine", "Rule", "RuleCase"]
