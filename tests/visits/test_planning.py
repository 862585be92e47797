"""The worker's week, moving a visit, holidays, and what a rule would mean."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.calendar import set_day
from households.models import Household, VisitRule
from households.services.catalogues import preview
from households.services.rhythm import due_status
from tests import make
from visits.models import VisitMove

pytestmark = pytest.mark.django_db
WEEK = "/visits/week/"


def due_on(household, day, grace=0):
    Household.objects.filter(pk=household.pk).update(next_visit_on=day, overdue_from=day + timedelta(days=grace + 1))
    household.refresh_from_db()


def test_the_week_holds_the_worker_s_own_households_by_day_and_door(enter, east, worker, own, foreign):
    monday = date(2026, 11, 23)
    due_on(own, monday + timedelta(days=2))
    for name, address in (("乙", "3号楼10号"), ("甲", "3号楼9号")):
        due_on(make.household(east, name, worker=worker, address=address), monday)
    page = enter(worker).get(f"{WEEK}?from=2026-11-25")
    days = page.context["days"]
    assert [row.head_name for row in days[0]["households"]] == ["甲", "乙"]
    assert days[2]["households"] == [own] and sum(len(one["households"]) for one in days) == 3
    assert foreign.head_name not in page.content.decode()
    assert enter(worker).get(f"{WEEK}?from=no").status_code == 200


def test_a_visit_is_moved_with_a_reason(enter, worker, own, en):
    url, client = reverse("visits:move", args=[own.pk]), enter(worker)
    day = timezone.localdate() + timedelta(days=5)
    assert client.post(url, {"to_day": day.isoformat(), "reason": ""}).context["form"].errors.keys() == {"reason"}
    too_far = (timezone.localdate() + timedelta(days=200)).isoformat()
    assert "to_day" in client.post(url, {"to_day": too_far, "reason": "住院"}).context["form"].errors
    assert client.post(url, {"to_day": day.isoformat(), "reason": "住院"}).url == WEEK
    own.refresh_from_db()
    assert own.next_visit_on == day and VisitMove.objects.get().reason == "住院"
    assert "住院" in client.get(url).content.decode()


def test_whose_household_it_is_not_moves_nothing(enter, colleague, own):
    assert enter(colleague).get(reverse("visits:move", args=[own.pk])).status_code == 404


def test_a_holiday_makes_nothing_overdue(own):
    first = date(2031, 10, 1)  # of a year whose holidays nobody has entered
    due_on(own, first)
    overdue = Household.objects.visit_overdue
    assert own in overdue(first + timedelta(days=1))
    for n in range(7):
        set_day(by=None, day=first + timedelta(days=n), is_workday=False, name="国庆节")
    for n in range(1, 8):
        assert own not in overdue(first + timedelta(days=n)), n
    assert due_status(own, first + timedelta(days=7))[0] == "warn"
    assert own in overdue(first + timedelta(days=8))
    assert due_status(own, first + timedelta(days=8))[0] == "late"


def test_what_was_overdue_before_the_holiday_stays_overdue(own):
    due_on(own, date(2026, 9, 1))
    set_day(by=None, day=date(2026, 10, 1), is_workday=False)
    assert own in Household.objects.visit_overdue(date(2026, 10, 1))


def test_a_rule_is_previewed_in_visits_a_month_per_worker(enter, admin, east, worker, own, en):
    Household.objects.update(categories=["dibao"])
    make.household(east, "无人管", categories=["dibao"])
    rows, total = preview(rule("quarterly"), interval_days=15)
    assert [(row["worker"], row["now"], row["then"]) for row in rows] == [("李秀兰", 0, 2), (None, 0, 2)]
    assert (total["households"], total["then"]) == (2, 4)
    sent = {"name": "x", "name_en": "x", "interval_days": 15, "grace_days": 1, "priority": 1, "order": 1, "preview": 1}
    page = enter(admin).post("/households/rules/quarterly/", sent).content.decode()
    assert "李秀兰" in page and rule("quarterly").interval_days == 90


def test_two_workers_of_one_name_are_two_rows(east, worker, colleague):
    type(worker).objects.filter(pk=colleague.pk).update(name=worker.name)
    for by in (worker, colleague):
        make.household(east, worker=by)
    rows, _total = preview(rule("quarterly"), interval_days=15)
    assert [row["worker"] for row in rows] == [worker.name] * 2


def rule(code):
    return VisitRule.objects.get(pk=code)
