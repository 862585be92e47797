from visits.models.issue import MOVES, Issue, IssueCategory, IssueNumber, IssueStep, Priority, TimeLimit
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
]
