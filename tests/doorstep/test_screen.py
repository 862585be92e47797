"""Today and the visit screen in Chromium on a phone: taps are counted, drafts survive, no scripts are needed."""

import time

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests import make
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.usefixtures("committed")
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(browser, live_server, client):
    """``phone(user)``: a page of Chromium, logged in, that counts its taps."""
    contexts = []

    def phone(user, **options):
        client.force_login(user)
        context = browser.new_context(viewport=PHONE, base_url=live_server.url, locale="en", **options)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield phone
    for context in contexts:
        context.close()


@pytest.fixture
def family(own, east, worker):
    """A due household of two, so that nothing of who was met is known beforehand."""
    make.member(own, "刘桂英", relation="配偶")
    return own


def tap(place, *names):
    """Tap what is called so in ``place``, one after another; returns how many taps it took."""
    for name in names:
        place.get_by_text(name, exact=True).locator("visible=true").first.click(force=True)
    return len(names)


def test_an_ordinary_visit_takes_three_taps_from_today(phone, family, worker):
    page = phone(worker)
    page.goto("/")
    assert tap(page, "Record visit", "All well", "Save") == 3
    page.wait_for_selector(".saved")
    visit = Visit.objects.get()
    assert (visit.household, visit.condition, visit.outcome) == (family, "well", "met")
    expect(page.get_by_text("1 of 1 visited")).to_be_visible()


SECONDS_A_TAP, SECONDS_A_SIGN = 1.5, 0.4
"""Of a practised thumb: find the next thing and touch it; and one character of a note, typed or spoken."""


def test_a_full_visit_takes_twelve_taps_and_45_seconds(phone, family, worker, tmp_path):
    """A need, a photo, a note and an issue, and who was met. Taking the photo in the camera counts as one tap."""
    shot, note = tmp_path / "IMG_001.jpg", "头晕，药只剩三天的，慢病证年底到期"
    shot.write_bytes(make.picture_file(size=(3000, 2000)).read())
    page = phone(worker)
    page.goto("/")
    began = time.monotonic()
    taps = tap(page, "Record visit", "Needs attention", "刘桂英", "Doctor and medicine")
    taps += write_into(page, "#id_note", note)
    with page.expect_file_chooser() as asked:
        taps += tap(page, "Add photos")
    asked.value.set_files(shot)
    page.wait_for_selector(".picture img")
    taps += 1 + tap(page, "The household agreed to the photos", "Raise an issue")
    page.locator('[data-issue-block] [name$="-title"]:focus').wait_for()
    page.keyboard.type("慢病证快到期")  # the field has the focus: no tap
    taps += tap(page.locator("[data-issue-block]"), "Medical care") + tap(page, "Save")
    page.wait_for_selector(".saved")
    seconds = time.monotonic() - began + taps * SECONDS_A_TAP + len(note) * SECONDS_A_SIGN
    visit, issue = Visit.objects.get(), Issue.objects.get()
    assert (visit.note, visit.needs, visit.photos.count()) == (note, ["medicine"], 1)
    assert (issue.visit, issue.title, issue.owner, issue.category_id) == (visit, "慢病证快到期", worker, "medical")
    print(f"{taps} taps, {seconds:.0f} s with {SECONDS_A_TAP} s a tap")
    assert taps <= 12 and seconds <= 45


def write_into(page, selector, words):
    """A tap on the field, then the keyboard."""
    page.locator(selector).click()
    page.keyboard.insert_text(words)
    return 1


def test_not_at_home_takes_two_taps_and_one_more_to_undo(phone, family, worker):
    page = phone(worker)
    page.goto("/")
    again = timezone.localdate() + timezone.timedelta(days=3)
    page.get_by_text("Not at home", exact=True).click()
    page.get_by_role("button", name="Nobody at home; try again").click()
    page.wait_for_selector(".saved")
    assert Visit.objects.get().next_visit_on == again
    tap(page, "Undo")
    page.wait_for_selector("text=Taken back")
    assert not Visit.objects.exists()


def test_the_bar_says_what_will_be_written(phone, family, worker, supervisor):
    page, again = phone(worker), timezone.localdate() + timezone.timedelta(days=3)
    page.goto(reverse("doorstep:new", args=[family.pk]))
    said = page.locator("[data-will-write]")
    expect(said).to_have_text("Will be written: visit 1")
    tap(page, "Raise an issue")
    page.fill("#id_issue1-title", "屋顶漏雨")
    page.get_by_role("button", name="One more").first.click()
    expect(said).to_have_text("Will be written: visit 1 · issues 1 · leaflets 1")
    rule = page.locator("[data-issue-says]").first
    expect(rule).to_have_text("For 李秀兰; its category says by when")
    tap(page, "Housing safety")
    expect(rule).to_contain_text("By rule for 李秀兰, due ")
    rule.click()
    page.locator("#id_issue1-owner").select_option(label="赵国庆")
    page.fill("#id_issue1-promised_for", again.isoformat())
    expect(rule).to_have_text(f"For 赵国庆, promised for {again}")
    tap(page, "Solved on the spot…")
    page.locator("#id_issue1-result:focus").fill("约了维修")
    expect(rule).to_contain_text("Solved on the spot")
    tap(page, "Take papers or money along")
    page.select_option("#id_errand_what", "chronic_cert")
    page.fill("#id_errand_papers", "身份证，病历")
    page.fill("#id_errand_money", "200")
    expect(said).to_contain_text(
        "issues 1 · solved on the spot 1 · leaflets 1 · errand 1 · papers taken 2 · money taken 200 yuan"
    )
    tap(page, "Nobody at home")
    expect(said).to_contain_text("Will be written: try 1")
    expect(page.get_by_text("All well")).to_be_hidden()
    expect(page.locator("#id_next_visit_on")).to_have_value(again.isoformat())
    tap(page, "Neighbour")
    expect(page.get_by_text("All well")).to_be_visible()
    expect(page.locator('[name="met"][value="nobody"]')).not_to_be_checked()


def test_a_draft_survives_and_is_done_with_after_saving(phone, family, worker):
    page, screen = phone(worker), reverse("doorstep:new", args=[family.pk])
    page.goto(screen)
    page.fill("#id_note", "药只剩三天的")
    tap(page, "Needs attention")
    page.wait_for_selector("[data-draft-said]:not([hidden])")
    page.goto("/")
    page.goto(screen)
    page.wait_for_selector("[data-draft-read]")
    expect(page.locator("#id_note")).to_have_value("药只剩三天的")
    expect(page.get_by_text("Here is the draft that you left.")).to_be_visible()
    tap(page, "Save")
    page.wait_for_selector(".saved")
    page.goto(screen)
    page.wait_for_selector("[data-draft-read]")
    assert page.input_value("#id_note") == ""
    assert Visit.objects.get().condition == "attention"


def test_two_quick_taps_on_save_store_one_visit(phone, family, worker):
    page = phone(worker)
    page.goto(reverse("doorstep:new", args=[family.pk]))
    tap(page, "All well")
    page.get_by_role("button", name="Save", exact=True).dblclick()
    page.wait_for_selector(".saved")
    assert Visit.objects.count() == 1


def test_it_works_without_scripts(phone, family, worker):
    page = phone(worker, java_script_enabled=False)
    page.goto("/")
    tap(page, "Record visit", "Urgent")
    page.fill("#id_leaflets", "3")
    tap(page, "Raise an issue")
    page.fill("#id_issue1-title", "屋顶漏雨")
    page.locator("[name=issue1-category][value=housing]").check(force=True)
    tap(page, "Save")
    page.wait_for_selector(".saved")
    visit = Visit.objects.get()
    assert (visit.condition, visit.leaflets) == ("urgent", 3)
    assert Issue.objects.get().visit == visit
