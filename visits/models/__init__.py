from visits.models.errand import (
    ERRAND_MOVES,
    Errand,
    ErrandKind,
    ErrandStep,
    Paper,
    PaperMovement,
    Receipt,
)
from visits.models.issue import (
    MOVES,
    Issue,
    IssueCategory,
    IssueNumber,
    IssueStep,
    Priority,
    TimeLimit,
    end_of_soon,
    is_due_soon,
    is_overdue,
)
from visits.models.issue_view import IssueChase, IssueView
from visits.models.photo import VisitPhoto
from visits.models.visit import Visit, VisitDay

__all__ = [
    "ERRAND_MOVES",
    "MOVES",
    "Errand",
    "ErrandKind",
    "ErrandStep",
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
    "end_of_soon",
    "is_due_soon",
    "is_overdue",
]
