"""What is answered at the door to a gap: the errand with its receipt, the benefit begun, and both taken back."""

import pytest
from django.urls import reverse

from households.models import Member
from households.support.eligibility.models import Explanation
from households.support.eligibility.services.standing import judge_all
from households.support.policies.models import Entitlement
from tests import make
from tests.eligibility.test_standing import years_ago
from tests.policies import making as policies
from visits.doorstep.parts.gaps import Answered
from visits.doorstep.services.saving import undo_visit
from visits.errands.models import Errand, Paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(own):
    Member.objects.filter(household=own).update(birth_date=years_ago(81))
    judge_all()
    return own


def answered(household, *, explained=False, papers=True):
    return {"gaps": [Answered("elder_allowance", household.head_id, explained, papers)]}


def test_the_screen_shows_the_gap_and_what_to_ask(enter, worker, old):
    page = enter(worker).get(reverse("doorstep:new", args=[old.pk])).content.decode()
    assert f'value="elder_allowance:{old.head_id}"' in page and "81" in page


def test_papers_taken_are_an_errand_with_a_receipt_and_the_benefit_is_begun(old, worker):
    make.visit(old, worker, beside=answered(old, explained=True))
    begun = Entitlement.objects.get(household=old)
    assert (begun.policy_id, begun.member_id, begun.status) == ("elder_allowance", old.head_id, "identified")
    assert Errand.objects.get().issue.title == "高龄津贴" and Paper.objects.count() == len(begun.policy.papers)
    assert Explanation.objects.get().by == worker


def test_undone_the_papers_go_back_and_the_benefit_is_declined(old, worker):
    visit = make.visit(old, worker, beside=answered(old, explained=True))
    undo_visit(by=worker, visit=visit)
    assert Errand.objects.get().issue.status == "withdrawn" and not any(one.in_hand for one in Paper.objects.all())
    assert Entitlement.objects.get().status == "declined" and not Explanation.objects.exists()


def test_what_was_moved_on_since_stays_when_the_visit_is_undone(old, worker):
    visit = make.visit(old, worker, beside=answered(old))
    policies.move(Entitlement.objects.get(), worker, "apply", applied_on=policies.TODAY())
    undo_visit(by=worker, visit=visit)
    assert Entitlement.objects.get().status == "applied"


def test_what_is_under_way_is_not_begun_twice_nor_for_somebody_elses_member(old, foreign, worker):
    policies.entitlement(old, worker, "elder_allowance", old.members.get())
    make.visit(old, worker, beside=answered(old))
    make.visit(old, worker, beside={"gaps": [Answered("elder_allowance", foreign.head_id, True, True)]})
    assert Entitlement.objects.count() == 1 and not Explanation.objects.exists()


def test_where_nobody_was_met_nothing_is_written(old, worker):
    make.visit(old, worker, outcome="not_home", beside=answered(old, explained=True))
    assert not Entitlement.objects.exists() and not Errand.objects.exists() and not Explanation.objects.exists()
