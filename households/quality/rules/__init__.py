"""The check-up of the registry: rules in words, each beside the query that finds what breaks it."""

from households.quality.rules.homes import HOME_RULES
from households.quality.rules.people import PEOPLE_RULES
from households.quality.rules.rule import ALERT, ERROR, HOUSEHOLD, PERSON, SEVERITIES, WARNING

RULES = {rule.code: rule for rule in sorted([*PEOPLE_RULES, *HOME_RULES], key=lambda rule: rule.code)}
"""{code: rule}. The codes are those of the national audit list; docs/quality.md says which are left out, and why."""

__all__ = ["ALERT", "ERROR", "HOUSEHOLD", "PERSON", "RULES", "SEVERITIES", "WARNING"]
