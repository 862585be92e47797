"""Nobody was at home where the visit is overdue: the panel, the week, the list and Today give one answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.desk.today import day_of
from households.models import Household
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def overdue(own):
    long_ago = timezone.localdate() - timedelta(days=40)
    make.visit(own, own.worker, visited_at=timezone.now() - timedelta(days=130))
    Household.objects.filter(pk=own.pk).update(next_visit_on=long_ago, overdue_from=long_ago + timedelta(days=16))
    return own


def test_one_answer_on_all_four_screens(enter, worker, overdue, en):
    client, again = enter(worker), timezone.localdate() + timedelta(days=3)
    client.post(reverse("doorstep:not_home", args=[overdue.pk]))
    today = client.get(reverse("today")).content.decode()
    panel, rest = today.split("Saved: 王建华, not at home", 1)[1].split("</div>", 1)
    said = f"{again.day} {again:%b}"
    assert f"next visit {said}" in panel
    assert f"try again on {said}" in rest and "Nobody is due today" not in rest
    monday = again - timedelta(days=again.weekday())
    week = client.get(reverse("visits:week"), {"from": monday.isoformat()}).content.decode()
    assert "王建华" in week and "Overdue; nobody was at home" in week
    listed = client.get(reverse("households:list")).content.decode()
    assert f"days overdue, try again on {said}" in listed
    assert f"days overdue, try again on {said}" in client.get(reverse("doorstep:mine")).content.decode()


def test_from_the_next_day_on_it_is_among_the_overdue_until_somebody_is_met(worker, overdue):
    make.visit(overdue, worker, outcome="not_home", visited_at=timezone.now() - timedelta(days=1))
    card = day_of(worker).overdue[0]
    assert card.try_again_on == timezone.localdate() + timedelta(days=2) and not day_of(worker).again
    make.visit(overdue, worker)
    overdue.refresh_from_db()
    assert overdue.try_again_on is None


def test_within_the_grace_the_due_day_itself_moves(worker, own):
    today = timezone.localdate()
    make.visit(own, worker, visited_at=timezone.now() - timedelta(days=60), next_visit_on=today)
    make.visit(own, worker, outcome="not_home")
    own.refresh_from_db()
    assert (own.next_visit_on, own.try_again_on) == (today + timedelta(days=3), None)
