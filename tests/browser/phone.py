"""A phone in a worker's hand: a browser with a store that outlives it, at the end of a wire that can be cut."""

import contextlib
import os
import re
import signal
import time
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from playwright.sync_api import Error, expect

from caseload.launch.chromium import find_chromium
from tests import make
from tests.chromium import ARGUMENTS

ROWS = """name => new Promise((resolve, reject) => {
  const asked = indexedDB.open("caseload");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const counted = asked.result.transaction(name).objectStore(name).getAll();
    counted.onsuccess = () => { asked.result.close(); resolve(counted.result.length); };
  };
})"""
SYNC, OUTBOX = static("js/sync.js"), static("js/outbox.js")


class Phone:
    def __init__(self, browser, wire, folder):
        self.browser, self.wire, self.folder = browser, wire, Path(folder)
        self.context = self.tab = None
        self.user = None
        self.start()

    def start(self):
        self.context = self.browser.browser_type.launch_persistent_context(
            self.folder,
            executable_path=str(find_chromium()),
            args=ARGUMENTS,
            viewport={"width": 360, "height": 740},
            locale="en",
        )
        self.context.add_cookies([{"name": "caseload_language", "value": "en", "url": self.wire.url}])
        self.tab = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.tab.set_default_timeout(20_000)

    def kill_tab(self):
        """Its process dies, in the middle of whatever it does."""
        old, self.tab = self.tab, self.context.new_page()
        with contextlib.suppress(Error):
            old.goto("chrome://crash", timeout=1000)
        old.close()
        self.tab.set_default_timeout(20_000)

    def kill_browser(self):
        """As a flat battery does it; then it is switched on again."""
        mark = str(self.folder).encode()
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (process / "cmdline").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)
        with contextlib.suppress(Error):
            self.context.close()
        for lock in self.folder.glob("Singleton*"):
            lock.unlink(missing_ok=True)
        time.sleep(0.3)
        self.start()
        if self.user:
            self.log_in(self.user)

    def log_in(self, user):
        """With a session made on the server."""
        session = make.session(user)
        self.user = user
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": self.wire.url}
        self.context.add_cookies([cookie])
        return session

    def go(self, path, *, wait="html[data-unsent]"):
        for _ in range(3):
            with contextlib.suppress(Error):
                self.tab.goto(self.wire.url + path)
                break
        self.tab.wait_for_selector(wait, state="attached")

    def open_today(self):
        """With a connection, until everything that is needed without one is kept."""
        self.go("/", wait="html[data-kept]")

    def visit(self, household, note):
        """Save a visit to ``household``, with or without a connection."""
        before = self.unsent()
        self.go(f"/visits/new/{household.pk}/")
        self.tab.fill("textarea[name=note]", note)
        self.save_visit()
        return before

    def save_visit(self):
        """As its screen stands: somebody was met and is well."""
        self.tab.locator("input[name=condition][value=well]").check(force=True)
        self.tab.locator("input[name=met]").first.check(force=True)
        self.tab.locator("[form=visit].btn-primary, #visit .btn-primary").first.click()
        self.tab.wait_for_url(self.wire.url + "/")
        self.tab.wait_for_selector("html[data-unsent]", state="attached")

    def try_now(self):
        """Send at once what waits; whether all of it went."""
        return self.tab.evaluate(f"import('{SYNC}').then((sync) => sync.soon())")

    def begin_sending(self):
        """Without waiting for how it goes."""
        self.tab.evaluate(f"import('{SYNC}').then((sync) => void sync.soon())")

    def unsent(self):
        """What the page says, which must be what the store holds."""
        self.tab.wait_for_selector("html[data-unsent]", state="attached")
        for _ in range(100):  # the page counts again just after the store has changed
            said, held = self.said_unsent(), self.tab.evaluate(ROWS, "outbox")
            if said == held:
                break
            self.tab.wait_for_timeout(100)
        assert said == held, f"the page says {said}, the store holds {held}"
        if said:
            expect(self.tab.locator("[data-unsent-count]").first).to_contain_text(re.compile(rf"\b{said}\b"))
        return said

    def said_unsent(self):
        return int(self.tab.locator("html").get_attribute("data-unsent"))

    def rows(self, store):
        return self.tab.evaluate(ROWS, store)

    def leave(self):
        with contextlib.suppress(Error):
            self.context.close()
