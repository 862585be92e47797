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
from visits.models.visit import Visit, VisitDay

__all__ = [
    "MOVES",
    "Issue",
    "IssueCategory",
    "IssueNumber",
    "IssueStep",
    "Priority",
    "TimeLimit",
    "Visit",
    "VisitDay",
    "end_of_soon",
    "is_due_soon",
    "is_overdue",
]
