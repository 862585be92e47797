"""What somebody gets of a policy: its way, what the database refuses, and what the household's page says of it."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from caseload.core import catalogues
from caseload.core.casework.moves import MoveRefused
from households.services.closing import close_household
from households.services.facts import HouseholdClosed
from households.support.policies.models import Entitlement, Policy, PolicyExclusion
from households.support.policies.services.entitlements import UnderWay, usual_end
from tests import make
from tests.policies import making
from tests.policies.making import TODAY, YEAR

pytestmark = pytest.mark.django_db
DAY, NEW_YEAR = timedelta(days=1), date(2026, 1, 1)


@pytest.fixture
def member(own):
    return make.member(own)


@pytest.fixture
def step(enter, en, worker):
    def step(row, verb, **said):
        url = reverse("policies:move", args=[row.pk, verb])
        answer = enter(worker).post(url, said) if said else enter(worker).get(url)
        row.refresh_from_db()
        return answer

    return step


def test_the_whole_way_from_the_household_to_the_first_payment_and_on(enter, en, worker, own, member, step):
    facts = {"policy": "dis_living", "member": member.pk, "words": "残疾证二级"}
    answer = enter(worker).post(reverse("policies:new", args=[own.pk]), facts)
    row = Entitlement.objects.get()
    assert answer.url == row.get_absolute_url()
    step(row, "apply", applied_on=TODAY())
    step(row, "accept", words="")
    step(row, "review", words="")
    step(row, "publish", words="公示七天")
    asked = step(row, "grant").context["form"].initial
    assert asked["ends_on"] == usual_end(row.policy, TODAY())
    step(row, "grant", decided_on=TODAY(), amount="157", starts_on=TODAY(), ends_on=TODAY() + YEAR, paper_number="民1")
    step(row, "pay", paid_on=TODAY())
    assert (row.status, row.amount, row.paper_number) == ("paid", 157, "民1")
    page = enter(worker).get(row.get_absolute_url()).content.decode()
    for words in ("157 yuan per person and month", "公示七天", "民1", "残疾证二级", "王晓雨", "Renew…", "Stop…"):
        assert words in page
    assert "Hand over…" not in page
    step(row, "renew", ends_on=TODAY() + 2 * YEAR, amount="160")
    assert (row.status, row.amount, row.ends_on) == ("paid", 160, TODAY() + 2 * YEAR)
    step(row, "stop", ends_on=TODAY(), reason="迁出")
    assert (row.status, row.ends_on, row.reason) == ("stopped", TODAY(), "迁出")
    step(row, "resume", ends_on=TODAY() + YEAR)
    assert (row.status, row.reason) == ("paid", "")
    assert [one.verb for one in row.steps.order_by("pk")][:2] == ["identify", "apply"]


def test_refused_and_appealed(worker, own, step):
    row = making.applied(own, worker)
    assert "required" in step(row, "refuse", decided_on=TODAY()).content.decode()
    step(row, "refuse", decided_on=TODAY(), reason="收入超过标准")
    assert (row.status, row.reason) == ("refused", "收入超过标准")
    step(row, "appeal", words="有一人已失业")
    assert (row.status, row.reason) == ("review", "")


def test_what_is_given_once_is_handed_over_and_asks_for_no_period(worker, own, step):
    row = making.applied(own, worker, "temp_aid")
    assert not {"starts_on", "ends_on"} & step(row, "grant").context["form"].fields.keys()
    step(row, "grant", decided_on=TODAY(), amount="2000")
    answer = step(row, "pay", paid_on=TODAY())
    assert answer.status_code == 409 and "given once" in answer.content.decode()
    step(row, "deliver", paid_on=TODAY(), amount="1800")
    assert (row.status, row.amount, row.starts_on, row.ends_on) == ("delivered", 1800, TODAY(), TODAY())


def test_declined_and_taken_up_again(worker, own, step):
    row = making.applied(own, worker)
    step(row, "decline", reason="不愿公示")
    assert row.status == "declined"
    other = making.entitlement(own, worker)
    answer = step(row, "take_up", version=row.version)
    assert answer.status_code == 409 and "under way for them already" in answer.content.decode()
    step(other, "decline", reason="重复")
    step(row, "take_up", version=row.version)
    assert (row.status, row.reason) == ("identified", "")


def test_it_is_under_way_once_and_not_for_a_closed_household(enter, en, worker, own, member):
    making.entitlement(own, worker)
    with pytest.raises(UnderWay):
        making.entitlement(own, worker)
    with pytest.raises(IntegrityError, match="entitlement_is_under_way_once"), transaction.atomic():
        Entitlement.objects.create(household=own, policy_id="dibao")
    page = enter(worker).post(reverse("policies:new", args=[own.pk]), {"policy": "dibao"})
    assert "under way for them already" in page.content.decode()
    close_household(by=worker, household=own, reason="moved", on=TODAY())
    with pytest.raises(HouseholdClosed):
        making.entitlement(own, worker, "yulu", member)


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"policy": "dis_living"}, "member", "say to whom"),
        ({"policy": "dibao", "member": "member"}, "member", "given to the whole household"),
        ({"policy": "nothing"}, "policy", ""),
        ({"policy": "dis_living", "member": "stranger"}, "member", ""),
    ],
)
def test_the_form_says_for_whom_a_policy_is(enter, en, worker, own, foreign, member, said, field, words):
    people = {"member": member.pk, "stranger": foreign.head_id}
    said = {name: people.get(value, value) for name, value in said.items()}
    page = enter(worker).post(reverse("policies:new", args=[own.pk]), said)
    assert list(page.context["form"].errors) == [field] and words in page.content.decode()
    assert not Entitlement.objects.exists()


def test_two_that_exclude_each_other_are_refused_in_a_sentence(worker, own, member, step):
    making.received(own, worker, "tekun", member)
    row = making.applied(own, worker)
    said = {"decided_on": TODAY(), "starts_on": TODAY(), "ends_on": TODAY() + YEAR, "amount": "900"}
    answer = step(row, "grant", **said)
    page = answer.content.decode()
    assert answer.status_code == 409 and "exclude each other" in page and "王晓雨" in page
    assert 'value="900"' in page and row.status == "applied"
    step(row, "grant", **{**said, "starts_on": TODAY() + YEAR + DAY, "ends_on": TODAY() + 2 * YEAR})
    assert row.status == "granted"


@pytest.mark.parametrize("shift", [-364, 0, 364])
def test_the_database_refuses_it_by_whatever_statement_and_lets_the_day_after_be(worker, own, member, shift):
    making.received(own, worker, "tekun", member)
    first = TODAY() + timedelta(days=shift)
    facts = {"household": own, "policy_id": "dibao", "status": "paid", "decided_on": first, "paid_on": first}
    with pytest.raises(IntegrityError, match="excluded by another"), transaction.atomic():
        Entitlement.objects.create(**facts, starts_on=first, ends_on=first + YEAR)
    row = Entitlement.objects.create(**facts, starts_on=TODAY() + YEAR + DAY)
    with pytest.raises(IntegrityError, match="excluded by another"), transaction.atomic():
        Entitlement.objects.filter(pk=row.pk).update(starts_on=first)
    with pytest.raises(IntegrityError, match="excluded by another"), transaction.atomic():
        Entitlement.objects.create(**facts, starts_on=TODAY() + YEAR + DAY)


def test_other_members_and_other_households_are_not_concerned(worker, own, member, foreign, colleague):
    making.received(own, worker, "orphan", member)
    making.received(own, worker, "child_in_need", make.member(own, "王晓天"))
    making.received(foreign, colleague, "dibao")
    with pytest.raises(MoveRefused, match=r"互斥|exclude|不能同时"):
        making.received(own, worker, "child_in_need", member)


def test_who_has_both_since_before_is_told_and_can_stop_one(enter, en, worker, own, member):
    one = making.received(own, worker, "yulu", member)
    other = making.received(own, worker, "dis_edu", member)
    PolicyExclusion.objects.create(one_id="dis_edu", other_id="yulu")
    catalogues.forget()
    assert "one of the two is to be chosen" in enter(worker).get(other.get_absolute_url()).content.decode()
    making.move(one, worker, "stop", ends_on=TODAY(), reason="只享受一项")
    with pytest.raises(MoveRefused):
        making.move(one, worker, "resume", ends_on=TODAY() + YEAR)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("entitlement_granted_has_its_days", {"status": "granted"}),
        ("entitlement_paid_has_a_day", {"status": "paid", "decided_on": NEW_YEAR, "starts_on": NEW_YEAR}),
        ("entitlement_ended_says_why", {"status": "refused"}),
        ("entitlement_ends_after_it_begins", {"starts_on": NEW_YEAR + DAY, "ends_on": NEW_YEAR}),
        ("entitlement_amount_is_something", {"amount": 0}),
    ],
)
def test_what_is_always_true_of_a_row(own, name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Entitlement.objects.create(household=own, policy_id="dibao", **facts)


def test_of_two_granted_at_once_one_is_refused(committed, worker, own):
    person = make.member(own)
    facts = {"household": own, "member": person, "status": "paid"} | dict.fromkeys(
        ["decided_on", "paid_on", "starts_on"], TODAY()
    )
    start, ended = threading.Barrier(2), []

    def grant(policy):
        try:
            with transaction.atomic():
                start.wait(5)
                Entitlement.objects.create(**facts, policy_id=policy)
            ended.append("stands")
        except IntegrityError:
            ended.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=grant, args=[policy]) for policy in ("orphan", "child_in_need")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["refused", "stands"]


def test_the_household_says_what_it_receives_in_all(enter, en, worker, own, member):
    making.received(own, worker, "dibao", amount=Decimal("812.50"))
    making.received(own, worker, "yulu", member, amount=3000)
    once = making.applied(own, worker, "temp_aid")
    making.move(once, worker, "grant", decided_on=TODAY(), amount=2000, paper_number="")
    making.move(once, worker, "deliver", paid_on=TODAY(), amount=2000)
    making.received(own, worker, "dis_living", member, starts_on=TODAY() - 2 * YEAR, ends_on=TODAY() - DAY, amount=99)
    making.applied(own, worker, "dis_care", member)
    page = enter(worker).get(reverse("policies:of_household", args=[own.pk]))
    text, facts = page.content.decode(), page.context
    assert (facts["worth"].monthly, facts["worth"].yearly, facts["worth"].once) == (Decimal("812.50"), 12750, 2000)
    assert [len(facts[name]) for name in ("received", "under_way", "others")] == [2, 1, 2]
    for words in ("812.50 yuan", "12,750 yuan", "2,000 yuan", "not renewed", "Applied for", "3,000 yuan per person"):
        assert words in text
    brief = enter(worker).get(
        f"{reverse('policies:of_household', args=[own.pk])}?brief", headers={"HX-Request": "true"}
    )
    assert "812.50 yuan" in brief.content.decode() and "Applied for" not in brief.content.decode()
    whole = enter(worker).get(reverse("households:detail", args=[own.pk])).content.decode()
    assert "?tab=policies" in whole and "Benefits" in whole


def test_the_office_reads_and_takes_no_step(enter, en, office, worker, own):
    row = making.received(own, worker)
    page = enter(office).get(row.get_absolute_url())
    assert page.status_code == 200 and "Stop…" not in page.content.decode()
    assert enter(office).get(reverse("policies:move", args=[row.pk, "stop"])).status_code == 403
    assert enter(office).get(reverse("policies:new", args=[own.pk])).status_code == 403


def test_every_policy_in_force_is_offered_under_its_department(enter, worker, own):
    Policy.objects.filter(pk="dibao").update(valid_to=TODAY() - DAY)
    catalogues.forget()
    page = enter(worker).get(reverse("policies:new", args=[own.pk])).content.decode()
    assert 'value="dibao"' not in page and '<optgroup label="民政">' in page and 'value="tekun"' in page
