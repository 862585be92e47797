"""A finding in the reader's words: who, which rule, what shows it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.dates import parse_date
from caseload.core.personal import age_on
from households.quality.rules import RULES
from households.roster.checking.report import label, shown


def with_words(finding, waiver=None):
    """``finding`` with what its page shows of it."""
    finding.words = RULES[finding.rule]
    finding.shown_values = [(label(column), _shown(column, value)) for column, value in finding.evidence.items()]
    finding.waived = waiver
    finding.waived_by = waiver.by.name if waiver and waiver.by else "—"
    finding.who = finding.member.name if finding.member else finding.household.head_name
    return finding


def _shown(column, value):
    if value in (True, "true"):
        return "是"
    if value in (False, "false"):
        return "否"
    if column == "birth_date" and value:
        born = parse_date(value).first_day
        return _("%(day)s (%(age)s years old)") % {"day": value, "age": age_on(born, timezone.localdate())}
    return shown(column, value) or "—"
