"""What is printed of an activity."""

import pytest
from django.urls import reverse

from tests import make
from visits.activities.services.activities import ACTIVITIES
from visits.activities.services.attending import sign_up

pytestmark = pytest.mark.django_db


def test_the_sheet_has_the_names_that_one_may_read_and_room_for_others(enter, worker, east, own, supervisor):
    clinic = make.activity(worker, east, own.head)
    colleague = make.person("wu", "吴敏", "worker", post=east)
    theirs = make.household(east, "赵大山", worker=colleague)
    sign_up(by=worker, activity=clinic, members=[theirs.head], outsiders=["过路人"])
    url = reverse("activities:sign_in", args=[clinic.pk])
    page = enter(worker).get(url).content.decode()
    assert "签到表" in page and "王建华" in page and "赵大山" in page and "过路人" in page
    page = enter(colleague).get(url).content.decode()
    assert "赵大山" in page and "王建华" not in page


def test_the_record_says_how_it_was_and_names_nobody_who_came(enter, worker, east, own, office):
    put_in = [{"kind": "volunteer", "what": "刘医生", "quantity": 3}]
    clinic = make.activity(worker, east, own.head, came=True, contributions=put_in)
    ACTIVITIES.move(clinic, "hold", by=worker, asked={"leaflets": 12})
    ACTIVITIES.move(clinic, "evaluate", by=worker, asked={"very_satisfied": 1, "evaluation": "大家想每月来一次"})
    page = enter(office).get(reverse("activities:record", args=[clinic.pk])).content.decode()
    assert "活动记录" in page and "刘医生" in page and "大家想每月来一次" in page and "非常满意" in page
    assert "王建华" not in page
