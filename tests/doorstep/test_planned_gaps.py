"""A gap becomes an action of the case plan: with one tap on the page of the household, and at the door; and a leaflet
that is left with an explained policy is counted once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core import catalogues
from households.models import Member
from households.plans.models import Action
from households.support.eligibility.models import Standing
from households.support.eligibility.services.standing import judge_all
from households.support.policies.models import Policy
from tests import make
from tests.eligibility.test_standing import years_ago
from tests.plans.making import at_stage
from visits.doorstep.models import PlannedGap, VisitLeaflet
from visits.doorstep.services.saving import undo_visit
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def gap(own):
    Member.objects.filter(household=own).update(birth_date=years_ago(81))
    judge_all()
    return Standing.objects.get(household=own, policy="elder_allowance")


def tap(client, gap):
    return client.post(reverse("doorstep:plan_gap", args=[gap.pk]), follow=True).content.decode()


def send(client, worker, household, **fields):
    """As a phone does."""
    body = make.parcel(household, worker, **fields)
    answer = client.post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1", HTTP_CASELOAD_PAGE="1")
    assert answer.status_code == 201, answer.content


def told_by_a_leaflet():
    Policy.objects.filter(pk="elder_allowance").update(leaflet="rescue")
    catalogues.forget()


def shown(client, household):
    return client.get(reverse("eligibility:of_household", args=[household.pk])).content.decode()


def test_one_tap_adds_the_action_with_papers_place_and_day_and_a_second_one_none(enter, worker, supervisor, own, gap):
    plan = at_stage(own, worker, supervisor, "intervention")
    client, before = enter(worker), Action.objects.count()
    for _twice in range(2):
        tap(client, gap)
    assert Action.objects.count() == before + 1
    action = PlannedGap.objects.get(policy="elder_allowance", member=own.head_id).action
    assert action.goal.plan == plan and action.since_id and timezone.localdate() < action.due_on
    policy = gap.policy
    assert all(words in action.what for words in ("高龄津贴", policy.papers[0], policy.where_to_apply, "王建华"))
    page = shown(client, own)
    assert reverse("doorstep:plan_gap", args=[gap.pk]) not in page and plan.get_absolute_url() in page


def test_where_there_is_no_plan_it_says_so_and_offers_the_way(enter, worker, own, gap):
    client = enter(worker)
    page = shown(client, own)
    assert reverse("plans:new", args=[own.pk]) in page and reverse("doorstep:plan_gap", args=[gap.pk]) not in page
    assert "没有在办的帮扶计划" in tap(client, gap) and not Action.objects.exists()


def test_a_plan_that_waits_for_an_answer_takes_nothing_in(enter, worker, supervisor, own, gap):
    plan = at_stage(own, worker, supervisor, "planning", "approval")
    before = Action.objects.count()
    assert "帮扶计划" in tap(enter(worker), gap) and Action.objects.count() == before
    assert plan.get_absolute_url() in shown(enter(worker), own)


def test_nobody_elses_plan_takes_in_what_a_supervisor_taps(enter, worker, supervisor, own, gap):
    at_stage(own, worker, supervisor, "intervention")
    before = Action.objects.count()
    answer = enter(supervisor).post(reverse("doorstep:plan_gap", args=[gap.pk]))
    assert answer.status_code in (302, 403) and Action.objects.count() == before


def test_what_is_no_gap_any_more_and_what_is_foreign(enter, worker, supervisor, own, foreign, gap):
    at_stage(own, worker, supervisor, "intervention")
    Standing.objects.filter(pk=gap.pk).update(kind="receives")
    tap(enter(worker), gap)
    assert not PlannedGap.objects.exists()
    Standing.objects.filter(pk=gap.pk).update(household=foreign, area=foreign.area_id, member=None)
    assert enter(worker).post(reverse("doorstep:plan_gap", args=[gap.pk])).status_code == 404


def test_at_the_door_it_goes_with_the_visit_and_is_taken_back_with_it(enter, worker, supervisor, own, gap):
    at_stage(own, worker, supervisor, "intervention")
    key = f"elder_allowance:{own.head_id}"
    send(enter(worker), worker, own, met=str(own.head_id), gaps_planned=key)
    link = PlannedGap.objects.get()
    assert link.visit == Visit.objects.get() and link.action.is_open
    undo_visit(by=worker, visit=link.visit)
    assert not any(action.is_open for action in Action.objects.filter(pk=link.action_id))


@pytest.mark.parametrize(
    ("also", "copies"),
    [({}, 1), ({"leaflet_rescue": "2", "explained": "rescue"}, 2), ({"leaflets": "1"}, 1)],
    ids=["alone", "counted_too", "in_all_too"],
)
def test_a_leaflet_left_with_a_policy_is_handed_out_once_and_goes_with_the_visit(enter, worker, own, gap, also, copies):
    told_by_a_leaflet()
    fields = {"met": str(own.head_id), "gaps_leaflets": f"elder_allowance:{own.head_id}", **also}
    send(enter(worker), worker, own, **fields)
    handed, visit = VisitLeaflet.objects.get(), Visit.objects.get()
    assert (handed.leaflet_id, handed.count, handed.explained, visit.leaflets) == ("rescue", copies, True, copies)
    assert not handed.understood and visit.pk == handed.visit_id
    undo_visit(by=worker, visit=visit)
    assert not VisitLeaflet.objects.exists()


def test_no_leaflet_is_left_where_nobody_was_met_nor_for_somebody_elses_member(enter, worker, own, foreign, gap):
    told_by_a_leaflet()
    fields = {"met": "nobody", "condition": "", "gaps_leaflets": f"elder_allowance:{own.head_id}"}
    send(enter(worker), worker, own, **fields)
    fields = {"met": str(own.head_id), "gaps_leaflets": f"elder_allowance:{foreign.head_id}"}
    send(enter(worker), worker, own, **fields)
    assert Visit.objects.count() == 2 and not VisitLeaflet.objects.exists()


def test_the_screen_offers_the_leaflet_in_its_version_and_the_plan(enter, worker, supervisor, own, gap):
    page = enter(worker).get(reverse("doorstep:new", args=[own.pk])).content.decode()
    assert 'name="gaps_leaflets"' not in page and 'name="gaps_planned"' not in page
    told_by_a_leaflet()
    at_stage(own, worker, supervisor, "intervention")
    page = enter(worker).get(reverse("doorstep:new", args=[own.pk])).content.decode()
    assert "社会救助政策一本通 2026" in page and 'name="gaps_planned"' in page
