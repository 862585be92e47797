from datetime import date

import pytest
from django.urls import reverse

from caseload.core.models import CalendarDay
from caseload.core.seed import _days_of
from caseload.core.services.calendar import add_working_days, is_workday, working_days_between, year_is_known

pytestmark = pytest.mark.django_db


def test_holidays_and_days_worked_instead():
    assert not is_workday(date(2026, 10, 1))
    assert is_workday(date(2026, 2, 14))
    assert add_working_days(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert working_days_between(date(2026, 9, 30), date(2026, 10, 8)) == 1
    assert working_days_between(date(2026, 10, 8), date(2026, 9, 30)) == -1


def test_days_off_have_the_names_that_people_use():
    assert not CalendarDay.objects.filter(name__contains="-0").exists()
    assert CalendarDay.objects.get(day=date(2026, 1, 2)).name == "调休放假"
    assert {day.name for day in _days_of(2026) if day.day == date(2026, 1, 2)} == {"调休放假"}


def test_a_year_without_data_is_monday_to_friday():
    assert not year_is_known(2042)
    assert is_workday(date(2042, 1, 1))
    assert not is_workday(date(2042, 1, 4))


@pytest.mark.parametrize("role", ["worker", "supervisor", "office"])
def test_only_administrators_keep_it(enter, request, role):
    client = enter(request.getfixturevalue(role))
    for address in ["/calendar/", "/calendar/2026-10-01/", "/catalogues/"]:
        assert client.get(address).status_code == 403
    assert client.post("/calendar/2026-10-01/delete/").status_code == 403


def test_the_page_shows_a_year(enter, admin):
    client = enter(admin)
    assert client.get("/calendar/?year=2025").context["year"] == 2025
    assert client.get("/calendar/?year=x").status_code == 200
    assert client.get("/calendar/?year=99999").status_code == 200


def test_a_missing_year_is_told(enter, admin):
    CalendarDay.objects.all().delete()
    assert len(enter(admin).get("/calendar/").context["unknown"]) == 2


def test_days_are_entered_changed_and_removed(enter, admin):
    client = enter(admin)
    client.post("/calendar/", {"day": "2026-11-24", "is_workday": "False", "name": "停电"})
    assert not is_workday(date(2026, 11, 24))
    client.post("/calendar/", {"day": "2026-11-24", "is_workday": "True", "name": ""})
    assert is_workday(date(2026, 11, 24))
    client.post("/calendar/2026-11-24/", {"is_workday": "False", "name": "停电"})
    assert not is_workday(date(2026, 11, 24))
    client.post("/calendar/2026-11-24/delete/")
    assert not CalendarDay.objects.filter(day="2026-11-24").exists()
    assert is_workday(date(2026, 11, 24))


@pytest.mark.parametrize("day", ["2026-11-24", "nonsense", "2026-13-45"])
def test_an_absent_day_is_404(enter, admin, day):
    client = enter(admin)
    assert client.get(f"/calendar/{day}/").status_code == 404
    assert client.post(f"/calendar/{day}/delete/").status_code == 404


def test_the_catalogues_lead_to_their_tables(enter, admin):
    assert reverse("calendar") in enter(admin).get(reverse("catalogues")).content.decode()
