"""Payments of entitlements are written down and reversed here, and summed."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Sum
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.casework.moves import MoveRefused
from caseload.core.services.calendar import months_after
from caseload.core.templatetags.reading import day, month
from households.support.policies.models import Entitlement, Payment, Policy
from households.support.policies.services.entitlements import ENTITLEMENTS, days_of
from households.support.policies.services.worth import months_of_a_payment

S = Entitlement.Status


class PaymentRefused(Exception):
    """It cannot be written down; ``str()`` says why. ``field``: which part of what was said is the reason."""

    def __init__(self, words, field="first_month"):
        super().__init__(words)
        self.field = field


@transaction.atomic
def pay(*, by, entitlement, amount, paid_on, first_month=None, last_month=None, kind="regular", paper=""):
    """So much was paid for the months from ``first_month`` to ``last_month``, each its first day (None: that of
    ``paid_on``). What was only granted is received from then on. Raises PaymentRefused; returns the Payment."""
    row = Entitlement.objects.select_for_update(of=["self"], no_key=True).select_related("policy", "household")
    row = row.get(pk=entitlement.pk)
    first = first_month or paid_on.replace(day=1)
    facts = {"kind": kind, "amount": amount, "paid_on": paid_on, "paper": paper}
    payment = Payment(entitlement=row, first_month=first, last_month=last_month or first, by=by, **facts)
    if refusal := why_not(payment, row.payments.standing()):
        raise PaymentRefused(refusal.words, refusal.field)
    if row.status == S.GRANTED:
        return begin(payment, by=by)
    payment.save(force_insert=True)
    return payment


def begin(payment, *, by):
    """The first payment of what was granted: a step of the entitlement. Raises PaymentRefused."""
    row = payment.entitlement
    asked = {"paid_on": payment.paid_on}
    try:
        if row.policy.is_once:
            once = {"amount": payment.amount, "paper": payment.paper}
            ENTITLEMENTS.take(row, "deliver", by=by, asked={**asked, **once}, target=S.DELIVERED)
            return row.payments.get()
        ENTITLEMENTS.take(row, "pay", by=by, asked=asked, target=S.PAID)
    except MoveRefused as refused:
        raise PaymentRefused(str(refused), "paid_on") from None
    payment.begins = True
    payment.save(force_insert=True)
    return payment


@dataclass(frozen=True)
class Refusal:
    """``code``: which kind; ``field``: the part of the payment that is the reason."""

    code: str
    words: str
    field: str = "first_month"


def why_not(payment, others):
    """Why ``payment`` cannot stand beside ``others``, those of its entitlement that do; None if it can. The database
    holds the same (``FITS_ITS_ENTITLEMENT``)."""
    row = payment.entitlement
    if row.policy.unit == Policy.Unit.IN_KIND:
        return Refusal("in_kind", _("This policy is given in kind: nothing is paid."), "amount")
    if not row.is_standing:
        return Refusal("not_granted", _("This benefit is not granted: enter that first."), "paid_on")
    if row.policy.is_once and row.status == S.GRANTED:
        return None
    if payment.last_month < payment.first_month:
        return Refusal("month_order", _("The last month lies before the first."), "last_month")
    begun = payment.first_month >= row.starts_on.replace(day=1)
    if not begun or (row.ends_on and payment.last_month > row.ends_on):
        words = _("It is received %(days)s: these months lie outside.") % {"days": days_of(row)}
        return Refusal("outside_period", words, "last_month" if begun else "first_month")
    return _paid_already(payment, others)


def _paid_already(payment, others):
    if payment.kind == Payment.Kind.SUPPLEMENT:
        return None
    for other in others:
        if other.kind != Payment.Kind.SUPPLEMENT and _overlap(payment, other):
            facts = {"months": months_of(other), "day": day(other.paid_on)}
            words = _("%(months)s: paid on %(day)s already. A supplement may be for the same months.") % facts
            return Refusal("paid_already", words)
    return None


def _overlap(one, other):
    return one.first_month <= other.last_month and other.first_month <= one.last_month


def months_of(payment):
    """2026年3月, or 2026年1月 – 2026年3月."""
    first, last = month(payment.first_month), month(payment.last_month)
    return first if first == last else f"{first} – {last}"


def next_months(entitlement, payments):
    """(first, last) of the months that are usually paid next."""
    ends = [row.last_month for row in payments if row.kind == Payment.Kind.REGULAR and not row.is_reversed]
    first = months_after(max(ends), 1) if ends else (entitlement.starts_on or wall_clock.today()).replace(day=1)
    last = months_after(first, months_of_a_payment(entitlement.policy) - 1)
    if entitlement.ends_on:
        last = max(first, min(last, entitlement.ends_on.replace(day=1)))
    return first, last


@transaction.atomic
def reverse_payment(*, by, payment, because):
    """It did not reach them, or was written down wrongly: it stays, and counts no more. Was it the first one, and no
    other stands, the entitlement is granted again. Returns whether it was this call that reversed it."""
    facts = {"reversed_on": wall_clock.today(), "reversed_by": by, "because": because}
    if not Payment.objects.standing().filter(pk=payment.pk).update(**facts):
        return False
    take_back_beginnings(by=by, keys=[payment.entitlement_id] if payment.begins else [])
    return True


def take_back_beginnings(*, by, keys):
    """Entitlements (keys) whose first payment was reversed, and that have no other, are granted again."""
    rows = Entitlement.objects.filter(pk__in=keys, status__in=[S.PAID, S.DELIVERED])
    still_paid = Exists(Payment.objects.standing().filter(entitlement=OuterRef("pk")))
    for row in rows.filter(~still_paid).select_related("policy", "household"):
        try:
            with transaction.atomic():
                ENTITLEMENTS.take(row, "unpay", by=by, asked={}, target=S.GRANTED)
        except MoveRefused:  # applied for anew by now: both stay as they are
            continue


@dataclass(frozen=True)
class Total:
    """``since``: the first day of the month or year."""

    since: object
    n: int
    amount: Decimal


def sums_by_year(payments):
    """What was paid in each year, the newest first."""
    return _sums(payments, TruncYear("paid_on"))


def sums_by_month(payments, most=12):
    """What was paid in each of the last ``most`` months that have payments, the newest first."""
    return _sums(payments, TruncMonth("paid_on"))[:most]


def _sums(payments, since):
    rows = payments.standing().order_by().annotate(since=since).values("since")
    rows = rows.annotate(n=Count("pk"), amount=Sum("amount")).order_by("-since")
    return [Total(**row) for row in rows.values("since", "n", "amount")]
