from visits.issues.models.callback import CallBack, CallBackRule, Card
from visits.issues.models.case import IssueOfAction, SettledIssue
from visits.issues.models.files import StepDocument, StepPicture
from visits.issues.models.issue import Issue
from visits.issues.models.limit import Department, IssueCategory, Priority, TimeLimit
from visits.issues.models.moves import MOVES
from visits.issues.models.query import (
    is_counted,
    is_due_soon,
    is_overdue,
    is_rated,
    is_satisfied,
    is_to_be_assigned,
    is_unanswered,
)
from visits.issues.models.saved_view import IssueChase, IssueView
from visits.issues.models.step import Escalation, IssueNumber, IssueStep

__all__ = [
    "MOVES",
    "CallBack",
    "CallBackRule",
    "Card",
    "Department",
    "Escalation",
    "Issue",
    "IssueCategory",
    "IssueChase",
    "IssueNumber",
    "IssueOfAction",
    "IssueStep",
    "IssueView",
    "Priority",
    "SettledIssue",
    "StepDocument",
    "StepPicture",
    "TimeLimit",
    "is_counted",
    "is_due_soon",
    "is_overdue",
    "is_rated",
    "is_satisfied",
    "is_to_be_assigned",
    "is_unanswered",
]
