"""What is typed into a form is not lost: the answer is lost, the log-in expires, the tab is closed."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from households.models import Member
from households.support.eligibility.models import Rule
from tests import make

READ = "form[data-draft-read]"
RESTORED = "[data-draft-restored]:not([hidden])"


@pytest.fixture
def person(committed, worker, own, visitor):
    return visitor(worker.username, language="en", width=360, height=740, password=make.PASSWORD)


def begin(person, own, name):
    person.go(reverse("households:member_new", args=[own.pk]))
    person.tab.wait_for_selector(READ)
    tab = person.tab
    tab.fill("[name=name]", name)
    tab.select_option("[name=relation]", index=2)
    tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    tab.locator("label:has([name=id_status][value=none])").click()
    tab.fill("[name=id_none_reason]", "新生儿")


def press_save(person):
    person.press("button.btn-primary:visible")


def test_after_a_lost_answer_the_draft_is_back_and_pressing_again_saves_nothing_twice(person, own):
    begin(person, own, "王晓雨")
    member_new = f"**{reverse('households:member_new', args=[own.pk])}"

    def lose(route):
        if route.request.method != "POST":
            return route.continue_()
        route.fetch(max_redirects=0)
        route.abort()

    person.tab.route(member_new, lose)
    with person.tab.expect_event("requestfailed"):
        person.tab.locator("button.btn-primary:visible").click()
    assert Member.objects.filter(name="王晓雨").count() == 1
    person.tab.unroute(member_new)
    person.context.clear_cookies(name="caseload_saved")
    person.complaints.clear()
    person.go(reverse("households:member_new", args=[own.pk]))
    person.tab.wait_for_selector(RESTORED)
    press_save(person)
    person.tab.locator(".notice", has_text="saved before").wait_for()
    assert Member.objects.filter(name="王晓雨").count() == 1
    person.go(reverse("households:member_new", args=[own.pk]))
    person.tab.wait_for_selector(READ)
    assert person.tab.input_value("[name=name]") == ""


def test_after_an_expired_log_in_the_person_is_back_at_the_filled_form(person, own, worker):
    begin(person, own, "王晓雨")
    Session.objects.all().delete()
    press_save(person)
    assert "kept on this device" in person.text(".notice")
    person.tab.fill("input[name=login]", worker.username)
    person.tab.fill("input[name=password]", make.PASSWORD)
    person.press("form:has(input[name=password]) button.btn-primary")
    person.tab.wait_for_selector(RESTORED)
    assert person.tab.input_value("[name=name]") == "王晓雨"
    press_save(person)
    assert own.members.filter(name="王晓雨").count() == 1


def test_logging_out_removes_drafts(person, own, worker):
    begin(person, own, "王晓雨")
    person.tab.locator("[name=name]").blur()
    person.go("/me/")
    person.press("form[data-log-out] button")
    person.log_in(worker.username, make.PASSWORD)
    person.go(reverse("households:member_new", args=[own.pk]))
    person.tab.wait_for_selector(READ)
    assert person.tab.input_value("[name=name]") == ""


def test_conditions_of_a_rule_stay_through_their_buttons_and_an_expired_log_in(committed, admin, visitor):
    person = visitor(admin.username, language="en", width=1280, height=800, password=make.PASSWORD)
    person.go(reverse("eligibility:new", args=["legal_aid"]))
    tab = person.tab

    def add(fact, number, value):
        tab.select_option("[name=g1-new]", fact)
        person.press("button[value='add:1']")
        tab.fill(f"[name=c{number}-value]", value)

    add("age", 2, "60")
    add("age", 3, "80")
    person.press("button[value='remove:2']")
    Session.objects.all().delete()
    press_save(person)
    tab.fill("input[name=login]", admin.username)
    tab.fill("input[name=password]", make.PASSWORD)
    tab.locator("form:has(input[name=password]) button.btn-primary").click()  # the page is drawn twice
    tab.wait_for_selector(RESTORED)
    assert tab.locator("[name=c2-value]").count() == 0 and tab.input_value("[name=c3-value]") == "80"
    press_save(person)
    assert Rule.objects.get(policy="legal_aid").tree["value"] == 80


def test_a_draft_dropped_is_not_drawn_again(committed, admin, visitor):
    person = visitor(admin.username, language="en", width=1280, height=800, password=make.PASSWORD)
    person.go(reverse("eligibility:new", args=["legal_aid"]))
    person.tab.select_option("[name=g1-new]", "age")
    person.press("button[value='add:1']")
    person.go(reverse("eligibility:rules"))
    person.tab.goto(person.url + reverse("eligibility:new", args=["legal_aid"]))
    person.tab.wait_for_selector(RESTORED)
    person.press("[data-draft-drop]")
    person.tab.wait_for_selector(READ)
    assert person.tab.locator("[name=c2-value]").count() == 0
