"""Which benefit a row of a list of payments is about, and what it would do: a fixed number of queries for a list."""

from collections import defaultdict
from dataclasses import dataclass

from caseload.core import catalogues, wall_clock
from caseload.core.models import Area, paths_above
from caseload.core.personal import blind_index
from households.models import Member
from households.sheets.cells import fold
from households.support.policies.models import Entitlement, Payment, PaymentLine, Policy
from households.support.policies.services.payments import Refusal, months_of, why_not

K = PaymentLine.Kind


@dataclass
class Judged:
    """A row with whom it was found to be about, and what it does (``kind``). ``problem``: (code, column, words)."""

    row: object
    kind: str = K.REJECTED
    policy: Policy | None = None
    member: Member | None = None
    entitlement: Entitlement | None = None
    payment: Payment | None = None
    problem: tuple = ()


def judge(rows, *, by, given, lock=False):
    """What each of ``rows`` does. ``given``: the PaymentList, whose policy, month, day and paper hold for rows that say
    none; ``lock``: the benefits are kept from others until the transaction ends."""
    named = _named()
    policies = (named.get(fold(row.policy)) if row.policy else given.policy for row in rows)
    judged = [Judged(row, policy=policy, problem=row.problem) for row, policy in zip(rows, policies, strict=True)]
    _find_people(judged, by)
    _find_benefits(judged, lock)
    written, seen = _standing(judged), defaultdict(list)
    for one in judged:
        if not one.problem:
            _weigh(one, given, written, seen)
    return judged


# --- which policy ---


def _named():
    """{name or code, folded: policy}."""
    rows = catalogues.rows(Policy).values()
    return {fold(word): row for row in rows for word in (row.pk, row.name, row.name_en) if word}


# --- who ---


def _find_people(judged, by):
    people = Member.objects.visible_to(by).select_related("household").defer("roster", "household__roster")
    numbers = {one.row.who.certificate.number for one in judged if _has_number(one)}
    indexes = {blind_index(number): number for number in numbers}
    by_number = {}
    for member in people.filter(id_index__in=list(indexes)).order_by("is_active", "pk"):
        by_number[indexes[bytes(member.id_index)]] = member
    names = {one.row.name for one in judged if not one.problem and not _has_number(one)}
    by_name = defaultdict(list)
    for member in people.active().filter(name__in=names):
        by_name[member.name].append(member)
    places = _places()
    for one in judged:
        if not one.problem:
            _put_member(one, by_number, by_name, places)


def _has_number(one):
    return bool(one.row.who.certificate and not one.row.who.problem and one.row.who.certificate.number)


def _put_member(one, by_number, by_name, places):
    row = one.row
    if _has_number(one):
        one.member = by_number.get(row.who.certificate.number)
        if one.member is None:
            one.problem = ("nobody", "id", row.name)
        elif row.name and fold(row.name) != fold(one.member.name):
            one.problem = ("name_mismatch", "name", row.name)
        return
    found = [member for member in by_name[row.name] if _fits(member.household, row, places)]
    if len(found) == 1:
        one.member = found[0]
    else:
        one.problem = ("several" if found else "nobody", "name", row.name)


def _fits(household, row, places):
    if row.household_number and household.number != row.household_number:
        return False
    if row.head and fold(household.head_name) != fold(row.head):
        return False
    return not row.area or fold(row.area) in places[household.area_id]


def _places():
    """{path of an area: the names of it and of those around it, folded}."""
    names = {area.path: fold(area.name) for area in catalogues.rows(Area).values()}
    return {path: {names[above] for above in paths_above(path) if above in names} for path in names}


# --- which benefit ---


def _find_benefits(judged, lock):
    homes = {one.member.household_id for one in judged if not one.problem}
    rows = Entitlement.objects.filter(household__in=homes).select_related("policy", "household").order_by("pk")
    rows = rows.select_for_update(of=["self"], no_key=True) if lock else rows
    found = defaultdict(list)
    for row in rows.defer("household__roster", "household__search_text"):
        found[row.household_id, row.policy_id].append(row)
    for one in judged:
        if one.problem:
            continue
        if one.policy is None:
            one.problem = ("policy_unknown", "policy", one.row.policy)
            continue
        theirs = found[one.member.household_id, one.policy.pk]
        one.entitlement = _best([row for row in theirs if row.member_id in (None, one.member.pk)], one.row)
        if one.entitlement is None:
            one.problem = ("no_benefit", "policy", str(one.policy))


def _best(rows, row):
    """Of several of one policy that whose period holds the month; else what stands, the newest."""
    standing = [one for one in rows if one.is_standing]
    month = row.first_month
    holding = [one for one in standing if month is None or _holds(one, month)]
    chosen = holding or standing or rows
    return chosen[-1] if chosen else None


def _holds(row, month):
    return row.starts_on.replace(day=1) <= month and (row.ends_on is None or month <= row.ends_on)


# --- what it does ---


def _standing(judged):
    keys = {one.entitlement.pk for one in judged if one.entitlement}
    found = defaultdict(list)
    for payment in Payment.objects.standing().filter(entitlement__in=keys):
        found[payment.entitlement_id].append(payment)
    return found


def _weigh(one, given, written, seen):
    """``written``: what stands, ``seen``: what earlier rows of the file add, each by the benefit's key."""
    one.payment = payment = _payment(one, given)
    if missing := _missing(payment):
        one.problem = missing
        return
    key = one.entitlement.pk
    if any(_same(payment, other) for other in written[key]):
        one.kind = K.UNCHANGED
        return
    refusal = _refusal(payment, written[key], seen[key])
    if refusal:
        one.problem = (refusal.code, "months", refusal.words)
        return
    one.kind = K.NEW
    seen[key].append(payment)


def _payment(one, given):
    row = one.row
    paid_on = row.paid_on or given.paid_on
    first, last = row.first_month or given.month, row.last_month or given.month
    if one.policy.is_once and paid_on:
        first = last = paid_on.replace(day=1)
    return Payment(
        entitlement=one.entitlement,
        kind=Payment.Kind.SUPPLEMENT if row.is_supplement else Payment.Kind.REGULAR,
        first_month=first,
        last_month=last,
        amount=row.amount,
        paid_on=paid_on,
        paper=row.paper or given.paper,
    )


def _missing(payment):
    if payment.paid_on is None:
        return "day_missing", "paid_on", ""
    if payment.paid_on > wall_clock.today():
        return "day_to_come", "paid_on", ""
    return ("month_missing", "months", "") if payment.first_month is None else ()


def _same(one, other):
    facts = ("kind", "first_month", "last_month", "amount")
    is_same = all(getattr(one, name) == getattr(other, name) for name in facts)
    return is_same and (one.kind == Payment.Kind.REGULAR or one.paid_on == other.paid_on)


def _refusal(payment, written, earlier):
    is_once = payment.entitlement.policy.is_once
    if any(_same(payment, other) for other in earlier) or (is_once and earlier):
        return Refusal("twice_in_file", months_of(payment))
    return why_not(payment, [*written, *earlier])
