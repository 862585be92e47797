"""Entitlements are begun and moved here."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from caseload.core import catalogues, wall_clock
from caseload.core.casework.moves import MoveRefused
from caseload.core.casework.workflow import Workflow, as_asked
from caseload.core.services.calendar import months_after
from caseload.core.templatetags.reading import full_day
from households.services.facts import HouseholdClosed, locked
from households.support.policies.events import benefit_missing, entitlements_changed
from households.support.policies.models import MOVES, Entitlement, Policy, PolicyExclusion

STANDING = Entitlement.STANDING
OF_THE_PERIOD = ("amount", "starts_on", "ends_on", "paper_number")
DAYS = ("decided_on", "paid_on")
UNSAID = {"confirmed_on": None, "confirmed_how": "", "confirmed_by": "", "confirmed_amount": None, "missing_on": None}
"""The household has not said whether it came."""


class UnderWay(Exception):
    """The same policy is under way for the same person or household already."""


@transaction.atomic
def identify(*, by, household, policy, member=None, words=""):
    """Somebody found that the household, or the member, may be given it. Raises HouseholdClosed, UnderWay."""
    household = locked(household)
    if not household.is_open:
        raise HouseholdClosed
    row = Entitlement(household=household, policy=policy, member=member, by=by)
    if others_under_way(row).exists():
        raise UnderWay
    begun = ENTITLEMENTS.begin(row, "identify", by=by, asked={"words": words})
    entitlements_changed.tell(households=[household.pk])
    return begun


def move_entitlement(*, by, entitlement, verb, **asked):
    """Take the step ``verb`` of MOVES. Raises MoveRefused with the reason in words, or Overtaken."""
    return ENTITLEMENTS.move(entitlement, verb, by=by, asked=asked).row


def others_under_way(row):
    rows = Entitlement.objects.under_way().exclude(pk=row.pk)
    return rows.filter(household=row.household, policy=row.policy, member=row.member)


def excluded_by(row, first, last):
    """What stands on one of the days ``first`` to ``last`` (None: without end) and cannot stand beside ``row``.

    The database holds the same (``ONE_AT_A_TIME``).
    """
    rows = Entitlement.objects.filter(household=row.household_id, status__in=STANDING).exclude(pk=row.pk)
    if row.member_id:
        rows = rows.filter(Q(member=row.member_id) | Q(member=None))
    rows = rows.filter(
        Q(ends_on=None) | Q(ends_on__gte=first), policy__in=[row.policy_id, *excluded_policies(row.policy_id)]
    )
    return rows if last is None else rows.filter(starts_on__lte=last)


def excluded_policies(code):
    """The codes of the policies that exclude that of ``code``."""
    pairs = ((pair.one_id, pair.other_id) for pair in catalogues.rows(PolicyExclusion).values())
    return {other for pair in pairs if code in pair for other in pair} - {code}


def usual_end(policy, first):
    """The last day of what is granted from ``first`` on; None where it has no end."""
    return months_after(first, policy.months) - timedelta(days=1) if policy.months else None


def _period(taking):
    """Also what was left empty: an amount that nobody knows, a period without end."""
    return {name: taking.asked[name] for name in (*OF_THE_PERIOD, *DAYS) if name in taking.asked}


def _grant(taking):
    """What is given once holds on the day of its decision."""
    changed = _period(taking)
    day = changed["decided_on"]
    return changed | ({"starts_on": day, "ends_on": day} if taking.row.policy.is_once else {})


def _record(taking):
    """It was received before anybody entered it here: what is known is since when."""
    changed = _period(taking)
    return changed | {"decided_on": changed["starts_on"], "paid_on": min(changed["starts_on"], wall_clock.today())}


def _deliver(taking):
    day = taking.asked["paid_on"]
    return as_asked(taking) | {"starts_on": day, "ends_on": day}


def _unpay(taking):
    """Its first payment was reversed: it is granted, as it was before."""
    day = taking.row.decided_on
    return {"paid_on": None, **UNSAID} | ({"starts_on": day, "ends_on": day} if taking.row.policy.is_once else {})


CHANGES = {
    "confirm": lambda taking: UNSAID | as_asked(taking),
    "unsay": lambda taking: dict(UNSAID),
    "grant": _grant,
    "record": _record,
    "deliver": _deliver,
    "unpay": _unpay,
    "renew": _period,
    "correct": _period,
    "resume": lambda taking: _period(taking) | {"reason": ""},
    "take_up": lambda taking: {"reason": ""},
    "appeal": lambda taking: {"reason": ""},
}


def _paid_at_once(taking):
    """What is given once in money was paid by its hand-over."""
    row, asked = taking.row, taking.asked
    if row.policy.unit != Policy.Unit.TIME or not row.amount:
        return
    month = row.paid_on.replace(day=1)
    facts = {"paper": asked.get("paper", ""), "by": taking.by, "begins": True}
    row.payments.create(first_month=month, last_month=month, amount=row.amount, paid_on=row.paid_on, **facts)


def _fits(taking):
    """Refuse, in words, what the database would refuse without any. The household is locked: nobody comes between."""
    row, target = taking.row, taking.target
    locked(row.household)
    if target in Entitlement.UNDER_WAY and others_under_way(row).exists():
        raise MoveRefused(_("The same policy is under way for them already."))
    if target not in STANDING:
        return {}
    changed = CHANGES.get(taking.verb, as_asked)(taking)
    first, last = (changed.get(name, getattr(row, name)) for name in ("starts_on", "ends_on"))
    if last and last < first:
        raise MoveRefused(_("It would end before it begins."))
    had = row.is_standing and row.starts_on <= first and (row.ends_on is None or (last and last <= row.ends_on))
    if not had:
        refuse_excluded(row, first, last)
    return {}


def refuse_excluded(row, first, last):
    found = excluded_by(row, first, last).select_related("policy", "member").first()
    if found is None:
        return
    words = _("%(policy)s (%(whom)s, %(days)s) and this one exclude each other.")
    if found.policy_id == row.policy_id:
        words = _("%(policy)s (%(whom)s, %(days)s) is entered already.")
    facts = {"policy": found.policy, "whom": found.for_whom, "days": days_of(found)}
    raise MoveRefused(" ".join([words % facts, _("Stop that one first, or choose other days.")]))


def days_of(row):
    """The days of its period in words; empty where it has none yet."""
    if row.starts_on is None:
        return ""
    first, last = full_day(row.starts_on), full_day(row.ends_on)
    if row.ends_on is None:
        return _("since %(day)s") % {"day": first}
    return first if row.starts_on == row.ends_on else f"{first} – {last}"


def _missed(taking):
    benefit_missing.tell(by=taking.by, entitlement=taking.row, words=taking.asked.get("words", ""))


def _tell(taking):
    entitlements_changed.tell(households=[taking.row.household_id])


ENTITLEMENTS = Workflow(
    "Entitlements",
    MOVES,
    words=("words", "reason", "because"),
    facts=("applied_on", "decided_on", "paid_on", *OF_THE_PERIOD, *UNSAID),
    prepares=_fits,
    changes=CHANGES,
    effects={"deliver": _paid_at_once, "miss": _missed},
    follows=_tell,
)
