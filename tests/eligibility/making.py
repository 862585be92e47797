"""Households of every kind, with every fact missing now and then, and conditions of every shape."""

from datetime import date, timedelta
from decimal import Decimal

from households import vocab
from households.models import Household, Member
from households.support.eligibility.facts import CODE, CODES, DAY, FACTS, NUMBER
from households.support.eligibility.services.trees import COMPARISONS
from households.support.policies.models import Entitlement

TODAY = date(2026, 11, 30)
CATEGORIES = ["dibao", "tekun", "dibao_margin", "lone_elder", "marginal", "lifted", "child_in_need", "general"]
POLICIES = ["tekun", "tekun_care", "dis_care", "orphan", "elder_care_subsidy", "dibao"]
CARE = ["全自理", "半自理", "完全丧失自理能力", "具备", "失能", "三类"]
AMOUNTS = [Decimal(0), Decimal(9599), Decimal(9600), Decimal("9600.01"), Decimal(14400), Decimal(30000)]


def families(rng, area, number):
    """``number`` open households with up to four members, some of them gone; their facts chosen by ``rng``."""
    homes, people = [], []
    first = 10**6
    for place in range(number):
        pk = first + place
        theirs = [_person(rng, pk, first * 10 + place * 10 + n, n) for n in range(rng.randint(1, 4))]
        homes.append(_home(rng, area, pk, theirs))
        people += theirs
    Household.objects.bulk_create(homes)
    Member.objects.bulk_create(people)
    return homes, people


def _maybe(rng, values, nothing=None):
    return nothing if rng.random() < 0.25 else rng.choice(values)


def _home(rng, area, pk, people):
    return Household(
        pk=pk,
        number=f"R{pk}",
        area=area,
        head_id=people[0].pk,
        head_name=people[0].name,
        member_count=sum(person.is_active for person in people),
        categories=rng.sample(CATEGORIES, rng.randint(0, 3)),
        net_income_per_capita=_maybe(rng, AMOUNTS),
        compliant_self_pay=_maybe(rng, AMOUNTS),
        main_cause=_maybe(rng, vocab.CAUSES, ""),
        other_causes=rng.sample(vocab.CAUSES, rng.randint(0, 2)),
        house_grade=_maybe(rng, "ABCD", ""),
        tenure=_maybe(rng, Household.Tenure.values, ""),
        safe_water=_maybe(rng, [True, False]),
        roster=_maybe(rng, [{"care_level": words} for words in CARE], {}),
    )


def _person(rng, household, pk, place):
    is_active = place == 0 or rng.random() < 0.9
    edge = rng.choice([0, 6, 7, 16, 18, 22, 30, 49, 59, 60, 65, 75, 80, 90])
    birth = date(TODAY.year - edge, 11, 30) + timedelta(days=rng.choice([-40, -1, 0, 1, 200]))
    return Member(
        pk=pk,
        household_id=household,
        name="王建华",
        relation="户主" if place == 0 else "之子",
        is_head=place == 0,
        is_active=is_active,
        status="present" if is_active else "dead",
        birth_date=_maybe(rng, [birth]),
        sex=_maybe(rng, "MF", ""),
        marital_status=_maybe(rng, vocab.MARITAL_STATUSES, ""),
        health=_maybe(rng, [["健康"], ["残疾"], ["长期慢性病"], ["患有大病", "残疾"]], []),
        disability_type=rng.choice(["", "", "", *vocab.DISABILITY_TYPES]),
        disability_level=rng.choice(["", "", "", *vocab.DISABILITY_LEVELS]),
        education=_maybe(rng, vocab.EDUCATIONS, ""),
        school_status=rng.choice(["", "", *vocab.SCHOOL_STATUSES]),
        labour_skill=_maybe(rng, vocab.LABOUR_SKILLS, ""),
        work_months=_maybe(rng, [0, 3, 12]),
        work_place=rng.choice(["", "青岛"]),
        roster=rng.choice([{}, {"is_working": False, "is_disabled": True}, {"is_working": True, "is_disabled": False}]),
        medical_insurance=_maybe(rng, [True, False]),
        employee_medical_insurance=_maybe(rng, [True, False]),
        pension_insurance=_maybe(rng, [True, False]),
        employee_pension_insurance=_maybe(rng, [True, False]),
    )


def benefits(rng, people):
    """Something is, was or will be paid to some of ``people``, or to the household."""
    rows = []
    for person in people:
        if rng.random() < 0.3:
            first = TODAY + timedelta(days=rng.choice([-400, -30, 0, 1]))
            rows.append(
                Entitlement(
                    household_id=person.household_id,
                    member=None if rng.random() < 0.3 else person,
                    policy_id=rng.choice(POLICIES),
                    status=rng.choice(["paid", "paid", "granted"]),
                    starts_on=first,
                    decided_on=first,
                    paid_on=first,
                    ends_on=rng.choice([None, first + timedelta(days=30), TODAY - timedelta(days=1)])
                    if first < TODAY
                    else None,
                )
            )
    return rows


def tree(rng, whom, depth=3):
    """Conditions of any shape on the facts of ``whom``."""
    kind = rng.random()
    if depth and kind < 0.55:
        return {rng.choice(["all", "any"]): [tree(rng, whom, depth - 1) for _n in range(rng.randint(1, 3))]}
    if depth and kind < 0.7:
        return {"not": tree(rng, whom, depth - 1)}
    fact = rng.choice([fact for fact in FACTS[whom].values() if fact.is_asked])
    return {"fact": fact.code, "is": rng.choice(list(COMPARISONS[fact.kind])), "value": _value(rng, fact)}


def _value(rng, fact):
    if fact.kind == NUMBER:
        return rng.choice([0, 1, 2, 16, 18, 60, 80, 100, 150, 9600, "9600.01"])
    if fact.kind == DAY:
        return date(TODAY.year - rng.choice([16, 60, 80]), 11, 30).isoformat()
    if fact.kind in (CODE, CODES):
        options = list(fact.options())
        return rng.sample(options, min(len(options), rng.randint(1, 3)))
    return rng.random() < 0.5
