from households.models.category import Category, CategoryPeriod, VisitRule
from households.models.heading import RosterHeading, RosterLayout
from households.models.household import Assignment, Household, has_nobody, is_visit_due, is_visit_overdue, overdue_by
from households.models.member import Member
from households.models.plan import (
    CaseLevel,
    CasePlan,
    PlanStep,
    is_open_plan,
    is_review_overdue,
    is_to_agree,
    plan_was_closed,
)
from households.models.plan_assessment import Assessment, Problem, Screen
from households.models.plan_closing import Achievement, Closing, FollowUp, FollowUpRule, Satisfaction, Settlement
from households.models.plan_goal import Action, Goal, PlanVersion, goal_was_met, goal_was_set
from households.models.plan_intake import Incident, Intake
from households.models.plan_library import ActionTemplate, GoalTemplate
from households.models.plan_note import Conference, SessionNote
from households.models.plan_referral import Referral
from households.models.plan_review import GoalReview, Review
from households.models.quality import QualityFinding, QualityWaiver
from households.models.roster import (
    OverwriteRule,
    RosterBatch,
    RosterLine,
    RosterProblem,
    RosterProgress,
    RosterTrace,
    Source,
)

__all__ = [
    "Achievement",
    "Action",
    "ActionTemplate",
    "Assessment",
    "Assignment",
    "CaseLevel",
    "CasePlan",
    "Category",
    "CategoryPeriod",
    "Closing",
    "Conference",
    "FollowUp",
    "FollowUpRule",
    "Goal",
    "GoalReview",
    "GoalTemplate",
    "Household",
    "Incident",
    "Intake",
    "Member",
    "OverwriteRule",
    "PlanStep",
    "PlanVersion",
    "Problem",
    "QualityFinding",
    "QualityWaiver",
    "Referral",
    "Review",
    "RosterBatch",
    "RosterHeading",
    "RosterLayout",
    "RosterLine",
    "RosterProblem",
    "RosterProgress",
    "RosterTrace",
    "Satisfaction",
    "Screen",
    "SessionNote",
    "Settlement",
    "Source",
    "VisitRule",
    "goal_was_met",
    "goal_was_set",
    "has_nobody",
    "is_open_plan",
    "is_review_overdue",
    "is_to_agree",
    "is_visit_due",
    "is_visit_overdue",
    "overdue_by",
    "plan_was_closed",
]
