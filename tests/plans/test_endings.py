"""What a household and a goal need to come to an end: the case first; all of it."""

import pytest

from households.models import Household
from households.plans.models import Goal
from households.plans.services.closings import standing
from households.plans.services.plans import start_plan
from households.services.closing import OpenPlan, close_household

State = Goal.State


@pytest.mark.django_db
def test_a_household_is_not_closed_while_its_case_is_open(own, worker):
    start_plan(by=worker, household=own)
    with pytest.raises(OpenPlan):
        close_household(by=None, household=own, reason="moved", on="2026-05-01")
    assert Household.objects.get().is_open


@pytest.mark.parametrize(
    "percent, state", [(0, State.NOT_MET), (1, State.PARTLY), (80, State.PARTLY), (99, State.PARTLY), (100, State.MET)]
)
def test_a_goal_is_met_when_all_of_it_is_reached(percent, state):
    assert standing(percent) == state
