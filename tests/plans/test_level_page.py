"""Another case level on its page: something changes, or nothing is written."""

from datetime import date

import pytest
from django.urls import reverse

from caseload.core import catalogues
from households.models import CaseLevel
from tests.plans import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(own, worker, supervisor):
    return making.at_stage(own, worker, supervisor, "planning")


def send(client, plan, **said):
    return client.post(reverse("plans:level", args=[plan.pk]), {"reason": "情况稳定", **said}, follow=True)


def test_the_level_it_has_is_refused_in_words_and_writes_no_step(plan, worker, enter, en):
    before = plan.steps.count()
    answer = send(enter(worker), plan, level=plan.level_id, urgency=plan.urgency)
    assert "has this level and urgency already" in answer.content.decode()
    assert plan.steps.count() == before


def test_another_urgency_alone_is_a_change_and_a_level_that_has_ended_stays(plan, worker, enter):
    CaseLevel.objects.filter(pk=plan.level_id).update(valid_to=date(2020, 1, 1), valid_from=None)
    catalogues.forget()
    before, level = plan.steps.count(), plan.level_id
    send(enter(worker), plan, level=level, urgency="urgent")
    plan.refresh_from_db()
    assert (plan.level_id, plan.urgency, plan.steps.count()) == (level, "urgent", before + 1)
