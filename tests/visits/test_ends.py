"""Until when a visit went on: optional, after its beginning, on the same day or past midnight."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from caseload.core.templatetags.reading import lasted
from tests import make
from tests.doorstep.test_parts import as_it_stands
from visits.doorstep.forms.record import RecordForm
from visits.doorstep.services.saving import record_not_home
from visits.models import Visit

pytestmark = pytest.mark.django_db


def at(day, clock):
    return timezone.make_aware(datetime.combine(day, datetime.strptime(clock, "%H:%M").time()))


def some_day():
    """Ended by now, whatever the hour: what begins in the evening may go on past midnight."""
    return timezone.localdate() - timedelta(days=2)


def entered(own, worker, begun, ended):
    """The form of a visit of the day before yesterday, entered today."""
    data = {
        **{
            "id": "7f9f4a0c-3f0e-4f5e-9d53-2d3b1fd1a001",
            "kind": "home",
            "condition": "well",
            "met": [str(own.head_id)],
        },
        **{"visited_at": f"{some_day()}T{begun}", "ended_at": ended, "late_reason": "手机没电"},
    }
    return RecordForm(data, household=own, by=worker)


@pytest.mark.parametrize(
    ("begun", "ended", "day", "minutes"), [("10:40", "11:29", 0, 49), ("23:40", "00:30", 1, 50), ("10:40", "", 0, None)]
)
def test_an_end_is_the_first_such_time_after_the_beginning(own, worker, begun, ended, day, minutes):
    form = entered(own, worker, begun, ended)
    assert form.is_valid() or list(form.errors) == ["next_visit_on"], form.errors
    end = form.cleaned_data["ended_at"]
    assert end == (at(some_day() + timedelta(days=day), ended) if ended else None)
    if minutes:
        assert end - form.cleaned_data["visited_at"] == timedelta(minutes=minutes)


@pytest.mark.parametrize("ended", ["10:40", "10:39", "22:41"])
def test_an_end_before_the_beginning_or_half_a_day_after_it_is_refused_in_words(own, worker, ended):
    assert "ended_at" in entered(own, worker, "10:40", ended).errors


def test_an_end_in_the_future_is_refused(own, worker):
    now = timezone.localtime()
    form = entered(own, worker, "10:40", "11:00")
    form.data = form.data | {
        "visited_at": now.strftime("%Y-%m-%dT%H:%M"),
        "ended_at": (now + timedelta(hours=2)).strftime("%H:%M"),
    }
    assert "ended_at" in form.errors


def test_it_is_sent_by_a_phone_shown_with_how_long_it_took_and_corrected(enter, own, worker, en):
    begun = timezone.now() - timedelta(hours=2)
    client, end = enter(worker), timezone.localtime(begun + timedelta(minutes=80))
    body = make.parcel(
        own,
        worker,
        visited_at=timezone.localtime(begun).strftime("%Y-%m-%dT%H:%M"),
        ended_at=f"{end:%H:%M}",
        met=str(own.head_id),
        late_reason="手机没电",  # which is asked for where these tests run soon after midnight
    )
    answer = client.post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1", HTTP_CASELOAD_PAGE="1")
    assert answer.status_code == 201, answer.content
    visit = Visit.objects.get(pk=json.loads(body["said"])["id"])
    page = client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    assert f"–{end:%H:%M}" in page and "1 hour 20 minutes" in page
    address = reverse("doorstep:correct", args=[visit.pk])
    form = client.get(address).context["form"]
    sent = as_it_stands(form) | {"ended_at": f"{end:%H:%M}"}
    assert client.post(address, sent).status_code == 302
    visit.refresh_from_db()
    assert visit.version == 1, "as it stands nothing is corrected"
    assert client.post(address, sent | {"ended_at": ""}).status_code == 302
    visit.refresh_from_db()
    assert visit.ended_at is None


def test_whoever_entered_the_visit_at_its_beginning_adds_the_end_later(enter, own, worker):
    begun = timezone.now() - timedelta(hours=2)
    visit = make.visit(own, worker, visited_at=begun)
    end, address = timezone.localtime(begun + timedelta(hours=1)), reverse("doorstep:correct", args=[visit.pk])
    client = enter(worker)
    sent = as_it_stands(client.get(address).context["form"]) | {"ended_at": f"{end:%H:%M}"}
    assert client.post(address, sent).status_code == 302
    visit.refresh_from_db()
    assert visit.ended_at == end.replace(second=0, microsecond=0)


@pytest.mark.parametrize(("ended", "is_next"), [("", False), ("23:59", False), ("00:00", True)])
def test_only_an_end_past_midnight_is_on_the_next_day(ended, is_next):
    day = some_day()
    end = at(day + timedelta(days=is_next), ended) if ended else None
    assert Visit(visited_at=at(day, "23:40"), visited_on=day, ended_at=end).ended_next_day is is_next


def test_past_midnight_is_said(enter, own, worker, en):
    begun = at(some_day(), "23:40")
    visit = make.visit(own, worker, visited_at=begun, ended_at=begun + timedelta(minutes=50), late_reason="夜里")
    assert "00:30" in (page := enter(worker).get(reverse("doorstep:visit", args=[visit.pk])).content.decode())
    assert "on the next day" in page and "50 minutes" in page


def test_a_try_has_no_end(own, worker):
    begun = timezone.now() - timedelta(hours=1)
    visit = make.visit(own, worker, outcome="not_home", visited_at=begun, ended_at=begun + timedelta(minutes=5))
    assert visit.ended_at is None
    assert record_not_home(by=worker, id=make.uuid.uuid4(), household=own)[0].ended_at is None


@pytest.mark.parametrize("minutes", [0, -5, 12 * 60 + 1])
def test_no_visit_ends_before_it_began_or_after_half_a_day(own, worker, minutes):
    begun = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.visit(own, worker, visited_at=begun, ended_at=begun + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (80, "1 hour 20 minutes")]
)
def test_how_long_it_took_is_read_in_hours_and_minutes(minutes, words):
    with override("en"):
        assert lasted(timedelta(minutes=minutes)) == words


def test_the_rows_behind_a_figure_say_how_long_each_took(enter, own, worker, supervisor, en):
    begun = timezone.now() - timedelta(hours=3)
    make.visit(own, worker, visited_at=begun, ended_at=begun + timedelta(minutes=80))
    make.visit(own, worker, visited_at=begun + timedelta(hours=2))
    lines = enter(supervisor).get(reverse("figure_rows", args=["visits"])).context["lines"]
    assert [line.cells[3][1] for line in lines] == ["", "1 hour 20 minutes"]
