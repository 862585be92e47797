"""What decides about policies and nobody knows is asked at the door; the answer is in the file with the same save."""

import pytest
from django.urls import reverse

from households.models import Member
from households.support.eligibility.models import Standing
from households.support.eligibility.services.standing import judge_all, judge_stale
from tests import make
from tests.doorstep.test_planned_gaps import send
from tests.eligibility.test_standing import years_ago
from visits.doorstep.models import AnswerOnVisit
from visits.doorstep.services.saving import undo_visit
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unasked(own):
    """Nobody has said when the head was born."""
    Member.objects.filter(household=own).update(birth_date=None)
    judge_all()
    return own


def head(household):
    return Member.objects.get(pk=household.head_id)


def new(client, household):
    return client.get(reverse("doorstep:new", args=[household.pk])).content.decode()


def test_the_answer_is_in_the_file_and_judged_at_once_and_goes_with_the_visit(enter, worker, unasked):
    client, name = enter(worker), f"ask_birth_date_{unasked.head_id}"
    assert f'name="{name}"' in new(client, unasked)
    send(client, worker, unasked, met=str(unasked.head_id), **{name: f"{years_ago(81)}"})
    assert head(unasked).birth_date == years_ago(81)
    judge_stale(unasked.pk)
    assert Standing.objects.get(household=unasked, policy="elder_allowance").kind == "gap"
    assert f'name="{name}"' not in new(client, unasked)
    visit = Visit.objects.get()
    assert "已写入档案" in client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    undo_visit(by=worker, visit=visit)
    assert head(unasked).birth_date is None and not AnswerOnVisit.objects.exists()


def test_what_was_put_right_since_stays_when_the_visit_is_undone(enter, worker, unasked):
    send(
        enter(worker),
        worker,
        unasked,
        **{"met": str(unasked.head_id), f"ask_birth_date_{unasked.head_id}": "1950-01-01"},
    )
    Member.objects.filter(pk=unasked.head_id).update(birth_date="1951-01-01")
    undo_visit(by=worker, visit=Visit.objects.get())
    assert str(head(unasked).birth_date) == "1951-01-01"


def test_what_somebody_knows_meanwhile_is_not_written_over(enter, worker, unasked):
    Member.objects.filter(pk=unasked.head_id).update(birth_date="1951-01-01")
    send(
        enter(worker),
        worker,
        unasked,
        **{"met": str(unasked.head_id), f"ask_birth_date_{unasked.head_id}": "1950-01-01"},
    )
    assert str(head(unasked).birth_date) == "1951-01-01" and not AnswerOnVisit.objects.exists()


@pytest.mark.parametrize(
    ("fact", "answer", "written"),
    [
        ("works", "0", {"work_months": 0}),
        ("medical_insured", "no", {"medical_insurance": False, "employee_medical_insurance": False}),
        ("employee_pension", "yes", {"employee_pension_insurance": True}),
        ("schooling", "school:小学", {"school_status": "小学"}),
        ("schooling", "done:初中", {"school_status": "", "education": "初中"}),
        ("health", ["健康"], {"health": ["健康"]}),
        ("labour", "无劳动力", {"labour_skill": "无劳动力"}),
    ],
)
def test_each_answer_goes_where_its_fact_is_read(worker, own, fact, answer, written):
    columns = {"education": "", "school_status": "", "health": [], "labour_skill": "", "work_months": None}
    insured = dict.fromkeys(["medical_insurance", "employee_medical_insurance", "employee_pension_insurance"])
    Member.objects.filter(pk=own.head_id).update(**columns, **insured)
    make.visit(own, worker, beside={"questions": [(own.head_id, fact, answer)]})
    assert {name: getattr(head(own), name) for name in written} == written
    undo_visit(by=worker, visit=Visit.objects.get())
    assert {name: getattr(head(own), name) for name in written} == {
        name: {**columns, **insured}[name] for name in written
    }


def test_the_income_of_the_family_makes_that_of_each_head(worker, own):
    make.visit(own, worker, beside={"questions": [(None, "income", 9000)]})
    own.refresh_from_db()
    assert own.net_income == 9000 and own.net_income_per_capita * own.member_count == 9000
    undo_visit(by=worker, visit=Visit.objects.get())
    own.refresh_from_db()
    assert own.net_income is None and own.net_income_per_capita is None


def test_a_wrong_answer_says_so_and_keeps_what_was_typed(enter, worker, unasked):
    client, name = enter(worker), f"ask_birth_date_{unasked.head_id}"
    said = {"visited_at": "2026-01-01T10:00", "kind": "home", "condition": "well", "met": str(unasked.head_id)}
    page = client.post(reverse("doorstep:new", args=[unasked.pk]), {**said, name: "2999-01-01", "note": "老人在家"})
    assert name in page.context["form"].errors and "老人在家" in page.content.decode()


@pytest.mark.parametrize(
    "name", ["ask_", "ask_works_", "ask_works_x", "ask_tekun_0", "ask_works_0", "ask_nothing_1", "ask_income_99"]
)
def test_what_is_no_question_is_not_read(enter, worker, own, foreign, name):
    send(enter(worker), worker, own, **{"met": str(own.head_id), name: "1", f"ask_works_{foreign.head_id}": "3"})
    assert Visit.objects.count() == 1 and not AnswerOnVisit.objects.exists()
