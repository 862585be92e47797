"""A form of a case is only opened where it can be saved: nobody types for nothing."""

import pytest
from django.urls import reverse

from households.plans.models import Action
from households.plans.services.goals import NotDrafting, drop_action
from households.plans.services.work import Done, complete_actions
from tests.plans import making

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stage", "waiting", "opened"),
    [
        ("planning", "", {"goal", "goal_drop", "action_new", "action", "action_drop"}),
        ("planning", "approval", set()),
        ("intervention", "", {"action_new", "action", "action_drop", "action_done", "review_new"}),
        ("evaluation", "closing", set()),
    ],
)
def test_what_cannot_be_saved_is_not_asked(enter, worker, supervisor, own, stage, waiting, opened):
    plan = making.at_stage(own, worker, supervisor, stage, waiting)
    goal = plan.goals.first() or making.fill_goals(plan, worker)
    action, client = goal.actions.first(), enter(worker)
    about = {"review_new": plan, "goal": goal, "goal_drop": goal, "action_new": goal}
    names = [*about, "action", "action_drop", "action_done"]
    urls = {name: reverse(f"plans:{name}", args=[about.get(name, action).pk]) for name in names}
    assert {name for name, url in urls.items() if client.get(url).status_code == 200} == opened
    linked = client.get(reverse("issues:action_issue_new", args=[action.pk]))
    assert (linked.status_code == 200) == (waiting != "closing")


def test_what_is_done_is_not_dropped_in_another_tab(worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    action = Action.objects.filter(goal__plan=plan).first()
    assert complete_actions(by=worker, done=[Done(action.pk, "办好了")], household=own)
    with pytest.raises(NotDrafting):
        drop_action(by=worker, action=Action.objects.get(pk=action.pk), reason="不需要了")
