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
    finding.said = [(label(column), _shown(column, value)) for column, value in finding.evidence.items()]
    finding.waived = waiver
    finding.said_by = waiver.by.name if waiver and waiver.by else "—"
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


def captions():
    return [
        _("Rule"), _("Weight"), _("What is wrong"), _("Household number"), _("Head"), _("Area"), _("Person"),
        _("What shows it"), _("Found on"), _("Does not apply because"),
    ]  # fmt: skip


def line_of(finding, areas):
    """One row of the workbook."""
    home, waiver = finding.household, finding.waived
    return [
        finding.rule,
        str(finding.words.severity_words),
        str(finding.words.words),
        home.number,
        home.head_name,
        areas[home.area_id].name if home.area_id in areas else "",
        finding.member.name if finding.member else "",
        "；".join(f"{name}：{value}" for name, value in finding.said),
        finding.found_on.isoformat(),
        waiver.reason if waiver else "",
    ]
