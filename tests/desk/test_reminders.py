"""Each morning everybody is told once of overdue visits and reviews."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from caseload.core.models import Notice
from caseload.core.services.people import set_active
from caseload.desk.reminders import tell_of_overdue_reviews, tell_of_overdue_visits
from households.models import Household
from households.plans.models import CasePlan
from tests.plans.making import at_stage

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 8, 5))


def test_the_job_is_known_to_the_worker():
    assert "caseload.desk.reminders.remind" in app.tasks


def test_the_digest_of_visits_comes_once_a_working_morning(worker, supervisor, own, foreign):
    Household.objects.update(next_visit_on="2026-11-01", overdue_from="2026-11-02")
    assert tell_of_overdue_visits(MONDAY - timedelta(hours=1)) == 0
    assert tell_of_overdue_visits(MONDAY - timedelta(days=1)) == 0
    assert [tell_of_overdue_visits(MONDAY + timedelta(hours=hour)) for hour in range(3)] == [2, 0, 0]
    assert tell_of_overdue_visits(MONDAY + timedelta(days=1)) == 2
    assert set(Notice.objects.values_list("user", "facts__count")) == {(worker.pk, 1), (foreign.worker_id, 1)}


def test_nobody_who_has_left_is_told(worker, own):
    Household.objects.update(next_visit_on="2026-11-01", overdue_from="2026-11-02")
    set_active(by=None, user=worker, active=False)
    assert tell_of_overdue_visits(MONDAY) == 0
    assert not Notice.objects.exists()


def test_an_overdue_review_is_told_to_case_worker_and_supervisor(worker, supervisor, colleague, office, admin, own):
    plan = at_stage(own, worker, supervisor, "intervention")
    CasePlan.objects.filter(pk=plan.pk).update(review_due_on="2026-11-22")
    Notice.objects.all().delete()
    assert [tell_of_overdue_reviews(MONDAY + timedelta(hours=hour)) for hour in range(3)] == [2, 0, 0]
    assert set(Notice.objects.values_list("user", "facts__count")) == {(worker.pk, 1), (supervisor.pk, 1)}
    assert Notice.objects.first().url == "/households/plans/?view=overdue"
