from visits.models.callback import CallBack, CallBackRule, Card
from visits.models.errand import (
    ERRAND_MOVES,
    Errand,
    ErrandKind,
    ErrandStep,
    Paper,
    PaperMovement,
    Receipt,
)
from visits.models.issue import Issue, is_counted, is_due_soon, is_overdue, is_unanswered
from visits.models.issue_view import IssueChase, IssueView
from visits.models.limit import Department, IssueCategory, Priority, TimeLimit
from visits.models.move import MOVES
from visits.models.photo import VisitPhoto
from visits.models.step import Escalation, IssueNumber, IssueStep
from visits.models.sync import Arrival, ArrivalFile
from visits.models.visit import Visit, VisitDay

__all__ = [
    "ERRAND_MOVES",
    "MOVES",
    "Arrival",
    "ArrivalFile",
    "CallBack",
    "CallBackRule",
    "Card",
    "Department",
    "Errand",
    "ErrandKind",
    "ErrandStep",
    "Escalation",
    "Issue",
    "IssueCategory",
    "IssueChase",
    "IssueNumber",
    "IssueStep",
    "IssueView",
    "Paper",
    "PaperMovement",
    "Priority",
    "Receipt",
    "TimeLimit",
    "Visit",
    "VisitDay",
    "VisitPhoto",
    "is_counted",
    "is_due_soon",
    "is_overdue",
    "is_unanswered",
]
