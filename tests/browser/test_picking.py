"""Choosing among many by typing: on a phone, at a desk with the keys, and without a script."""

import pytest

from caseload.core.models import Area, User
from households.models import Household
from tests import make
from tests.browser.test_screens import axe_is_content

BOX = "#id_worker"


@pytest.fixture
def many(committed, street, east, supervisor, worker, own):
    """More colleagues and grids than a select shows."""
    User.objects.bulk_create(
        User(username=f"s{n}", name=f"社工{n}号", sort_key=f"she gong {n:02}", area=east) for n in range(30)
    )
    Area.objects.bulk_create(
        Area(parent=east, code=f"g{n}", name=f"第{n}网格", level_no=3, level_name="网格", path=f"{east.path}g{n}/")
        for n in range(30)
    )


@pytest.fixture
def phone_user(many, visitor, supervisor):
    window = {"language": "zh-hans", "width": 360, "height": 740}
    return visitor(supervisor.username, **window, password=make.PASSWORD)


def test_two_characters_a_touch_and_the_household_has_its_worker(phone_user, own):
    person = phone_user
    person.go("/households/")
    person.tab.check("input[name=pick]")
    person.press(".bulk-bar .btn")
    person.tab.locator(BOX).press_sequentially("社工")
    line = person.tab.locator(".pick-list li", has_text="社工7号").first
    line.wait_for()
    assert line.bounding_box()["height"] >= 44 and person.tab.locator(BOX).bounding_box()["height"] >= 44
    axe_is_content(person)
    person.look()
    line.click()
    assert person.tab.input_value(BOX) == "社工7号" and person.tab.locator(".pick-list").is_hidden()
    person.press("form.card .btn-primary")
    assert Household.objects.get(pk=own.pk).worker.name == "社工7号"


def test_the_keys_choose_a_filter_and_the_address_says_it_by_key_alone(many, visitor, supervisor):
    person = visitor(supervisor.username, language="en", width=1280, height=800, password=make.PASSWORD)
    person.go("/households/")
    box = person.tab.locator("#id_area")
    box.press_sequentially("第12")
    person.tab.locator("#id_area_list li", has_text="第12网格").wait_for()
    axe_is_content(person)
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "id_area_list_1"
    person.tab.evaluate("window.__here = 1")
    box.press("Enter")
    person.wait_for_another_page()
    assert person.tab.url.endswith("/households/?area=g12")
    assert person.tab.input_value("#id_area") == "第12网格"
    person.tab.evaluate("window.__here = 1")
    box.fill("")
    box.press("Enter")
    person.wait_for_another_page()
    assert person.tab.url.endswith("/households/?")


def test_without_a_script_what_is_typed_is_looked_up_and_what_is_unclear_asked(
    many, browser, live_server, supervisor, own
):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{live_server.url}/accounts/login/")
    tab.fill("input[name=login]", supervisor.username)
    tab.fill("input[name=password]", make.PASSWORD)
    tab.click("form:has(input[name=password]) button.btn-primary")
    tab.goto(f"{live_server.url}/households/")
    tab.check("input[name=pick]")
    tab.click(".bulk-bar .btn")
    tab.fill(BOX, "社工2")
    tab.fill("#id_note", "她熟悉这一片")
    tab.click("form.card .btn-primary")
    assert tab.input_value("#id_note") == "她熟悉这一片" and tab.input_value(BOX) == "社工2"
    tab.locator(".pick-hits label", has_text="社工22号").click()
    tab.click("form.card .btn-primary")
    assert Household.objects.get(pk=own.pk).worker.name == "社工22号"
    tab.goto(f"{live_server.url}/households/?status=all")
    tab.fill(BOX, "社工22号")
    tab.click("[data-filter-apply]")
    assert tab.url.endswith(f"/households/?status=all&worker={User.objects.get(name='社工22号').pk}")
    context.close()


def test_areas_are_added_to_those_that_are_granted(many, visitor, admin, worker):
    person = visitor(admin.username, language="zh-hans", width=360, height=740, password=make.PASSWORD)
    person.go(f"/people/{worker.pk}/edit/")
    box = person.tab.locator("[data-pick-many] input")
    for name in ("第12网格", "第13网格"):
        box.press_sequentially(name[:3])
        person.tab.locator("[data-pick-many] li", has_text=name).click()
    axe_is_content(person)
    person.press("form.card .btn-primary")
    assert {grant.area.name for grant in worker.grants.select_related("area")} == {"第12网格", "第13网格"}
