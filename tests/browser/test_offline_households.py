"""Without a connection: all of the worker's own households, due or not, and the way on from every page."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from households.models import Household
from households.plans.services.plans import start_plan
from tests import make
from tests.browser.wire import FLAPS
from visits.issues.models import Issue
from visits.models import Visit


@pytest.fixture
def families(committed, east, worker):
    """Three households; none of them is due."""
    named = [("欧阳淑贞", "老粮站巷 17号"), ("丁凯", "幸福里 3号楼"), ("周帅", "幸福里 9号楼")]
    rows = [make.household(east, name, worker=worker, address=address) for name, address in named]
    for row in rows:
        make.visit(row, worker, note=f"{row.head_name}说腿疼")
    make.issue(worker, rows[0], title="屋顶漏雨")
    start_plan(by=worker, household=rows[0])
    for n in range(24):
        make.area(east, f"{east.code}-{n}", f"第{n}网格")
    return rows


@pytest.fixture
def offline(phone, families, worker):
    phone.log_in(worker)
    phone.open_today()
    phone.wire.mode = "offline"
    return phone


def test_any_of_the_own_households_is_found_read_and_visited(offline, families):
    tab, found = offline.tab, offline.tab.locator("[data-found-by]:visible")
    offline.go("/households/?due=1")
    expect(found).to_have_count(3)
    for words, n in (("oysz", 1), ("老粮站", 1), ("幸福里 dk", 1), ("幸福里", 2), ("没有", 0)):
        tab.fill("[data-find-rows]", words)
        expect(found).to_have_count(n)
    tab.fill("[data-find-rows]", "ouyang")
    found.locator("a").first.click()
    expect(tab.locator("h1")).to_have_text("欧阳淑贞")
    expect(tab.get_by_text("No connection, carry on.")).to_be_visible()
    tab.get_by_role("link", name="Issues 1").click()
    tab.get_by_text("屋顶漏雨").click()
    expect(tab.locator("h1")).to_contain_text("Issue ")
    expect(tab.locator(".next-step form .help").last).to_have_text(
        "You can read this here. Saving it needs a connection."
    )
    tab.go_back()
    tab.get_by_role("link", name="Plan").first.click()
    tab.get_by_role("link", name="Open the case plan").click()
    expect(tab.locator("h1")).to_contain_text("case plan")
    tab.go_back()
    tab.get_by_role("link", name="History").first.click()
    expect(tab.locator(".timeline").get_by_text("Registered")).to_be_visible()
    tab.get_by_role("link", name="Visits").first.click()
    expect(tab.get_by_text("欧阳淑贞说腿疼")).to_be_visible()
    offline.visit(families[0], "路过")
    assert offline.unsent() == 1
    offline.go("/visits/pick/")
    expect(tab.locator(".is-kept")).to_have_count(1)
    tab.locator(f"[data-household='{families[1].pk}'] summary").click()
    tab.locator(f"[data-household='{families[1].pk}'] form button").click()
    tab.wait_for_url(offline.wire.url + "/")
    assert offline.unsent() == 2
    expect(tab.locator(".size-switch")).to_have_text(re.compile(r"^\s*A\s*A\+\s*A\+\+\s*$"))
    offline.wire.mode = "ok"
    assert offline.try_now() and offline.unsent() == 0
    expect(tab.get_by_text("The connection is back. Load this page anew")).to_be_visible()
    expect(tab.get_by_text("No connection, carry on.")).to_be_hidden()
    assert set(Visit.objects.filter(visited_on=timezone.localdate()).values_list("note", "outcome")) >= {
        ("路过", "met"),
        ("", "not_home"),
    }


def test_every_tab_opens_and_no_page_is_without_a_way_on(offline):
    tab = offline.tab
    for path, heading in (("/visits/week/", "My week"), ("/issues/", "Issues"), ("/me/", "李秀兰")):
        offline.go(path)
        expect(tab.locator("h1")).to_have_text(heading)
        expect(tab.get_by_text("No connection, carry on.")).to_be_visible()
    offline.go("/issues/?view=overdue")
    expect(tab.get_by_text("choosing from it needs a connection")).to_be_visible()
    offline.go("/notices/")
    expect(tab.locator("h1")).to_have_text("No connection")
    expect(tab.locator(".tabs-bar a")).to_have_count(5)
    tab.get_by_role("link", name="My households").click()
    expect(tab.locator("h1")).to_have_text("My households")
    offline.go("/me/")
    tab.locator("form:has([name=language]) button.btn-primary").click()
    expect(tab.get_by_text("This was not saved: it needs a connection.")).to_be_visible()
    expect(tab.locator(".tabs-bar a")).to_have_count(5)


def test_a_household_and_an_issue_are_kept_and_filed_once(offline, families):
    tab = offline.tab
    offline.go("/households/new/")
    tab.fill("[name=head-name]", "张三丰")
    tab.locator("[name=head-id_status][value=none]").check(force=True)
    tab.fill("[name=head-id_none_reason]", "没有上户口")
    tab.fill("[name=head-birth_date]", "1950-01-01")
    tab.fill("[name=address]", "幸福里 8号")
    tab.fill("#id_area", "柳")
    expect(tab.get_by_text("Finding needs a connection.")).to_be_visible()
    tab.locator("#id_area_list li", has_text="柳泉社区").click()
    tab.locator("[form=household-form].btn-primary").click()
    expect(tab.locator("[data-saved]")).to_contain_text("Saved on this phone: 张三丰")
    offline.go(f"/issues/new/?household={families[1].pk}")
    tab.fill("[name=title]", "屋顶漏雨")
    tab.select_option("[name=category]", "housing")
    tab.locator("[form=issue-form].btn-primary").click()
    expect(tab.locator("[data-saved]")).to_contain_text("issue 1")
    assert offline.unsent() == 2
    offline.go("/visits/unsent/")
    lines = tab.locator("[data-unsent-list] a")
    said = [r"张三丰.*New household.*saved \d+ [A-Z][a-z]+ \d\d:\d\d ", "屋顶漏雨.*Issue"]
    expect(lines).to_have_text([re.compile(words, re.DOTALL) for words in said])
    lines.first.click()
    expect(tab.locator("[name=head-name]")).to_have_value("张三丰")
    tab.fill("[name=address]", "幸福里 9号")
    tab.locator("[form=household-form].btn-primary").click()
    tab.wait_for_url(offline.wire.url + "/")
    assert offline.unsent() == 2
    for mode in FLAPS:
        offline.wire.mode, offline.wire.greets = mode, True
        offline.try_now()
    offline.wire.mode, offline.wire.greets = "ok", False
    offline.go("/")
    for _ in range(3):
        if offline.try_now():
            break
    assert offline.unsent() == 0
    assert Household.objects.get(head_name="张三丰").address == "幸福里 9号"
    assert Issue.objects.filter(title="屋顶漏雨", household=families[1]).count() == 1
