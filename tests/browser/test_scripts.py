"""The scripts of a page: all of them are asked for at once, and one that fails leaves the others at work.

That they complain of nothing and leave nothing in the window every test looks for (``Person.look``).
"""

import pytest

from tests import make

ASKED = """() => {
  const named = [...document.querySelectorAll("link[rel=modulepreload], script[type=module]")];
  const loaded = performance.getEntriesByType("resource").map((one) => one.name).filter((url) => url.includes("/js/"));
  return [named.map((el) => el.href || el.src).sort(), loaded.sort()];
}"""


@pytest.fixture
def on_the_phone(committed, worker, visitor):
    return visitor(worker.username, language="en", width=360, height=740, password=make.PASSWORD)


@pytest.mark.parametrize("path", ["/accounts/login/", "/"])
def test_every_module_is_asked_for_at_once_and_once(on_the_phone, path):
    if path != "/":
        on_the_phone.context.clear_cookies()
    on_the_phone.go(path)
    early, loaded = on_the_phone.tab.evaluate(ASKED)
    assert early == loaded and len(early) > 5


def test_a_behaviour_that_fails_leaves_the_others_at_work(on_the_phone, own):
    def damage(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('data-due-days="', 'data-due-days="?'))

    on_the_phone.context.route("**/visits/new/*/", damage)
    on_the_phone.tab.goto(f"{on_the_phone.url}/visits/new/{own.pk}/")
    on_the_phone.tab.wait_for_selector("[data-will-write]:has-text('visit 1')")
    assert [said for said in on_the_phone.complaints if "JSON" in said]
