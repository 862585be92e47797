"""A person at a screen: logged in, in a language and a size of window, with whatever the page complained of."""

import time

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error

from tests import small_demo as demo
from tests.browser.phone import Phone
from tests.browser.wire import Wire

LEFT_BEHIND = """() => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const own = Object.getOwnPropertyNames(frame.contentWindow);
  frame.remove();
  return Object.getOwnPropertyNames(window).filter((name) => !own.includes(name) && !/^(\\d+|__.*)$/.test(name));
}"""
"""What a window holds that an empty one does not; but for the marks of tests and of Playwright."""


class Person:
    """Drives one tab; ``go`` and ``press`` fail when the page answers with an error, scrolls sideways, complains in the
    console, or leaves anything in the window but htmx (and axe, which tests bring)."""

    def __init__(self, browser, live_server, *, language, width, height):
        self.url, self.width = live_server.url, width
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale=language)
        self.context.add_cookies([{"name": "caseload_language", "value": language, "url": self.url}])
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(15_000)
        self.complaints = []
        self.tab.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def type_log_in(self, username, password):
        self.go("/accounts/login/")
        self.tab.fill("input[name=login]", username)
        self.tab.fill("input[name=password]", password)
        self.press("form:has(input[name=password]) button.btn-primary")

    def log_in(self, username, password):
        """Through the same door, without drawing its pages."""
        door = Client()
        door.post(reverse("account_login"), {"login": username, "password": password})
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": door.cookies[name].value, "url": self.url}])

    def go(self, path):
        answer = self.tab.goto(self.url + path)
        assert answer.status == 200, f"{path}: {answer.status}"
        self.look()

    def reload(self):
        self.tab.reload()
        self.look()

    def press(self, selector):
        """Press what leads to another page, and look at that."""
        self.tab.evaluate("window.__here = 1")
        self.tab.locator(selector).first.click()
        self.wait_for_another_page()
        self.tab.wait_for_load_state()
        self.look()

    def wait_for_another_page(self):
        """Asked from outside: the policy forbids the page the evaluation that Playwright's own waiting needs."""
        until = time.monotonic() + 15
        while time.monotonic() < until:
            try:
                if self.tab.evaluate("window.__here") != 1:
                    return
            except Error:  # the page is just being left
                pass
            self.tab.wait_for_timeout(50)
        raise AssertionError(f"{self.tab.url} leads nowhere")

    def look(self):
        """Once more where the page left for another one meanwhile: some go on by themselves while work is done."""
        try:
            self.look_once()
        except Error:
            self.tab.wait_for_load_state()
            self.look_once()

    def look_once(self):
        assert self.tab.evaluate("document.documentElement.scrollWidth") <= self.width, (
            f"{self.tab.url} scrolls sideways"
        )
        assert self.complaints == [], f"{self.tab.url}: {self.complaints}"
        assert set(self.tab.evaluate(LEFT_BEHIND)) <= {"htmx", "axe"}, self.tab.url

    def text(self, selector):
        return self.tab.locator(selector).first.inner_text().strip()

    def leave(self):
        self.context.close()


@pytest.fixture
def small_demo(committed):
    """Sixteen households and sixty visits."""
    demo.bring_in()


@pytest.fixture
def visitor(browser, live_server):
    """``visitor(username, language, width, height)``: somebody of the demo, logged in; ``typed`` at the log-in page."""
    people = []

    def enter(username, *, language, width, height, password="caseload-demo", typed=False):
        person = Person(browser, live_server, language=language, width=width, height=height)
        people.append(person)
        (person.type_log_in if typed else person.log_in)(username, password)
        return person

    yield enter
    for person in people:
        person.leave()


@pytest.fixture
def wire(live_server):
    wire = Wire(live_server.url)
    yield wire
    wire.close()


@pytest.fixture
def phone(browser, wire, tmp_path):
    phone = Phone(browser, wire, tmp_path / "phone")
    yield phone
    phone.leave()
