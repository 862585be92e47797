"""What pages say of placements and openings beside their fields."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.templatetags.reading import as_decimal, day, full_day, yuan
from households.support.employment.models import SOON, Placement
from households.support.employment.models.placement import AHEAD

S = Placement.Status
DAYS = ("interviewed_on", "started_on", "looked_on", "ended_on")


def with_words(rows, today):
    """Put on each placement where it lies, what is paid, its days and how it stands, in words."""
    areas = catalogues.by(Area, "path")
    for row in rows:
        row.area = areas.get(row.household.area_id)
        row.paid = paid(row.pay)
        row.days = days_of(row)
        row.kind, row.kind_words = standing(row, today)
    return rows


def paid(pay):
    return _("%(n)s yuan a month") % {"n": yuan(pay)} if pay is not None else ""


def days_of(row):
    if row.started_on is None:
        return _("recommended on %(day)s") % {"day": day(row.recommended_on)}
    if row.ended_on is None:
        return _("since %(day)s") % {"day": full_day(row.started_on)}
    return f"{full_day(row.started_on)} – {full_day(row.ended_on)}"


def standing(row, today):
    """(kind of status, words): a look that is due or late, a contract that ends, else the status."""
    if row.status != S.PLACED:
        return row.status_kind, row.get_status_display()
    look, until = row.next_look_on, row.contract_until
    if look and look < today:
        n = (today - look).days
        return "late", ngettext("to be asked: %(n)s day late", "to be asked: %(n)s days late", n) % {"n": n}
    if until and until < today:
        return "late", _("contract over since %(day)s") % {"day": day(until)}
    if look and look <= today + AHEAD:
        return "warn", _("to be asked by %(day)s") % {"day": day(look)}
    if until and until <= today + SOON:
        return "warn", _("contract ends on %(day)s") % {"day": day(until)}
    return row.status_kind, row.get_status_display()


def detail_of(step):
    """What a step says beside its words: the day, the pay, the end of the contract, the reason."""
    facts = step.facts
    parts = [full_day(date.fromisoformat(facts[name])) for name in DAYS if facts.get(name)]
    if facts.get("contract_until"):
        parts.append(_("contract until %(day)s") % {"day": full_day(date.fromisoformat(facts["contract_until"]))})
    if facts.get("pay"):
        parts.append(paid(as_decimal(facts["pay"])))
    if facts.get("why"):
        parts.append(str(Placement.Why(facts["why"]).label))
    return _(", ").join(parts)
