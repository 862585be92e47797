"""The judgement of all at once is that of a plain evaluator, one by one, on whatever is known and missing."""

import json
import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction

from households.models import Household, Member
from households.support.eligibility.models import IncomeLine, Rule
from households.support.eligibility.services.judging import judgement_sql, judgements_sql
from households.support.eligibility.services.trees import read
from households.support.policies.models import Entitlement, is_received
from tests import make
from tests.eligibility import making, reference

pytestmark = pytest.mark.django_db
TODAY = making.TODAY


def rows(rule, on=TODAY, households=None):
    sql, params = judgement_sql(rule, on, households)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found = cursor.fetchall()
    return {(home, person): (answer, json.loads(facts), missing) for home, person, answer, facts, missing in found}


def at_once(rules):
    """[{key: (answer, missing)}] of whom each of ``rules`` does not rule out, asked in one pass as the job does."""
    for place, rule in enumerate(rules):
        rule.pk, rule.policy_id = place, rule.policy_id or f"made_up_{place}"
    nobody = "SELECT 0::bigint AS household_id, 0::bigint AS who, NULL::text[] AS policies WHERE false"
    sql, params = judgements_sql(rules, TODAY)
    found = [{} for _rule in rules]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH receiving AS ({nobody}) SELECT household_id, who, rule_id, answer, missing FROM ({sql}) one", params
        )
        for home, person, place, answer, missing in cursor.fetchall():
            found[place][home, person or None] = answer, missing
    return found


def plain(rule, subjects, on=TODAY):
    told = {key: reference.worked_out(facts, on) for key, facts in subjects.items()}
    return {
        key: (reference.judge(rule.tree, facts), reference.missing(rule.tree, facts)) for key, facts in told.items()
    }


def subjects(homes, people, lines):
    """{whom: {key: told facts}} of everybody who lives there."""
    received = defaultdict(list)
    for row in Entitlement.objects.filter(is_received(TODAY)):
        received[row.household_id].append((row.member_id, row.policy_id))
    found = {"household": {}, "member": {}}
    living = [person for person in people if person.is_active]
    for home in homes:
        theirs = [person for person in living if person.household_id == home.pk]
        got = received[home.pk]
        facts = reference.of_home(home, TODAY, lines, [policy for _member, policy in got])
        found["household"][home.pk, None] = facts | reference.of_family(theirs)
        for person in theirs:
            own = [policy for member, policy in got if member in (None, person.pk)]
            found["member"][home.pk, person.pk] = facts | reference.of_person(person) | {"receives": own}
    return found


def prove(street, seed, families, trees):
    rng = random.Random(seed)
    homes, people = making.families(rng, street, families)
    for row in making.benefits(rng, people):
        with transaction.atomic():
            if not Entitlement.objects.filter(household=row.household_id).exists():
                row.save()
    IncomeLine.objects.create(kind="dibao", amount=9600)
    told = subjects(homes, people, {"dibao": Decimal(9600)})
    answers = set()
    for whom in ("household", "member"):
        rules = list(Rule.objects.in_force(TODAY).filter(whom=whom))
        rules += [Rule(whom=whom, tree=read(making.tree(rng, whom), whom)) for _n in range(trees)]
        for rule, not_ruled_out in zip(rules, at_once(rules), strict=True):
            said = {key: (answer, missing) for key, (answer, _f, missing) in rows(rule).items()}
            assert said == plain(rule, told[whom]), rule.tree
            assert not_ruled_out == {key: each for key, each in said.items() if each[0] is not False}, rule.tree
            answers |= {(whom, answer) for answer, _missing in said.values()}
    assert len(answers) == 6


def test_of_a_hundred_households_the_answers_are_those_of_plain_python(street):
    prove(street, 1, 100, 12)


@pytest.mark.prove
def test_of_a_thousand_households_the_answers_are_those_of_plain_python(street):
    prove(street, 2, 1000, 200)


def test_the_facts_are_those_that_the_rule_asks_for(own):
    Household.objects.filter(pk=own.pk).update(categories=["dibao"], net_income_per_capita=9600)
    Member.objects.filter(pk=own.head_id).update(birth_date=date(1946, 11, 30))
    rule = Rule.objects.get(policy="elder_poor_subsidy")
    answer, facts, missing = rows(rule)[own.pk, own.head_id]
    assert (answer, facts, missing) == (True, {"age": 80, "categories": ["dibao"]}, [])
    dibao = Rule.objects.get(policy="dibao")
    assert rows(dibao)[own.pk, None] == (None, {"categories": ["dibao"], "income_to_dibao": None}, ["dibao_line"])
    IncomeLine.objects.create(kind="dibao", amount=9600)
    IncomeLine.objects.create(kind="dibao", amount=9601, valid_from=TODAY + timedelta(days=1))
    assert rows(dibao)[own.pk, None][0] is False
    assert rows(dibao, TODAY + timedelta(days=1))[own.pk, None][0] is True


def test_a_birthday_to_come_is_judged_on_its_day(own):
    Member.objects.filter(pk=own.head_id).update(birth_date=date(1946, 12, 20))
    rule = Rule.objects.get(policy="elder_allowance")
    key = own.pk, own.head_id
    assert rows(rule)[key][0] is False and rows(rule, date(2026, 12, 20))[key][0] is True


def test_nothing_is_said_of_closed_households_and_of_who_is_gone(own, foreign):
    gone = make.member(own, "王老汉", "之父", birth_date=date(1930, 1, 1))
    Member.objects.filter(pk=gone.pk).update(is_active=False, status="dead")
    Household.objects.filter(pk=foreign.pk).update(status="closed", closed_on=TODAY, close_reason="moved")
    rule = Rule.objects.get(policy="elder_allowance")
    assert set(rows(rule)) == {(own.pk, own.head_id)}
    assert set(rows(Rule.objects.get(policy="dibao"))) == {(own.pk, None)}


def test_some_households_can_be_asked_for_alone(own, foreign):
    rule = Rule.objects.get(policy="checkup")
    assert set(rows(rule, households=[own.pk])) == {(own.pk, own.head_id)}
    assert rows(rule, households=[]) == {}
