"""The pages that a phone keeps: the same that a browser gets, for the same eyes, in few lines."""

import re

import pytest
from django.urls import reverse

from households.plans.services.plans import start_plan
from households.services.assigning import assign_households
from tests import make
from visits.doorstep.views.offline import shell_page
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


def asked(client, *pages):
    """{address: its page} as the phone puts them together."""
    said = client.get(reverse("doorstep:pages"), {"page": pages}).json()
    return {page: "\n".join(said["lines"][n] for n in numbers) for page, numbers in said["pages"].items()}


def addresses(client):
    """All that the phone of this person is told to keep."""
    own = re.search(r'data-keeps="([^"]+)"', client.get(reverse("today")).content.decode())[1].split()
    rows = re.findall(r'<(?:li|a|span) [^>]*data-keeps="([^"]+)"', client.get(own[0]).content.decode())
    return [*own, *(page for row in rows for page in row.split())]


def test_they_are_what_a_browser_gets(enter, worker, own, en):
    client = enter(worker)
    form = reverse("doorstep:new", args=[own.pk])
    kept, shown = asked(client, form)[form], client.get(form).content.decode()
    changing = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|[0-9a-f]{8}-[0-9a-f-]{27}|T?\d\d:\d\d')
    assert changing.sub("", kept) == changing.sub("", shown)


def test_every_page_that_is_to_be_kept_is_given_with_its_parts_and_needs_no_other_style(enter, worker, own, en):
    make.visit(own, worker, note="说腿疼")
    issue = make.issue(worker, own, title="屋顶漏雨")
    plan = start_plan(by=worker, household=own)
    client = enter(worker)
    wanted = addresses(client)
    kept = asked(client, *wanted[:16])
    assert set(kept) == set(wanted) and len(wanted) == 16
    household = reverse("households:detail", args=[own.pk])
    assert "说腿疼" in kept[f"{household}?tab=visits"] and "屋顶漏雨" in kept[f"{household}?tab=issues"]
    assert plan.number in kept[f"{household}?tab=plan"] and "timeline" in kept[f"{household}?tab=history"]
    assert "屋顶漏雨" in kept[issue.get_absolute_url()] and plan.number in kept[plan.get_absolute_url()]
    known = set(STYLE.findall(shell_page("en")))
    assert {page: set(STYLE.findall(text)) - known for page, text in kept.items()} == {page: set() for page in kept}


def test_issues_of_ones_own_are_kept_wherever_they_are_and_nobody_elses(enter, worker, colleague, own, foreign):
    own_elsewhere, theirs = make.issue(worker, title="路灯不亮", area=own.area), make.issue(colleague, foreign)
    wanted = addresses(enter(worker))
    assert own_elsewhere.get_absolute_url() in wanted and theirs.get_absolute_url() not in wanted


def test_nothing_is_given_that_the_person_would_not_get(enter, worker, colleague, supervisor, own, foreign, office):
    assign_households(by=supervisor, households=[own], worker=colleague)
    pages = [reverse("doorstep:new", args=[one.pk]) for one in (own, foreign)]
    elsewhere = [reverse("review"), reverse("notices"), "/nowhere/", "//evil.example/", reverse("today")]
    client = enter(worker)
    assert set(asked(client, *pages, *elsewhere)) == {reverse("today")}
    assert client.post(reverse("doorstep:pages")).status_code == 405
    assert enter(office).get(reverse("doorstep:pages")).status_code == 403


def test_a_message_that_waits_is_not_taken_from_the_person(enter, worker, own, en):
    client = enter(worker)
    client.post(reverse("doorstep:not_home", args=[own.pk]))
    assert "王建华" in asked(client, reverse("doorstep:mine"))[reverse("doorstep:mine")]
    assert "Saved: 王建华, not at home" in client.get(reverse("today")).content.decode()


def test_the_list_finds_by_name_initials_address_and_telephone(enter, worker, own, east):
    family = make.household(east, "欧阳淑贞", worker=worker, address="老粮站巷 17号", phones=["13805366207"])
    make.member(family, "刘桂英", relation="配偶")
    text = enter(worker).get(reverse("doorstep:mine")).content.decode()
    found_by = re.search(rf'data-household="{family.pk}" data-found-by="([^"]+)"', text)[1]
    for word in ("欧阳", "oysz", "ouyang", "刘桂英", "lgy", "老粮站巷", "6207", family.number.lower()):
        assert word in found_by, word


def test_the_stamp_changes_with_what_the_pages_say(enter, worker, own):
    def stamp(of=f'data-household="{own.pk}"'):
        text = enter(worker).get(reverse("doorstep:mine")).content.decode()
        return re.search(rf'{of}[^>]*data-stamp="([\d.]+)"', text)[1]

    stamps = [stamp(), stamp()]
    make.visit(own, worker)
    stamps.append(stamp())
    make.member(own, "刘桂英", relation="配偶")
    stamps.append(stamp())
    issue = make.issue(worker, own)
    of_issue = f'data-keeps="{issue.get_absolute_url()}"'
    stamps += [stamp(), stamp(of_issue)]
    move_issue(by=worker, issue=issue, verb="start")
    stamps += [stamp(), stamp(of_issue)]
    assert stamps[0] == stamps[1] and len(set(stamps)) == 7
