"""Issues at the desk and at the door: an errand from door to door, and triage by keyboard."""

from time import perf_counter

import pytest
from django.core.management import call_command

from caseload.core.models import User
from households.models import Household
from tests import make
from tests.browser.test_screens import axe_is_content
from tests.browser.test_story import counted
from visits.models import Issue, Paper

PHONE = {"language": "zh-hans", "width": 360, "height": 740}
DESK = {"language": "en", "width": 1280, "height": 800}


@pytest.fixture
def small_demo(committed):
    call_command("demo", households=12, visits=60, verbosity=0)


def step(person, verb, **words):
    """Take the step ``verb`` of the errand that is on the screen, with its words."""
    person.press(f"a[href$='/errand/{verb}/']")
    for name, text in words.items():
        person.tab.fill(f"[name={name}]", text)
    axe_is_content(person)
    person.press("button.btn-primary:visible")


def test_a_certificate_for_an_old_man_from_door_to_door(small_demo, visitor):
    before = counted()["difficulties_solved"]
    worker, household = visitor("worker", **PHONE), Household.objects.filter(worker__username="worker").first()
    worker.go(f"/households/{household.pk}/issues/")
    worker.press("a[href$='/errands/new/']")
    worker.tab.select_option("select[name=what]", "chronic_cert")
    worker.tab.select_option("select[name=authorisation]", "letter")
    worker.press("button.btn-primary:visible")
    for n, quantity in enumerate(("1", "1", "2")):
        worker.tab.fill(f"[name=form-{n}-quantity]", quantity)
    axe_is_content(worker)
    worker.press("button.btn-primary:visible")
    issue = Issue.objects.get(kind="errand", title="慢病证", status="reported")
    assert household.head_name in worker.text(".receipt-slip") and issue.papers_out == 3
    axe_is_content(worker)
    worker.go("/papers/?view=mine")
    assert "慢病证" in worker.text("table")
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
    assert not Paper.objects.filter(errand__issue=issue).owed().exists()
    rate(visitor("supervisor", **DESK), issue)
    assert counted()["difficulties_solved"] == before + 1


def rate(supervisor, issue):
    supervisor.go(f"/issues/{issue.pk}/call_back/")
    for name, value in (("way", "phone"), ("solved", "True"), ("satisfaction", "very_satisfied")):
        field = supervisor.tab.locator(f"input[name={name}][value={value}]")
        if field.count():
            field.check(force=True)
    supervisor.press("button.btn-primary:visible")
    issue.refresh_from_db()
    assert (issue.status, issue.satisfaction) == ("closed", "very_satisfied")


@pytest.fixture
def reported(small_demo):
    """One issue that waits to be assigned, in the reach of the supervisor."""
    supervisor = User.objects.get(username="supervisor")
    return make.issue(supervisor, Household.objects.visible_to(supervisor).first())


def triage(supervisor):
    """Choose the first issue and give it to the first person offered; the seconds that it took."""
    begun, keys = perf_counter(), supervisor.tab.keyboard
    keys.press("j")
    assert supervisor.tab.locator("tr.is-chosen").count() == 1
    keys.press("a")
    supervisor.tab.wait_for_url("**/assign/")
    supervisor.tab.locator("select[name=owner]").focus()
    keys.press("ArrowDown")
    supervisor.press("button.btn-primary:visible")
    return perf_counter() - begun


def test_triage_by_keyboard(reported, visitor):
    supervisor = visitor("supervisor", **DESK)
    supervisor.go("/issues/?view=to_assign")
    supervisor.tab.keyboard.press("?")
    assert "previous issue" in supervisor.text("dialog[open]")
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


def test_one_key_starts_an_issue(reported, visitor):
    supervisor = visitor("supervisor", **DESK)
    supervisor.go("/issues/?view=to_assign")
    keys = supervisor.tab.keyboard
    keys.press("j")
    first = supervisor.tab.locator("tr.is-chosen").get_attribute("data-issue")
    supervisor.tab.evaluate("window.__here = 1")
    keys.press("s")
    supervisor.tab.wait_for_function("window.__here !== 1")
    assert Issue.objects.get(pk=first.split("/")[2]).status == "processing"


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_the_new_screens_are_accessible(small_demo, visitor, window):
    office = visitor("office", **window)
    for path in ("/issues/board/", "/issues/views/", "/issues/dispatch/", "/papers/", "/figures/rates/?by=month"):
        office.go(path)
        axe_is_content(office)
