"""What pages say of policies and entitlements beside their fields."""

from datetime import date

from django.utils.translation import gettext as _

from caseload.core.templatetags.reading import as_decimal, day, full_day, yuan
from households.support.policies.models import SOON, Entitlement, Policy
from households.support.policies.services.entitlements import days_of

S = Entitlement.Status
DAYS = ("applied_on", "decided_on", "paid_on", "confirmed_on", "missing_on")
AMOUNTS = ("amount", "confirmed_amount")


def window(policy):
    """From when until when in the year one can apply, in words; empty where at any time."""
    if not policy.apply_to:
        return ""
    first, last = _day_of_year(policy.apply_from), _day_of_year(policy.apply_to)
    return _("%(first)s to %(last)s each year") % {"first": first, "last": last}


def _day_of_year(text):
    month, day = map(int, text.split("-"))
    return _("%(month)s/%(day)s") % {"month": month, "day": day}


def gives(amount, policy):
    """900 元/户·月; of what is no money, the unit alone."""
    if amount is not None:
        return f"{yuan(amount)} {policy.get_unit_display()}"
    return policy.get_unit_display() if policy.unit == Policy.Unit.IN_KIND else _("amount not entered")


def with_words(rows, today):
    """Put on each row what it gives, its days and how it stands, in words."""
    for row in rows:
        row.gives = gives(row.amount, row.policy)
        row.days = days_of(row)
        row.kind, row.kind_words = standing(row, today)
    return rows


def standing(row, today):
    """(kind of status, words): its status, or that it ends soon, or is over and nobody renewed it."""
    if row.status not in (S.PAID, S.GRANTED) or row.ends_on is None or row.policy.is_once:
        return row.status_kind, row.get_status_display()
    if row.ends_on < today:
        return "late", _("over since %(day)s, not renewed") % {"day": day(row.ends_on)}
    if row.ends_on <= today + SOON:
        return "warn", _("ends on %(day)s") % {"day": day(row.ends_on)}
    return row.status_kind, row.get_status_display()


def detail_of(step):
    """What a step says beside its words: the amount, the days, the number of the paper."""
    facts = step.facts
    parts = [facts[name] for name in ("paper_number",) if facts.get(name)]
    parts += [facts["confirmed_by"]] if facts.get("confirmed_by") else []
    parts += [_("%(n)s yuan") % {"n": yuan(as_decimal(facts[name]))} for name in AMOUNTS if facts.get(name)]
    days = [full_day(date.fromisoformat(facts[name])) for name in ("starts_on", "ends_on") if facts.get(name)]
    days = days or [full_day(date.fromisoformat(facts[name])) for name in DAYS if facts.get(name)]
    return " ".join(filter(None, [" – ".join(days), *parts]))
