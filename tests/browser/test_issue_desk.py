"""Issues at the desk and at the door: an errand from door to door, and triage by keyboard."""

from datetime import timedelta
from time import perf_counter

import pytest
from django.utils import timezone, translation
from playwright.sync_api import expect

from caseload.core.models import User
from households.models import Household
from tests import make
from tests.browser.conftest import Person
from tests.browser.test_screens import axe_is_content
from tests.browser.test_story import counted
from visits.errands.models import Paper
from visits.issues.models import Issue

PHONE = {"language": "zh-hans", "width": 360, "height": 740}
DESK = {"language": "en", "width": 1280, "height": 800}

CUT_OFF = """selector => {
  const box = document.querySelector(selector);
  const edge = box.getBoundingClientRect();
  const parts = [...box.querySelectorAll("*")].filter((el) => el.checkVisibility());
  const out = (one) => one.right > edge.right + 1 || one.left < edge.left - 1 || one.bottom > edge.bottom + 1;
  const isBeyond = edge.bottom > innerHeight || edge.top < 0 || box.scrollHeight > box.clientHeight + 1;
  const cut = parts.filter((el) => out(el.getBoundingClientRect())).map((el) => el.outerHTML);
  return isBeyond ? [...cut, "all"] : cut;
}"""
"""What of a box sticks out of it, or out of the window."""
ROWS_OF_THE_BOARD = """() => {
  const columns = [...document.querySelectorAll(".board-column")].map((one) => one.getBoundingClientRect());
  const isWithin = columns.every((one) => one.right <= document.documentElement.clientWidth);
  return isWithin ? new Set(columns.map((one) => Math.round(one.top))).size : "beyond the window";
}"""

WORDS_BEYOND_THEIR_COLUMN = """() => [...document.querySelectorAll(".board-column")].flatMap((column) => {
  const words = document.createRange();
  const right = (el) => (words.selectNodeContents(el), words.getBoundingClientRect().right);
  const parts = [...column.querySelectorAll("*")].filter((el) => el.checkVisibility());
  return parts.filter((el) => right(el) > column.getBoundingClientRect().right + 1).map((el) => el.textContent);
})"""
BELOW_THE_LAST = """box => box.getBoundingClientRect().bottom - box.lastElementChild.getBoundingClientRect().bottom"""


def step(person, verb, **words):
    """Take the step ``verb`` of the errand that is on the screen, with its words."""
    person.press(f"a[href$='/errand/{verb}/']")
    for name, text in words.items():
        person.tab.fill(f"[name={name}]", text)
    axe_is_content(person)
    person.press("button.btn-primary:visible")


def old_man():
    """A household of the worker whose head is a man of seventy or more."""
    born = timezone.localdate() - timedelta(days=70 * 366)
    mine = Household.objects.filter(worker__username="worker").order_by("pk")
    return mine.filter(head__sex="M", head__birth_date__lte=born).first() or mine.first()


def visit_with_papers(worker, household):
    """From the doorstep: the visit, and with it the errand and the papers taken along."""
    worker.go(f"/visits/new/{household.pk}/")
    tab = worker.tab
    tab.locator("input[name=condition][value=attention]").check(force=True)
    tab.locator("input[name=met]").first.check(force=True)
    tab.fill("textarea[name=note]", "老人腿脚不便，慢病证年底到期，请代办。")
    tab.locator("[name=needs][value=papers]").check(force=True)  # 办证代办 opens it
    tab.select_option("select[name=errand_what]", "chronic_cert")
    tab.fill("[name=errand_papers]", "身份证、病历和诊断证明、旧慢病证")
    worker.press("button.btn-primary:visible")
    return Issue.objects.get(kind="errand", title="慢病证", household=household, visit__isnull=False)


def see_the_receipt(worker, issue, household):
    worker.go(f"/receipts/{issue.errand.receipts.get().pk}/")
    assert household.head_name in worker.text(".receipt-slip") and "旧慢病证" in worker.text(".receipt-slip")
    axe_is_content(worker)
    worker.go("/papers/?view=mine")
    assert "慢病证" in worker.text("table")


def card_of(worker, issue):
    """The address that the QR code on the printed slip opens."""
    worker.go(f"/issues/{issue.pk}/")
    worker.press(f"form[action='/issues/{issue.pk}/card/'] button:not([data-draft-drop])")
    axe_is_content(worker)
    assert worker.tab.locator("svg[role=img] path").get_attribute("d").startswith("M")
    return worker.tab.locator(".slip a").get_attribute("href").removeprefix(worker.url)


def rate_without_log_in(browser, live_server, address):
    household = Person(browser, live_server, **PHONE)
    household.go(address)
    axe_is_content(household)
    household.tab.locator("input[name=solved][value=yes]").check(force=True)
    household.tab.locator("input[name=satisfaction][value=very_satisfied]").check(force=True)
    household.press("button.btn-primary")
    assert "非常满意" in household.text("main")
    household.leave()


def test_a_certificate_for_an_old_man_from_door_to_door(small_demo, visitor, browser, live_server):
    before = counted()
    worker, household = visitor("worker", **PHONE), old_man()
    issue = visit_with_papers(worker, household)
    assert issue.papers_out == 3
    see_the_receipt(worker, issue, household)
    worker.go(f"/issues/{issue.pk}/")
    axe_is_content(worker)
    step(worker, "submit")
    step(worker, "correct", needed="照片底色不对，要白底一寸 2 张。")
    assert "白底" in worker.text(".timeline")
    step(worker, "submit")
    step(worker, "finish", outcome="已批准", issued="慢病证")
    step(worker, "deliver", words="送到家里，老人签收。")
    issue.refresh_from_db()
    assert (issue.status, issue.papers_out) == ("resolved", 0)
    assert not Paper.objects.filter(Paper.IS_OWED, errand__issue=issue).exists()
    rate_without_log_in(browser, live_server, card_of(worker, issue))
    issue.refresh_from_db()
    assert (issue.status, issue.satisfaction, issue.steps.first().by) == ("closed", "very_satisfied", None)
    after = counted()
    for name in ("visits", "difficulties_solved"):
        assert after[name] == before[name] + 1, name
    assert after["satisfaction"]["numerator"] == before["satisfaction"]["numerator"] + 1
    see_it_in_the_rates(visitor("office", **DESK), issue)


def see_it_in_the_rates(office, issue):
    """On the line of its kind: the demo may have a matter of another kind rated today."""
    today = timezone.localdate().isoformat()
    office.go(f"/figures/rates/?by=category&from={today}&to={today}")
    with translation.override(DESK["language"]):
        kind = str(issue.category)
    office.press(f"tr:has-text('{kind}') a[href*='rate-satisfied-hits']")
    assert "慢病证" in office.text("tbody")


@pytest.fixture
def reported(small_demo):
    """One issue that waits to be assigned, in the reach of the supervisor."""
    supervisor = User.objects.get(username="supervisor")
    return make.issue(supervisor, area=Household.objects.visible_to(supervisor).first().area)


@pytest.fixture
def given(small_demo):
    """One issue that somebody has and nobody has begun, in the reach of the supervisor."""
    supervisor = User.objects.get(username="supervisor")
    return make.issue(supervisor, Household.objects.visible_to(supervisor).filter(worker__is_active=True).first())


def triage(supervisor):
    """Choose the first issue and give it to the first person offered; the seconds that it took."""
    begun, keys = perf_counter(), supervisor.tab.keyboard
    keys.press("j")
    expect(supervisor.tab.locator("tr.is-chosen")).to_have_count(1)
    keys.press("a")
    supervisor.tab.wait_for_url("**/assign/")
    supervisor.tab.wait_for_selector("select[name=owner]:focus")
    keys.press("ArrowDown")
    supervisor.tab.evaluate("window.__here = 1")
    keys.press("Control+Enter")
    supervisor.wait_for_another_page()
    return perf_counter() - begun


def test_triage_by_keyboard(reported, visitor):
    supervisor = visitor("supervisor", **DESK)
    supervisor.go("/issues/?view=to_assign")
    supervisor.tab.keyboard.press("?")
    assert "previous issue" in supervisor.text("dialog[open]")
    assert supervisor.tab.evaluate(CUT_OFF, "dialog[open]") == []
    assert supervisor.tab.locator("dialog[open]").evaluate(BELOW_THE_LAST) < 40, "it is as high as its words"
    axe_is_content(supervisor)
    supervisor.tab.keyboard.press("Escape")
    waiting = Issue.objects.to_assign().count()
    assert triage(supervisor) < 15
    assert Issue.objects.to_assign().count() == waiting - 1
    supervisor.go("/issues/")
    supervisor.tab.locator("input[name=q]").first.focus()
    supervisor.tab.keyboard.type("jk")
    assert supervisor.tab.locator("tr.is-chosen").count() == 0, "letters typed into a field are letters"


@pytest.mark.prove
def test_triage_takes_five_seconds_at_most(reported, visitor):
    supervisor = visitor("supervisor", **DESK)
    supervisor.go("/issues/?view=to_assign")
    assert triage(supervisor) <= 5


def test_one_key_starts_an_issue(given, visitor):
    supervisor = visitor("supervisor", **DESK)
    supervisor.go("/issues/?view=open&status=assigned")
    keys = supervisor.tab.keyboard
    keys.press("j")
    first = supervisor.tab.locator("tr.is-chosen").get_attribute("data-issue")
    supervisor.tab.evaluate("window.__here = 1")
    keys.press("s")
    supervisor.tab.wait_for_function("window.__here !== 1")
    assert Issue.objects.get(pk=first.split("/")[2]).status == "processing"


def test_a_change_of_state_is_its_words_and_one_click(given, visitor):
    supervisor = visitor("supervisor", **DESK)
    supervisor.go(f"/issues/{given.pk}/")
    supervisor.press("form[action$='/start/'] button")
    supervisor.tab.keyboard.press("r")
    supervisor.tab.keyboard.type("屋顶修好了")
    supervisor.press(".next-step button.btn-primary")
    given.refresh_from_db()
    assert (given.status, given.result) == ("resolved", "屋顶修好了")
    axe_is_content(supervisor)


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_the_new_screens_are_accessible(small_demo, visitor, window):
    office = visitor("office", **window)
    for path in ("/issues/board/", "/issues/views/", "/issues/dispatch/", "/papers/", "/figures/rates/?by=month"):
        office.go(path)
        axe_is_content(office)
        if path == "/issues/board/" and window == DESK:
            assert office.tab.evaluate(ROWS_OF_THE_BOARD) == 1
            assert office.tab.evaluate(WORDS_BEYOND_THEIR_COLUMN) == []
