"""The days of a case: in the order in which they can be, and of our time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from households.plans.forms.goals import ActionForm, GoalForm
from households.plans.forms.referrals import ReferralMoveForm
from households.plans.forms.work import ConferenceForm, NoteForm
from households.plans.models import Referral
from households.plans.models.referral import MOVES
from tests.plans import making

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY, YEAR = timedelta(days=1), timedelta(days=366)


@pytest.fixture
def plan(own, worker, supervisor):
    return making.at_stage(own, worker, supervisor, "planning")


def test_a_conference_is_held_after_the_first_contact(plan):
    def wrong():
        return ConferenceForm({"on": str(plan.first_day - DAY)}, plan=plan).errors.get("on")

    assert "早于个案开始日期" in str(wrong())
    plan.intake.came_on = TODAY() - 5 * DAY
    plan.intake.save()
    assert plan.first_day == TODAY() - 5 * DAY
    assert "早于个案开始日期" in str(wrong())


@pytest.mark.parametrize(
    ("began", "ended", "next_on", "wrong"),
    [
        (-timedelta(hours=1), -timedelta(minutes=30), DAY, set()),
        (-2 * YEAR, None, None, {"began_at"}),
        (-timedelta(hours=1), DAY, None, {"ended_at"}),
        (-timedelta(hours=1), None, -DAY, {"next_on"}),
        (-9 * DAY, None, -8 * DAY, set()),
        (-timedelta(hours=1), None, 2 * YEAR, {"next_on"}),
    ],
)
def test_a_contact_ends_has_been_and_comes_before_the_next(began, ended, next_on, wrong):
    now, today = timezone.localtime(), TODAY()
    said = {"form": "home", "began_at": f"{now + began:%Y-%m-%dT%H:%M}", "facts": "量了血压"}
    said |= {"ended_at": f"{now + ended:%Y-%m-%dT%H:%M}" if ended else ""}
    said |= {"next_on": str(today + next_on) if next_on else ""}
    form = NoteForm(said)
    assert {name for name in ("began_at", "ended_at", "next_on") if name in form.errors} == wrong


def test_what_is_still_to_be_done_is_due_on_a_coming_day(plan, own, worker):
    goal = making.fill_goals(plan, worker)
    action = goal.actions.first()
    for day, is_refused in ((TODAY() - DAY, True), (TODAY(), False), (TODAY() + 2 * YEAR, True)):
        for form in (GoalForm({"due_on": str(day)}, household=own), ActionForm({"due_on": str(day)}, goal=goal)):
            assert ("due_on" in form.errors) == is_refused, (form, day)
    goal.due_on = action.due_on = TODAY() - 3 * DAY
    assert "due_on" not in GoalForm({"due_on": str(goal.due_on)}, household=own, instance=goal).errors
    assert "due_on" not in ActionForm({"due_on": str(goal.due_on)}, goal=goal, instance=action).errors


def test_the_days_of_a_referral_follow_each_other():
    row = Referral(status="sent", sent_on=TODAY() - 2 * DAY, version=1)
    answered = next(move for move in MOVES if "replied_on" in move.asks)
    for day, is_refused in ((TODAY() - 3 * DAY, True), (TODAY() - 2 * DAY, False), (TODAY() + DAY, True)):
        form = ReferralMoveForm({"replied_on": str(day)}, row=row, move=answered)
        assert ("replied_on" in form.errors) == is_refused, day
