"""Whether a benefit came is asked at the door; what the household says stands on the benefit with the same save."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from tests.doorstep.test_planned_gaps import send
from tests.policies import making
from visits.doorstep.services.saving import undo_visit
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def paid(own, worker):
    return making.first_paid(own, worker, on=timezone.localdate() - DAY)


def said(row):
    row.refresh_from_db()
    return row.confirmed_on, row.confirmed_how, row.confirmed_by, row.missing_on


def answer(client, by, row, came):
    send(client, by, row.household, **{"met": str(row.household.head_id), f"came_{row.pk}": came})
    return Visit.objects.latest("entered_at")


def test_what_has_not_come_is_an_issue_of_the_visit_and_goes_with_it(enter, worker, own, paid):
    client, today = enter(worker), timezone.localdate()
    visit = answer(client, worker, paid, "no")
    issue = Issue.objects.get()
    assert said(paid) == (None, "", "", today) and (issue.visit, issue.owner) == (visit, worker)
    shown = client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    assert "还没有" in shown and str(paid.policy) in shown
    later = answer(client, worker, paid, "yes")
    assert said(paid) == (today, "visit", own.head_name, None)
    undo_visit(by=worker, visit=later)
    assert said(paid) == (None, "", "", today) and Issue.objects.open().count() == 1
    undo_visit(by=worker, visit=visit)
    assert said(paid) == (None, "", "", None) and not Issue.objects.open().exists()


def test_what_a_visit_wrote_stands_there_in_the_streets_language(enter, worker, own, paid, en):
    """Whoever saved it, and whoever reads it."""
    visit = answer(enter(worker), worker, paid, "no")
    with translation.override("en"):
        undo_visit(by=worker, visit=visit)
    words = {step.words for step in paid.steps.all()} - {""}
    assert "走访时住户反映。" in words and not [one for one in words if one.isascii()]


def test_what_was_said_by_telephone_meanwhile_stays(enter, worker, paid):
    making.move(paid, worker, "confirm", confirmed_on=paid.paid_on, confirmed_how="phone", confirmed_by="王小明")
    by_phone = said(paid)
    visit = answer(enter(worker), worker, paid, "no")
    assert said(paid) == by_phone and not visit.confirmations.exists() and not Issue.objects.exists()


def test_it_is_asked_while_nobody_has_said_so_by_those_who_may_write_it(enter, worker, own, paid):
    url, name = reverse("doorstep:new", args=[own.pk]), f'name="came_{paid.pk}"'
    client = enter(worker)
    assert client.get(url).content.decode().count(name) == 3
    answer(client, worker, paid, "no")
    assert client.get(url).content.decode().count(name) == 2
    answer(client, worker, paid, "yes")
    assert name not in client.get(url).content.decode()
