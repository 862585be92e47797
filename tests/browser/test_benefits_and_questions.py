"""Asked without a connection: whether what was paid has come, and what decides about policies and nobody knows."""

import pytest
from playwright.sync_api import expect

from households.models import Member
from households.support.eligibility.models import Standing
from households.support.eligibility.services.standing import judge_all, judge_stale
from households.support.policies.models import Entitlement
from tests import make
from tests.eligibility.test_standing import years_ago
from tests.policies import making
from visits.issues.models import Issue
from visits.models import Visit


@pytest.fixture
def unasked(committed, east, worker):
    """Paid a benefit; nobody has said whether it came, nor when the head was born."""
    household = make.household(east, "孙桂英", worker=worker)
    Member.objects.filter(household=household).update(birth_date=None)
    benefit = making.first_paid(household, worker)
    judge_all()
    return benefit


def test_both_are_answered_and_stored_once(phone, unasked, worker):
    household, born = unasked.household, years_ago(81)
    phone.log_in(worker)
    phone.open_today()
    phone.wire.mode = "offline"
    phone.go(f"/visits/new/{household.pk}/")
    tab = phone.tab
    tab.evaluate("document.querySelectorAll('#visit details, main details').forEach((one) => (one.open = true))")
    tab.locator(f"input[name=came_{unasked.pk}][value=no]").check(force=True)
    tab.locator(f"input[name=ask_birth_date_{household.head_id}]").fill(f"{born}")
    expect(tab.locator("[data-will-write]")).to_contain_text("benefits asked after 1")
    expect(tab.locator("[data-will-write]")).to_contain_text("questions answered 1")
    phone.save_visit()
    assert phone.unsent() == 1 and not Visit.objects.exists()
    phone.wire.mode, phone.wire.greets = "cut", True
    phone.try_now()  # the server has it, and its answer is lost
    phone.wire.mode, phone.wire.greets = "ok", False
    phone.go("/")
    assert phone.try_now() and phone.unsent() == 0
    visit = Visit.objects.get()
    assert Entitlement.objects.get().missing_on == visit.visited_on and Issue.objects.get().visit == visit
    assert Member.objects.get(pk=household.head_id).birth_date == born
    judge_stale()
    assert Standing.objects.get(household=household, policy="elder_allowance").kind == "gap"
