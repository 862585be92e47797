"""The whole story: a roster is imported, a household visited, an issue followed to a rated end, all of it counted."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from caseload.core.models import User
from households.models import Household
from tests.jobs import run_jobs
from visits.issues.models import Issue
from visits.models import Visit

ROSTER = Path(__file__).parents[1] / "rosters" / "national_members.xlsx"
SCREENS = [
    pytest.param({"language": "zh-hans", "width": 360, "height": 740}, id="phone-zh"),
    pytest.param({"language": "en", "width": 1280, "height": 800}, id="desk-en", marks=pytest.mark.prove),
]
PLUS_ONE = {"visits", "issues_found", "issues_solved", "households_helped"}


@pytest.fixture
def street(transactional_db):
    """A registry with just the areas and the log-ins."""
    call_command("demo", areas_only=True, verbosity=0)


def counted():
    """What ``manage.py figures`` says of the street and the last month."""
    today, said = timezone.localdate(), io.StringIO()
    dates = {"from": (today - timedelta(days=30)).isoformat(), "to": today.isoformat()}
    call_command("figures", "--json", f"--from={dates['from']}", f"--to={dates['to']}", stdout=said)
    return json.loads(said.getvalue())["figures"]


@pytest.mark.parametrize("screen", SCREENS)
def test_from_the_roster_to_a_rated_resolution(street, visitor, screen):
    import_the_roster(visitor("admin", **screen, typed=True))
    assign_everything(visitor("supervisor", **screen))
    before = counted()
    worker = visitor("worker", **screen)
    household = visit_somebody_due(worker)
    issue = resolve(worker, household)
    supervisor = visitor("supervisor", **screen)
    call_back(supervisor, issue)
    see_it_counted(supervisor, visitor("office", **screen), before)


def import_the_roster(admin):
    admin.go("/households/import/")
    admin.tab.set_input_files("input[type=file]", ROSTER)
    admin.press("form[enctype] button.btn-primary")
    admin.press("form.card button.btn-primary")
    assert "60" in admin.text(".tiles")
    admin.press("a[href$='/confirm/']")
    admin.press("form.card button.btn-primary")
    run_jobs()
    admin.reload()
    assert "60" in admin.text("main")
    assert Household.objects.open().count() == 60


def assign_everything(supervisor):
    supervisor.go("/review/")
    supervisor.press(".promise a.btn")
    ticks = supervisor.tab.locator("input[name=pick]")
    for index in range(3):
        ticks.nth(index).check()
    supervisor.press(".bulk-bar button")
    supervisor.tab.select_option("select[name=worker]", str(User.objects.get(username="worker").pk))
    supervisor.press("form.card button.btn-primary")
    assert Household.objects.filter(worker__username="worker").count() == 3


def visit_somebody_due(worker):
    """From Today, with an issue raised on the spot."""
    worker.go("/")
    worker.press("a.btn-primary[href*='/visits/new/']")
    tab = worker.tab
    tab.locator("input[name=condition][value=attention]").check(force=True)
    tab.locator("input[name=met]").first.check(force=True)
    tab.fill("textarea[name=note]", "屋顶漏雨，老人自己修不了。")
    tab.fill("input[name=leaflets]", "6")
    tab.locator("details.issue-block summary").first.click()
    block = tab.locator("details.issue-block").first
    block.locator("input[name$=title]").fill("屋顶漏雨，请鉴定房屋等级")
    block.locator("[name$=category][value=housing]").check(force=True)
    worker.press("button.btn-primary:visible")
    visit = Visit.objects.get()
    assert (visit.leaflets, visit.household.open_issue_count) == (6, 1)
    return visit.household


def resolve(worker, household):
    worker.go("/issues/")
    worker.press("a:has-text('屋顶漏雨')")
    issue = Issue.objects.get(household=household)
    assert issue.owner.username == "worker"
    worker.press(f"form[action='/issues/{issue.pk}/start/'] button")
    worker.press(f"a[href='/issues/{issue.pk}/resolve/']")
    worker.tab.fill("textarea[name=result]", "已请住建部门鉴定为B级，屋顶修好。")
    worker.press("button.btn-primary:visible")
    return issue


def call_back(supervisor, issue):
    supervisor.go("/issues/?view=call_back")
    supervisor.press("a:has-text('屋顶漏雨')")
    supervisor.press(f"a[href='/issues/{issue.pk}/call_back/']")
    supervisor.tab.locator("input[name=satisfaction][value=very_satisfied]").check(force=True)
    supervisor.press("button.btn-primary:visible")
    issue.refresh_from_db()
    assert (issue.status, issue.satisfaction) == ("closed", "very_satisfied")
    assert issue.household.open_issue_count == 0


def see_it_counted(supervisor, office, before):
    after = counted()
    assert {key for key in PLUS_ONE if after[key] == before[key] + 1} == PLUS_ONE
    assert after["leaflets"] == before["leaflets"] + 6
    supervisor.go("/review/")
    assert "李秀兰" in supervisor.text("table")
    office.go("/figures/")
    office.go("/figures/visits/")
    assert office.tab.locator("tbody tr").count() == 1
    office.go("/figures/issues_solved/")
    assert "屋顶漏雨" in office.text("tbody")
