"""What a case plan says of the visits that did something for it; called from below."""

from visits.doorstep.models import ActionOnVisit, FollowUpOnVisit


def visits_of_plan(*, plan):
    """Answers ``plan_page``: on which visit an action was ticked, and a look after the closing answered."""
    actions = ActionOnVisit.objects.filter(action__goal__plan=plan)
    follow_ups = FollowUpOnVisit.objects.filter(follow_up__plan=plan)
    return {
        "actions": {key: {"visit": visit} for key, visit in actions.values_list("action_id", "visit_id")},
        "follow_ups": {key: {"visit": visit} for key, visit in follow_ups.values_list("follow_up_id", "visit_id")},
    }


def action_reopened(*, action):
    """The visit did not do it, or not yet."""
    ActionOnVisit.objects.filter(action=action).delete()
