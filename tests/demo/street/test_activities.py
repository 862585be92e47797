"""The demo's group activities: as many as promised, all over the street, attended, and none but in its time."""

import pytest
from django.db.models import Count
from django.utils import timezone

from caseload.core.models import within
from visits.activities.models import Activity, Attendance
from visits.activities.services.sums import with_sums

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("street")]


def test_eighty_were_held_in_every_community_by_supervisors_and_workers(demo):
    held = Activity.objects.held()
    assert held.count() == 80
    assert len({area.split("/")[1] for area in held.values_list("area_id", flat=True)}) == 10
    assert set(held.values_list("owner__role", flat=True)) == {"worker", "supervisor"}
    assert held.filter(owner__username="worker").count() == 5
    states = dict(Activity.objects.order_by().values_list("status").annotate(n=Count("pk")))
    assert states["cancelled"] == 1 and states["planned"] == 3 and states["evaluated"] > 70


def test_people_came_and_not_more_than_came_said_how_it_was(demo):
    for activity in with_sums(Activity.objects.held()):
        assert activity.came > 0 and activity.rated <= activity.came and activity.leaflets == 30
        assert not activity.attendances.exclude(within("member__household__area", activity.area_id)).exists()
    assert Attendance.objects.filter(came=True).count() > 600
    assert not Attendance.objects.filter(came=True).exclude(activity__in=Activity.objects.held()).exists()


def test_steps_were_taken_in_order_and_none_later_than_now(demo):
    for activity in Activity.objects.prefetch_related("steps"):
        steps = sorted(activity.steps.all(), key=lambda step: (step.at, step.pk))
        assert [step.verb for step in steps][:2] in (["plan"], ["plan", "hold"], ["plan", "cancel"])
        assert steps[-1].to_status == activity.status and steps[-1].at <= timezone.now()
