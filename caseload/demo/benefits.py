"""What households got of policies in the year: found by their worker, applied for, granted, and paid or handed over."""

from datetime import datetime, time

from django.utils import timezone

from caseload.core import catalogues
from caseload.core.catalogues.writing import write
from households.support.eligibility.catalogues import IncomeLines
from households.support.policies.catalogues import Amounts
from households.support.policies.models import Policy
from households.support.policies.services.amounts import amount_of
from households.support.policies.services.entitlements import (
    excluded_policies,
    identify,
    move_entitlement,
    usual_end,
)
from households.support.policies.services.payments import pay

AMOUNTS = {
    "dibao": 812, "tekun": 1056, "tekun_care": 320, "orphan": 1900, "de_facto_unsupported": 1900, "child_in_need": 780,
    "elder_allowance": 100, "elder_poor_subsidy": 80, "elder_care_subsidy": 120, "heating_aid": 600, "dis_living": 157,
    "dis_care": 157, "ins_subsidy": 400, "med_aid": 70, "major_ins": 65, "chronic_cert": 60, "temp_aid": 2000,
    "edu_grant": 3700, "public_rental": 260, "pension_pay": 200, "union_aid": 1000, "job_subsidy": 500,
}  # fmt: skip
"""Fictional, as all of the demo."""
OF_CATEGORIES = {
    "dibao": ["dibao", "med_aid", "ins_subsidy", "utility_relief"],
    "tekun": ["tekun", "tekun_care", "ins_subsidy"],
    "dibao_margin": ["med_aid", "public_rental"],
    "severe_disability": ["dis_care", "assistive_device", "barrier_free"],
    "lone_elder": ["elder_poor_subsidy", "meal_service", "home_adaptation"],
    "elder_alone_80": ["elder_allowance", "home_care", "elder_care_subsidy"],
    "child_in_need": ["child_in_need", "ins_subsidy"],
    "lifted": ["pension_pay", "job_subsidy"],
    "lifted_unstable": ["yulu", "pension_pay"],
    "marginal": ["anti_return_ins", "yulu"],
    "rigid_expense": ["med_aid", "chronic_cert", "temp_aid"],
    "sudden_hardship": ["temp_aid", "disaster_aid", "med_aid"],
}
"""What a household of the category is first thought of for."""
OF_ANYBODY = ["temp_aid", "chronic_cert", "family_doctor", "heating_aid", "ins_subsidy", "legal_aid", "major_ins"]
DAYS_UNTIL = {"apply": 3, "review": 6, "publish": 12, "grant": 20, "pay": 27, "deliver": 27, "refuse": 14, "decline": 5}
"""Working days after it was found, about."""
PAID, HANDED = ("apply", "review", "grant", "pay"), ("apply", "grant", "deliver")
OPEN = [(), ("apply",), ("apply", "review"), ("apply", "review", "publish"), ("apply", "refuse"), ("apply", "grant")]
"""How far those have come that were not delivered."""
WORDS = {"refuse": "人均收入超过标准", "publish": "社区公示栏公示七天"}
YOUNGEST, OLDEST = (
    {"child_in_need", "yulu"},
    {"elder_allowance", "elder_poor_subsidy", "elder_care_subsidy", "home_care"},
)
LINES = {"dibao": 9600, "monitor": 8800}
"""What incomes are measured by: yuan a year and head."""
HOUR = time(15)
EARLY = 4
"""The first benefit of the log-in's first household began so early in the year that it ends soon."""


def enter_amounts(by):
    policies = catalogues.rows(Policy)
    begun = {"valid_from": None, "note": ""}
    rows = [(None, {"policy": policies[code], "amount": amount, **begun}) for code, amount in AMOUNTS.items()]
    write(by=by, catalogue=Amounts(), rows=rows)
    rows = [(None, {"kind": kind, "amount": amount, **begun}) for kind, amount in LINES.items()]
    write(by=by, catalogue=IncomeLines(), rows=rows)


def stories(rng, home, row, counts, workdays):
    """Of a household, in whose ``row`` all members are: ``counts`` are of benefits that were delivered by the last of
    ``workdays``, and of others that are under way."""
    delivered, opened = counts
    for place, policy in enumerate(chosen(rng, home.household.categories, delivered + opened)):
        if place < delivered:
            verbs = HANDED if policy.is_once else PAID
            first = EARLY if home.position == place == 0 else rng.randrange(len(workdays) - DAYS_UNTIL[verbs[-1]] - 3)
        else:
            verbs = rng.choice(OPEN)
            first = len(workdays) - 2 - rng.randrange(7) - max((DAYS_UNTIL[verb] for verb in verbs), default=0)
        yield story(rng, home, row, policy, verbs, workdays[first:])


def chosen(rng, categories, count):
    """Different policies, of which none excludes another."""
    wanted = [code for category in categories for code in OF_CATEGORIES.get(category, ())]
    found = []
    for code in dict.fromkeys([*wanted, *rng.sample(OF_ANYBODY, len(OF_ANYBODY))]):
        if not excluded_policies(code) & {*found}:
            found.append(code)
    return [catalogues.rows(Policy)[code] for code in found[:count]]


def story(rng, home, row, policy, verbs, days):
    """``days``: the working days from the one on which it was found."""
    yield timezone.make_aware(datetime.combine(days[0], HOUR))
    entitlement = identify(by=home.worker, household=row, policy=policy, member=for_whom(policy, row))
    for verb in verbs:
        day = days[DAYS_UNTIL[verb]]
        yield timezone.make_aware(datetime.combine(day, HOUR))
        said = asked(rng, policy, verb, day)
        if verb == "pay" and entitlement.amount and policy.unit != Policy.Unit.IN_KIND:
            month = entitlement.starts_on.replace(day=1)
            pay(by=home.worker, entitlement=entitlement, amount=entitlement.amount, first_month=month, **said)
        else:
            move_entitlement(by=home.worker, entitlement=entitlement, verb=verb, **said)


def for_whom(policy, household):
    if not policy.is_for_member:
        return None
    people = household.members.active().order_by("birth_date", "pk")
    return people.last() if policy.pk in YOUNGEST else people.first() if policy.pk in OLDEST else household.head


def asked(rng, policy, verb, day):
    """What the form of the step would have sent."""
    amount = {"amount": amount_of(policy)}
    if verb == "grant":
        period = {"starts_on": day, "ends_on": usual_end(policy, day)}
        paper = f"{policy.authority}〔{day.year}〕{rng.randrange(1, 400)}号"
        return {"decided_on": day, "paper_number": paper, **amount, **({} if policy.is_once else period)}
    days = {"apply": "applied_on", "pay": "paid_on", "deliver": "paid_on", "refuse": "decided_on"}
    said = {"reason" if verb == "refuse" else "words": WORDS.get(verb, "")}
    if verb == "pay":
        return {"paid_on": day}
    return {days[verb]: day, **said} if verb in days else said
