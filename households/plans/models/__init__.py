from households.plans.models.assessment import Assessment, Problem, Screen
from households.plans.models.closing import Achievement, Closing, FollowUp, FollowUpRule, Satisfaction, Settlement
from households.plans.models.goal import Action, Goal, PlanVersion, goal_was_met, goal_was_set
from households.plans.models.intake import Incident, Intake
from households.plans.models.library import ActionTemplate, GoalTemplate
from households.plans.models.moves import MOVES
from households.plans.models.note import Conference, SessionNote
from households.plans.models.plan import (
    CasePlan,
    is_open_plan,
    is_review_overdue,
    is_to_agree,
    plan_was_closed,
)
from households.plans.models.referral import Referral
from households.plans.models.review import GoalReview, Review
from households.plans.models.step import PlanStep

__all__ = [
    "MOVES",
    "Achievement",
    "Action",
    "ActionTemplate",
    "Assessment",
    "CasePlan",
    "Closing",
    "Conference",
    "FollowUp",
    "FollowUpRule",
    "Goal",
    "GoalReview",
    "GoalTemplate",
    "Incident",
    "Intake",
    "PlanStep",
    "PlanVersion",
    "Problem",
    "Referral",
    "Review",
    "Satisfaction",
    "Screen",
    "SessionNote",
    "Settlement",
    "goal_was_met",
    "goal_was_set",
    "is_open_plan",
    "is_review_overdue",
    "is_to_agree",
    "plan_was_closed",
]
