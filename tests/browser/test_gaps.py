"""A gap at the door: explained with its leaflet left, its papers taken along, with and without a connection, in one
save; granted later."""

import pytest
from playwright.sync_api import expect

from caseload.core import catalogues
from households.models import Member
from households.support.eligibility.models import Explanation, Standing
from households.support.eligibility.services.standing import judge_all, judge_stale
from households.support.policies.models import Entitlement, Policy
from tests import make
from tests.eligibility.test_standing import years_ago
from tests.policies import making as policies
from visits.doorstep.models import VisitLeaflet
from visits.errands.models import Errand, Paper
from visits.models import Visit

KEY = "elder_allowance:{}"


@pytest.fixture
def old(committed, east, worker):
    household = make.household(east, "孙桂英", worker=worker)
    Member.objects.filter(household=household).update(birth_date=years_ago(81))
    Policy.objects.filter(pk="elder_allowance").update(leaflet="rescue")
    catalogues.forget()
    judge_all()
    return household


def answer(tab, household):
    """Unfolded, two taps at the gap, besides those of any visit."""
    tab.locator("[data-gaps] > summary").click()
    for name in ("gaps_leaflets", "gaps_papers"):
        tab.locator(f"input[name={name}][value='{KEY.format(household.head_id)}']").check(force=True)


def one_save_wrote_all(household):
    assert Visit.objects.filter(household=household).count() == 1
    assert Explanation.objects.get(household=household, policy="elder_allowance").member_id == household.head_id
    handed = VisitLeaflet.objects.get(visit__household=household)
    assert (handed.leaflet_id, handed.count, handed.explained) == ("rescue", 1, True)
    begun = Entitlement.objects.get(household=household, policy="elder_allowance")
    assert begun.status == "identified" and Errand.objects.filter(issue__household=household).count() == 1
    assert Paper.objects.filter(errand__issue__household=household).count() == len(begun.policy.papers)
    return begun


def test_on_the_phone_in_chinese_with_one_save_and_granted_later(visitor, old, worker):
    person = visitor(worker.username, language="zh-hans", width=360, height=740, password=make.PASSWORD)
    person.go(f"/visits/new/{old.pk}/")
    tab = person.tab
    answer(tab, old)
    expect(tab.locator("[data-gaps]").get_by_text("高龄津贴")).to_be_visible()
    expect(tab.locator("[data-will-write]")).to_contain_text("讲解政策 1 项")
    expect(tab.locator("[data-will-write]")).to_contain_text("明白纸 1")
    tab.locator("input[name=condition][value=well]").check(force=True)
    tab.locator("input[name=met]").first.check(force=True)
    tab.locator("#visit .btn-primary, [form=visit].btn-primary").first.click()
    tab.wait_for_url("**/")
    for _moment in range(50):  # the phone keeps it first, and sends it
        if Visit.objects.exists():
            break
        tab.wait_for_timeout(200)
    begun = one_save_wrote_all(old)
    policies.move(begun, worker, "apply", applied_on=policies.TODAY())
    period = {"amount": 100, "starts_on": policies.TODAY(), "ends_on": None, "paper_number": ""}
    granted = policies.move(begun, worker, "grant", decided_on=policies.TODAY(), **period)
    judge_stale()
    assert Standing.objects.get(household=old, policy="elder_allowance").kind == "under_way"
    policies.paid(granted, worker, amount=100)
    judge_stale()
    assert Standing.objects.get(household=old, policy="elder_allowance").kind == "receives"


def test_without_a_connection_too(phone, old, worker):
    phone.log_in(worker)
    phone.open_today()
    phone.wire.mode = "offline"
    phone.go(f"/visits/new/{old.pk}/")
    answer(phone.tab, old)
    phone.save_visit()
    assert phone.unsent() == 1 and not Visit.objects.exists()
    phone.wire.mode = "ok"
    phone.go("/")
    for _again in range(3):
        if phone.try_now():
            break
    assert phone.unsent() == 0
    one_save_wrote_all(old)
