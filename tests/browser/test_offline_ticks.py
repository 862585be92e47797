"""An activity where there is no signal: names ticked on a phone in Chinese, kept there, and stored once."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import make
from tests.browser.wire import FLAPS
from visits.activities.models import Activity
from visits.activities.services.activities import ACTIVITIES
from visits.activities.services.attending import tick
from visits.doorstep.models import Arrival

NAMES = 30


@pytest.fixture
def clinic(committed, east, worker):
    """With thirty names of one large household on its list."""
    home = make.household(east, "住户", worker=worker)
    others = [make.member(home, f"成员{n:02}") for n in range(1, NAMES)]
    return make.activity(worker, east, home.head, *others)


@pytest.fixture
def offline(phone, clinic, worker):
    """In Chinese, with what the phone keeps; and no connection any more."""
    worker.language = "zh-hans"
    worker.save()
    phone.context.add_cookies([{"name": "caseload_language", "value": "zh-hans", "url": phone.wire.url}])
    phone.log_in(worker)
    phone.open_today()
    phone.wire.mode = "offline"
    return phone


def list_of(phone, activity):
    """From Me by the list of activities to its names, as somebody walks there."""
    phone.go("/me/")
    phone.tab.locator("main").get_by_role("link", name="服务活动").click()
    phone.tab.get_by_role("link", name=activity.title).click()
    phone.tab.get_by_role("link", name="签到").click()
    phone.tab.wait_for_selector("html[data-unsent]", state="attached")
    expect(phone.tab.locator("[data-as-kept]")).to_be_visible()
    return phone.tab.locator("input[name=came]")


def save(phone):
    phone.tab.locator("[form=ticks].btn-primary").click()
    phone.tab.wait_for_url(phone.wire.url + "/")
    phone.tab.wait_for_selector("html[data-unsent]", state="attached")


def go_out(phone):
    phone.wire.mode = "ok"
    phone.go("/")
    assert phone.try_now() and phone.unsent() == 0


def test_thirty_names_are_ticked_without_a_connection_and_stored_once(offline, clinic):
    tab, boxes = offline.tab, list_of(offline, clinic)
    expect(boxes).to_have_count(NAMES)
    for n in range(NAMES - 1):
        boxes.nth(n).check()
    tab.fill("[name=outsiders]", "3")
    expect(tab.locator("[data-ticked]")).to_have_text("已勾选29人")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    save(offline)
    expect(tab.locator("[data-saved]")).to_contain_text(clinic.title)
    expect(tab.locator("[data-saved]")).to_contain_text("已勾选29人")
    boxes = list_of(offline, clinic)
    expect(tab.locator("[data-ticks-waiting]")).to_be_visible()
    expect(tab.locator("input[name=came]:checked")).to_have_count(NAMES - 1)
    boxes.last.check()
    save(offline)
    assert offline.unsent() == 2
    offline.go("/visits/unsent/")
    expect(tab.locator("[data-unsent-list] a").first).to_contain_text("签到名单")
    assert (
        tab.locator("[data-unsent-list] a").first.get_attribute("href").startswith(f"/activities/{clinic.pk}/ticks/?")
    )
    for mode in FLAPS:
        offline.wire.mode, offline.wire.greets = mode, True
        offline.try_now()
    offline.wire.greets = False
    go_out(offline)
    clinic.refresh_from_db()
    assert clinic.attendances.filter(came=True).count() == NAMES and clinic.outsiders == 3
    assert Arrival.objects.filter(kind="ticks", state="filed").count() == 2
    offline.wire.mode = "offline"
    list_of(offline, clinic)
    expect(tab.locator("input[name=came]:checked")).to_have_count(NAMES)
    expect(tab.locator("[data-ticks-waiting]")).to_be_hidden()


def test_what_somebody_else_ticked_meanwhile_stays(offline, clinic, worker):
    first, second, third = clinic.attendances.order_by("pk")[:3]
    list_of(offline, clinic)
    offline.tab.locator(f"input[name=came][value='{first.pk}']").check()
    save(offline)
    tick(by=worker, activity=clinic, came=[second.pk], more=2)
    list_of(offline, clinic)
    offline.tab.locator(f"input[name=came][value='{first.pk}']").uncheck()
    offline.tab.locator(f"input[name=came][value='{third.pk}']").check()
    save(offline)
    go_out(offline)
    clinic.refresh_from_db()
    assert set(clinic.attendances.filter(came=True)) == {second, third} and clinic.outsiders == 2


def test_of_what_was_cancelled_meanwhile_the_phone_says_so_and_lets_it_go(offline, clinic, worker):
    list_of(offline, clinic).first.check()
    save(offline)
    ACTIVITIES.move(Activity.objects.get(), "cancel", by=worker, asked={"reason": "下大雨"})
    tab, offline.wire.mode = offline.tab, "ok"
    offline.go("/visits/unsent/")
    tab.locator("[data-send-now]").click()
    line = tab.locator("[data-unsent-list] li")
    expect(line).to_contain_text("没有保存：活动已取消（下大雨）。")
    assert offline.unsent() == 1 and not clinic.attendances.filter(came=True).exists()
    line.get_by_role("button", name="放弃这一条").click()
    expect(line).to_have_count(0)
    assert offline.unsent() == 0 and clinic.day == timezone.localdate()
