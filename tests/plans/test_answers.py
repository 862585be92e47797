"""By when the supervisor is to answer: on the case, in the list with its counts, and on what is due."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.calendar import add_working_days
from caseload.core.templatetags.reading import day
from households.models import CaseLevel
from households.plans.models import CasePlan
from households.plans.services.plans import change_level, move_plan, report_incident, start_plan
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db


def level(code):
    return CaseLevel.objects.get(pk=code)


def working_day(count):
    return add_working_days(timezone.localdate(), count)


@pytest.fixture
def plan(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "planning", "approval")


def test_the_answer_has_a_day_by_the_level(worker, supervisor, plan):
    assert plan.answer_by == working_day(3)
    move_plan(by=supervisor, plan=plan, verb="return_plan", reason="指标要写清楚")
    assert plan.answer_by is None
    change_level(by=worker, plan=plan, level=level("II"), reason="要看得紧些")
    move_plan(by=worker, plan=plan, verb="submit_plan")
    assert plan.answer_by == working_day(2)


def test_another_level_and_an_incident_bring_it_forward(worker, plan):
    change_level(by=worker, plan=plan, level=level("IV"), reason="平稳")
    assert plan.answer_by == working_day(5)
    report_incident(
        by=worker, plan=plan, kind="violence", words="邻居报警", happened_on=timezone.localdate(), level=level("I")
    )
    plan.refresh_from_db()
    assert plan.answer_by == working_day(1)


def test_the_next_step_says_by_when(enter, en, worker, supervisor, plan):
    said = enter(supervisor).get(plan.get_absolute_url()).content.decode()
    assert "approve plan version 1, or return it, by <b>" in said.replace("&lt;", "<")
    assert day(plan.answer_by) in said or str(plan.answer_by.day) in said


def test_what_waits_longest_stands_first_and_says_how_late_it_is(enter, en, worker, supervisor, east, plan):
    late = making.at_stage(make.household(east, "赵家", worker=worker), worker, supervisor, "intake", "intake")
    CasePlan.objects.filter(pk=late.pk).update(answer_by=timezone.localdate() - timedelta(days=2))
    answer = enter(supervisor).get(reverse("plans:due"))
    assert [row.pk for row in answer.context["to_agree"]] == [late.pk, plan.pk]
    assert "2 days overdue" in answer.content.decode()
    for n in range(21):
        started = start_plan(by=worker, household=make.household(east, f"孙{n}", worker=worker))
        CasePlan.objects.filter(pk=started.pk).update(waiting="intake", answer_by=timezone.localdate())
    answer = enter(supervisor).get(reverse("plans:due"))
    assert len(answer.context["to_agree"]) == 20 and "All 23, in the list of cases" in answer.content.decode()


def test_each_tab_says_how_many_it_holds(enter, worker, supervisor, east, plan):
    making.at_stage(make.household(east, "赵家", worker=worker), worker, supervisor, "closed")
    at_work = making.at_stage(make.household(east, "钱家", worker=worker), worker, supervisor, "intervention")
    CasePlan.objects.filter(pk=at_work.pk).update(review_due_on=timezone.localdate() - timedelta(days=1))
    client = enter(supervisor)
    tabs = client.get(reverse("plans:list")).context["tabs"]
    assert [tab["count"] for tab in tabs] == [0, 1, 1, 2, 1]
    for tab in tabs:
        page = client.get(reverse("plans:list") + tab["url"]).context["page"]
        assert (page.total, len(page.rows)) == (tab["count"], tab["count"])
