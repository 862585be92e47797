"""Benefits that files and rosters tell of and nobody entered: proposed, taken over as entitlements, taken back."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues, wall_clock
from caseload.core.audit import acting
from caseload.core.dates import DateProblem, parse_date
from caseload.core.templatetags.reading import as_decimal
from households.models import CategoryPeriod, Household, Member
from households.services.benefits import OWN
from households.support.policies.events import entitlements_changed
from households.support.policies.models import Entitlement, Policy, TakeOver
from households.support.policies.services.entitlements import STANDING, excluded_policies

KINDS = {
    "dibao": _("The roster lists the household, or a member is said to receive it."),
    "tekun": _("A member is said to receive it."),
}
"""Policies that files tell of, by their code, which is that of the category too: what tells it."""
S = Entitlement.Status
DAY = timedelta(days=1)
TOLD = ("monthly_amount", "from_month", "dibao_cert_no")
"""What a roster says of a household that receives a policy."""
LEAST = Decimal("0.01")


@dataclass
class Proposal:
    """``told_by`` and ``told_on``: which roster told it last, and when; empty where it was entered by hand."""

    household: Household
    member: Member | None
    starts_on: date
    amount: Decimal | None = None
    paper_number: str = ""
    told_by: str = ""
    told_on: date | None = None
    people: list = field(default_factory=list)
    """The names of those who are said to receive it."""


def proposed(user, code):
    """What ``user`` could take over of the policy: nothing that they have, had applied for, or is excluded."""
    policy = catalogues.rows(Policy).get(code)
    found = _of_members(user, code) if policy.is_for_member else _of_households(user, code)
    _put_beginnings(found, code)
    _put_sources(found, code)
    return _without_known(found, code)


def _receiving(code):
    """Members who are said to receive it themselves."""
    return Member.objects.active().filter(**{f"{code}__in": OWN[code]})


def _of_members(user, code):
    rows = _receiving(code).visible_to(user).filter(household__status=Household.Status.OPEN)
    rows = rows.select_related("household").order_by("household__area", "household", "pk")
    return [Proposal(row.household, row, wall_clock.today(), people=[row.name]) for row in rows]


def _of_households(user, code):
    """Only what a roster of the kind says of the household as a whole tells amount, beginning and paper."""
    names = defaultdict(list)
    for household, name in _receiving(code).visible_to(user).values_list("household", "name"):
        names[household].append(name)
    listed = Q(sources__contains=[code], categories__contains=[code])
    rows = Household.objects.visible_to(user).open().filter(listed | Q(pk__in=list(names))).order_by("area", "pk")
    return [_of_household(row, names[row.pk]) for row in rows]


def _of_household(row, people):
    said = row.roster
    amount = as_decimal(said.get("monthly_amount"))
    return Proposal(
        row,
        None,
        _day(said.get("from_month")) or wall_clock.today(),
        amount=amount if amount and LEAST <= amount < 10**8 else None,
        paper_number=str(said.get("dibao_cert_no") or "")[:60],
        people=people or [row.head_name],
    )


def _day(text):
    try:
        found = parse_date(text)
    except DateProblem:
        return None
    return found.first_day if found and found.first_day <= wall_clock.today() else None


def _put_beginnings(found, code):
    """Where nothing else says since when: since the household is in the category."""
    today = wall_clock.today()
    open_ones = [one.household.pk for one in found if one.starts_on == today]
    rows = CategoryPeriod.objects.current().filter(category=code, household__in=open_ones, valid_from__lte=today)
    since = dict(rows.values_list("household", "valid_from"))
    for one in found:
        if one.starts_on == today:
            one.starts_on = since.get(one.household.pk, today)


def _put_sources(found, code):
    """Which roster wrote what tells it, by the history of the household or the member."""
    homes = [one for one in found if not one.member]
    for model, ones, fields in (
        (Household, homes, [*(f"roster__{name}" for name in TOLD), "sources"]),
        (Member, [one for one in found if one.member], [code]),
    ):
        rows = {(one.member or one.household).pk: one for one in ones}
        events = model.pgh_event_model.objects.filter(pgh_obj__in=rows).order_by("pgh_id")
        history = defaultdict(list)
        for key, *said, metadata, at in events.values_list(
            "pgh_obj", *fields, "pgh_context__metadata", "pgh_created_at"
        ):
            history[key].append((_telling(said, code), metadata or {}, at))
        for key, one in rows.items():
            one.told_by, one.told_on = _source(history[key])


def _telling(said, code):
    """Of what a row says that which tells it: of a household the words of a roster, else that one lists it."""
    *words, listed = said
    return tuple(words) if any(words) else code in listed if isinstance(listed, list) else listed


def _source(history):
    """(which roster, on which day) wrote what is told now; empty where somebody entered it. Undoing a roster brings
    back what was told before, with its source."""
    wrote, now, nothing = {}, None, ("", None)
    for told, metadata, at in history:
        if told != now and not ("undo" in metadata and told in wrote):
            is_roster = "roster" in metadata and "undo" not in metadata
            wrote[told] = (str(metadata.get("why") or "")[:200], timezone.localdate(at)) if is_roster else nothing
        now = told
    return wrote.get(now, nothing)


def _without_known(found, code):
    policies = {code, *excluded_policies(code)}
    rows = Entitlement.objects.filter(household__in={one.household.pk for one in found}, policy__in=policies)
    known = defaultdict(list)
    for row in rows.filter(status__in=[*STANDING, *Entitlement.UNDER_WAY]):
        known[row.household_id].append(row)
    return [one for one in found if _is_new(one, known[one.household.pk], code)]


def _is_new(one, rows, code):
    """Whether nothing stands or is under way that is the same or excludes it; it begins after what is over."""
    rows = [row for row in rows if None in (one.member, row.member_id) or row.member_id == one.member.pk]
    if any(row.policy_id == code and row.status in Entitlement.UNDER_WAY for row in rows):
        return False
    ends = [row.ends_on for row in rows if row.is_standing]
    if any(end is None or end >= wall_clock.today() for end in ends):
        return False
    one.starts_on = max([one.starts_on, *(end + DAY for end in ends)])
    return True


@transaction.atomic
def take_over(*, by, code):
    """Enter all that is proposed as received already. Returns the TakeOver; None where nothing is proposed."""
    homes = [one.household.pk for one in proposed(by, code)]
    list(Household.objects.select_for_update(no_key=True).filter(pk__in=homes).order_by("pk").values_list("pk"))
    found = proposed(by, code)
    if not found:
        return None
    done = TakeOver.objects.create(policy_id=code, by=by)
    with acting(by, why=str(done.policy)):
        Entitlement.objects.bulk_create([_entitlement(one, done) for one in found], batch_size=1_000)
    entitlements_changed.tell(households=homes)
    return done


def _entitlement(one, done):
    return Entitlement(
        household=one.household,
        member=one.member,
        policy_id=done.policy_id,
        status=S.PAID,
        amount=one.amount,
        starts_on=one.starts_on,
        decided_on=one.starts_on,
        paid_on=one.starts_on,
        paper_number=one.paper_number,
        told_by=one.told_by,
        told_on=one.told_on,
        taken_over=done,
        by=done.by,
    )


def untouched(done):
    """What it entered and nobody has worked on since: what can be taken back."""
    rows = Entitlement.objects.filter(taken_over=done, version=1)
    return rows.filter(steps__isnull=True, payments__isnull=True)


@transaction.atomic
def undo_take_over(*, by, done):
    """Take back what nobody has worked on since. Returns (how many, how many stay); None if it was undone already."""
    locked = TakeOver.objects.select_for_update().get(pk=done.pk)
    if locked.undone_at:
        return None
    rows = Entitlement.objects.filter(taken_over=locked).order_by("pk")
    total = len(rows.select_for_update().values_list("pk"))
    homes = dict(untouched(locked).values_list("pk", "household"))
    keys = list(homes)
    with acting(by, why=str(locked.policy)):
        Entitlement.objects.filter(pk__in=keys).delete()
    entitlements_changed.tell(households=list(homes.values()))
    locked.undone_at, locked.undone_by = wall_clock.now(), by
    locked.save(update_fields=["undone_at", "undone_by"])
    return len(keys), total - len(keys)
