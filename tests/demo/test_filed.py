"""What is filed set by set is what would have been acted out: one script, two ways to the same rows."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from caseload.core.services.recounting import recount
from caseload.demo.loader import bring_in
from caseload.demo.plan import make_plan
from households.models import Assignment, CategoryPeriod, Household, Member
from visits.doorstep.models import Finding
from visits.issues.models import CallBack, Issue, IssueStep
from visits.models import Visit, VisitDay

pytestmark = pytest.mark.django_db
OF_A_HOUSEHOLD = [
    *["number", "head_name", "address", "worker__username", "member_count", "net_income_per_capita", "categories"],
    *["search_text", "last_visit_on", "last_tried_on", "next_visit_on", "overdue_from", "promise", "open_issue_count"],
    *["roster", "visit_rule", "created_at"],
]
OF_AN_ISSUE = [
    *[
        "number",
        "title",
        "household__number",
        "kind",
        "status",
        "opened_at",
        "due_at",
        "respond_by",
        "responded_at",
        "version",
    ],
    *["result", "resolved_at", "closed_on", "satisfaction", "said_solved", "call_back_due", "suspended_until"],
]
OF_A_STEP = [
    "issue__title",
    "verb",
    "from_status",
    "to_status",
    "by__username",
    "at",
    "words",
    "facts",
    "owner__username",
]
WRITTEN = {
    Household: OF_A_HOUSEHOLD,
    Member: ["name", "pinyin", "id_index", "birth_date", "sex", "is_head", "person_no", "health", "created_at"],
    Assignment: ["household__number", "worker__username", "valid_from", "valid_to", "by__username"],
    CategoryPeriod: ["household__number", "category", "valid_from", "valid_to"],
    Visit: ["id", "household__number", "visited_at", "entered_at", "note", "leaflets", "condition", "promise_kept"],
    VisitDay: ["area", "day", "visits", "tried", "leaflets"],
    Finding: ["visit", "item", "state", "grade"],
    Issue: OF_AN_ISSUE,
    IssueStep: OF_A_STEP,
    CallBack: ["issue__title", "at", "way", "reached", "solved", "satisfaction", "words"],
}


def without_cases(acted):
    yesterday = timezone.localdate() - timedelta(days=1)
    plan = make_plan(5, yesterday, 14, 140, acted)
    plan.cases.clear()
    for matters in (plan.problems, plan.difficulties, plan.problems_open, plan.difficulties_open):
        matters.update(dict.fromkeys(range(0, 14, 3), 1))
    return plan


def written(plan):
    with transaction.atomic():
        bring_in(plan)
        assert not list(recount())
        found = {model: sorted(map(repr, model.objects.values_list(*names))) for model, names in WRITTEN.items()}
        transaction.set_rollback(True)
    return found


def test_what_is_filed_is_what_would_have_been_acted():
    acted, filed = written(without_cases(acted=14)), written(without_cases(acted=0))
    for model in WRITTEN:
        assert acted[model], model
        assert filed[model] == acted[model], model


def test_the_first_are_acted_and_the_others_filed_beside_them():
    bring_in(without_cases(acted=5))
    assert not list(recount())
    assert Household.objects.count() == 14
    numbers = list(Issue.objects.order_by("number").values_list("number", flat=True))
    assert len(set(numbers)) == len(numbers) > 14
    assert Visit.objects.filter(visited_on__lt=timezone.localdate() - timedelta(days=30)).exists()
