"""A phone between people and servers: sessions end, others borrow it, households change hands, backups come back."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from caseload.core.models import Notice
from households.services.assigning import assign_households
from tests import make
from tests.browser.phone import OUTBOX
from visits.doorstep.models import Arrival
from visits.models import Visit

SECRET = "老人说钱藏在米缸里"
PLAIN = "对照:这几个字没有加密"
PUT_PLAIN = """words => new Promise((resolve) => {
  const asked = indexedDB.open("caseload");
  asked.onsuccess = () => {
    const work = asked.result.transaction("drafts", "readwrite", { durability: "strict" });
    work.objectStore("drafts").put({ name: "plain", user: 0, at: Date.now(), words });
    work.oncomplete = () => { asked.result.close(); resolve(); };
  };
})"""
CACHED = """async () => {
  const said = [];
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) said.push(request.url + (await (await kept.match(request)).text()));
  }
  return said.join();
}"""


@pytest.fixture
def family(committed, east, worker):
    return make.household(east, "欧阳淑贞", worker=worker, address="老粮站巷 17号院东屋")


def two_offline(phone, family, worker):
    """Two visits wait on the phone. Returns the session under which they were written."""
    session = phone.log_in(worker)
    phone.open_today()
    phone.wire.mode = "offline"
    phone.visit(family, SECRET)
    phone.visit(family, "第二次")
    assert phone.unsent() == 2
    return session


def enter_by_the_form(phone, user):
    phone.go("/", wait="input[name=password]")
    phone.tab.fill("input[name=login]", user.username)
    phone.tab.fill("input[name=password]", make.PASSWORD)
    phone.tab.locator("form:has(input[name=password]) button.btn-primary").first.click()
    phone.tab.wait_for_selector("html[data-kept]", state="attached")


def said(phone):
    return phone.tab.locator("[data-unsent-notice]").inner_text()


def test_an_expired_session_keeps_them_until_the_author_logs_in(phone, family, worker):
    session = two_offline(phone, family, worker)
    session.delete()
    phone.wire.mode = "ok"
    phone.try_now()
    assert phone.unsent() == 2 and "Log in again" in said(phone)
    assert not Visit.objects.exists()
    enter_by_the_form(phone, worker)
    phone.try_now()
    assert phone.unsent() == 0
    assert {(one.note, one.worker) for one in Visit.objects.all()} == {(SECRET, worker), ("第二次", worker)}


def bytes_of(folder):
    for file in folder.rglob("*"):
        if file.is_file():
            yield file.read_bytes()


def is_on_disk(folder, words):
    forms = [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be")]
    return any(form in content for content in bytes_of(folder) for form in forms)


def test_another_worker_sees_and_sends_nothing_of_it(phone, family, worker, supervisor):
    """The supervisor borrows the phone, who may see the household, but not what its worker wrote."""
    session = two_offline(phone, family, worker)
    session.delete()
    phone.wire.mode = "ok"
    enter_by_the_form(phone, supervisor)
    assert phone.try_now()
    for path in ("/", "/visits/unsent/", f"/visits/new/{family.pk}/"):
        phone.go(path)
        expect(phone.tab.locator("html")).to_have_attribute("data-unsent", "0")
        assert SECRET not in phone.tab.content() and "第二次" not in phone.tab.content()
    assert phone.tab.evaluate(f"import('{OUTBOX}').then((outbox) => outbox.rows()).then((rows) => rows.length)") == 0
    assert "欧阳淑贞" not in phone.tab.evaluate(CACHED)
    assert phone.rows("outbox") == 2 and not (Visit.objects.exists() or Arrival.objects.exists())
    phone.tab.evaluate(PUT_PLAIN, PLAIN)
    phone.leave()
    assert is_on_disk(phone.folder, PLAIN), "this search finds nothing at all"
    assert not is_on_disk(phone.folder, SECRET)
    phone.start()
    enter_by_the_form(phone, worker)
    phone.try_now()
    assert {one.worker for one in Visit.objects.all()} == {worker} and Visit.objects.count() == 2


def test_a_household_reassigned_meanwhile_is_held_and_nobody_loses_it(
    phone, family, worker, colleague, supervisor, enter
):
    two_offline(phone, family, worker)
    assign_households(by=supervisor, households=[family], worker=colleague)
    phone.wire.mode = "ok"
    phone.go("/")
    phone.try_now()
    assert phone.unsent() == 0 and not Visit.objects.exists()
    assert {(one.state, one.reason, one.author) for one in Arrival.objects.all()} == {("held", "elsewhere", worker)}
    told = Notice.objects.filter(kind="visit_held").values_list("user__username", flat=True)
    assert set(told) == {worker.username, supervisor.username}
    phone.go("/visits/unsent/")
    expect(phone.tab.get_by_text("欧阳淑贞")).to_have_count(2)
    page = f"/visits/held/{Arrival.objects.order_by('pk').first().pk}/"
    assert SECRET in enter(supervisor).get(page).content.decode()
    enter(supervisor).post(page, {"household": family.number})
    assert Visit.objects.get().worker == worker


def test_after_a_restore_the_phone_fills_the_gap(phone, family, worker, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    phone.log_in(worker)
    phone.open_today()
    phone.visit(family, "备份之前")
    call_command("backup", tmp_path / "all.backup", verbosity=0)
    for note in ("备份之后", "再后来"):
        phone.visit(family, note)
    assert phone.unsent() == 0 and Visit.objects.count() == 3
    phone.tab.goto("about:blank")
    call_command("restore", tmp_path / "all.backup", "--noinput", verbosity=0)
    assert [one.note for one in Visit.objects.all()] == ["备份之前"]
    phone.go("/")
    phone.try_now()
    assert phone.unsent() == 0
    assert sorted(Visit.objects.values_list("note", flat=True)) == sorted(["备份之前", "备份之后", "再后来"])


def test_logging_out_with_unsent_visits_asks_first(phone, family, worker):
    two_offline(phone, family, worker)
    phone.context.route("**/sync/**", lambda route: route.abort())
    phone.wire.mode = "ok"
    phone.go("/me/")
    leave = phone.tab.locator("form[data-log-out] button:visible").first
    leave.click()
    dialog = phone.tab.locator("[data-log-out-unsent]")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Visits are still on this phone: 2")
    dialog.get_by_role("button", name="Stay").click()
    assert phone.unsent() == 2 and phone.rows("keys") == 1
    leave.click()
    dialog.get_by_role("button", name="Log out anyway").click()
    phone.tab.wait_for_selector("input[name=password]")
    assert (phone.rows("outbox"), phone.rows("keys"), phone.rows("pages"), phone.rows("drafts")) == (2, 0, 0, 0)
