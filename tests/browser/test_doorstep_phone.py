"""Today and the visit screen as an old phone on a thin line meets them: light, readable, large enough to hit."""

import gzip

import pytest

from caseload.core.models import User
from tests import make
from tests.browser.test_screens import axe_is_content

LIGHT = 150 * 1024
"""Bytes of a first load as they travel: page, style sheets, scripts and icons, each compressed."""
TARGETS = {"a": 44, "a-plus": 44, "a-plus-plus": 60}
"""The least height and width, in px, of whatever is pressed, by type size."""
TOO_SMALL = """least => {
  const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const inText = (el) => el.closest("p, dd, li") && getComputedStyle(el).display === "inline";
  const whole = (el) => (["radio", "checkbox", "file"].includes(el.type) && el.closest("label")) || el;
  const isHit = (el) => el.checkVisibility() && !el.closest(".skip") && !inText(el);
  return [...document.querySelectorAll(pressed)].filter(isHit).map(whole)
    .map((el) => [el.textContent.trim().slice(0, 30) || el.name || el.id, el.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""


@pytest.fixture
def worker_of_many(committed, east, worker):
    """A worker with households due, one of them with a long name, a promise and a visit before."""
    for n, name in enumerate(["丁凯", "周帅", "住户三", "住户四", "欧阳淑贞"]):
        make.household(east, name, worker=worker, address=f"幸福里 {n + 9}号楼1单元101", phones=["13805366207"])
    family = make.household(east, "哈斯额尔敦·宝音德力格尔", worker=worker, address="幸福里 3号楼2单元401")
    make.member(family, "刘桂英", relation="配偶")
    make.issue(worker, family, title="屋顶漏雨")
    make.visit(family, worker, note="血压偏高，说药快吃完了。", promise="问慢病证要带的材料")
    worker.refresh_from_db()
    return worker, f"/visits/new/{family.pk}/"


@pytest.fixture
def person(worker_of_many, visitor):
    worker, _ = worker_of_many
    return visitor(worker.username, language="en", width=360, height=740, password=make.PASSWORD)


def first_load(person, path):
    """How many bytes the page and everything that it names take, compressed, for a phone that has nothing yet."""
    answers = []

    def note(answer):
        answers.append(answer)

    person.tab.goto("about:blank")
    person.tab.on("response", note)
    person.go(path)
    person.tab.wait_for_load_state("load")
    person.tab.remove_listener("response", note)
    bodies = {one.url: one.body() for one in answers if one.request.service_worker is None and one.ok}
    return sum(len(gzip.compress(body)) for body in bodies.values()), len(bodies)


def test_first_load_is_light(person, worker_of_many):
    for path in ("/", worker_of_many[1]):
        size, files = first_load(person, path)
        print(f"{path}: {size / 1024:.0f} KB gzipped in {files} files")
        assert files > 10 and size <= LIGHT


def open_all(person):
    """Every part that is folded away is part of the screen."""
    person.tab.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
    person.look()


def test_readable_and_large_enough_in_each_type_size(person, worker_of_many):
    worker, visit_screen = worker_of_many
    for size, least in TARGETS.items():
        User.objects.filter(pk=worker.pk).update(size=size)
        for path in ("/", visit_screen, "/visits/unsent/", "/visits/week/", "/visits/mine/", "/issues/"):
            person.go(path)
            assert person.tab.locator("html").get_attribute("data-size") == size
            open_all(person)
            if path == "/":
                assert person.tab.locator(".size-switch button:visible").count() == 3
            if size == "a-plus-plus":  # what it looks for is the same in each size
                axe_is_content(person)
            assert person.tab.evaluate(TOO_SMALL, least) == [], (size, path)
