"""The browser of the browser tests; `find_chromium()` says in words how to get one when there is none."""

import pytest
from playwright.sync_api import expect, sync_playwright

from caseload.launch.chromium import find_chromium

expect.set_options(timeout=15_000)  # milliseconds: CI may be slow
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=ARGUMENTS)
        yield browser
        browser.close()
