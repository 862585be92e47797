"""What the visits said stands in the assessment of a case from its beginning."""

from datetime import timedelta

import pytest
from django.utils import timezone

from households.plans.models import Assessment, Problem
from households.plans.services.assessments import begin_assessment
from households.plans.services.plans import move_plan
from tests import make
from tests.plans import making
from visits.doorstep.models import Finding, HouseholdChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(own, worker):
    visit = make.visit(own, worker, note="夜里咳得睡不着", visited_at=timezone.now() - timedelta(days=4))
    Finding.objects.create(visit=visit, item="water", state="risk")
    Finding.objects.create(visit=visit, item="food", state="fine")
    HouseholdChange.objects.create(visit=visit, household=own, kind="job_lost")
    return visit


def test_notes_findings_changes_and_open_issues_are_there(worker, supervisor, own, visit):
    make.issue(worker, own, title="慢病证没办", priority="urgent")
    plan = making.at_stage(own, worker, supervisor, "assessment")
    found = plan.assessments.get()
    assert found.person.endswith("夜里咳得睡不着") and own.head_name in found.person
    assert visit.changes.get().get_kind_display() in found.family
    assert len(found.housing.splitlines()) >= 1 and str(Finding.State.RISK.label) in found.housing
    assert str(Finding.Item.FOOD.label) not in found.housing
    assert list(found.problems.values_list("what", "severity")) == [("慢病证没办", 4)]


def test_only_what_was_seen_since_is_added(worker, supervisor, own, visit):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    Assessment.objects.update(on=timezone.localdate() - timedelta(days=3))
    make.visit(own, worker, note="今天好多了")
    make.issue(worker, own, title="药费高")
    make.issue(worker, own, title="屋顶漏雨")
    move_plan(by=worker, plan=plan, verb="reassess", reason="情况有变")
    found = plan.assessments.first()
    assert found.person.count("夜里咳得睡不着") == 1 and found.person.endswith("今天好多了")
    assert found.family.count(visit.changes.get().get_kind_display()) == 1
    assert sorted(Problem.objects.filter(assessment=found).values_list("what", flat=True)) == ["屋顶漏雨", "药费高"]


def test_a_case_opened_again_goes_on_from_the_earlier_assessment(worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "referred")
    begin_assessment(plan, worker)
    making.fill_assessment(plan, worker)
    new = move_plan(by=worker, plan=plan, verb="reopen", reason="又困难了")
    found = begin_assessment(new, worker)
    assert found.strengths == "女儿孝顺" and found.problems.get().what == "药费高"
