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
from visits.models.finding import Finding, HouseholdChange
from visits.models.issue import Issue, is_counted, is_due_soon, is_overdue, is_unanswered
from visits.models.issue_view import IssueChase, IssueView
from visits.models.leaflet import Leaflet, VisitLeaflet
from visits.models.limit import Department, IssueCategory, Priority, TimeLimit
from visits.models.move import MOVES
from visits.models.photo import VisitPhoto
from visits.models.step import Escalation, IssueNumber, IssueStep
from visits.models.step_file import ErrandDocument, ErrandPicture, StepDocument, StepPicture
from visits.models.sync import Arrival, ArrivalFile
from visits.models.visit import Visit, VisitDay
from visits.models.visit_move import VisitMove

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
    "ErrandDocument",
    "ErrandKind",
    "ErrandPicture",
    "ErrandStep",
    "Escalation",
    "Finding",
    "HouseholdChange",
    "Issue",
    "IssueCategory",
    "IssueChase",
    "IssueNumber",
    "IssueStep",
    "IssueView",
    "Leaflet",
    "Paper",
    "PaperMovement",
    "Priority",
    "Receipt",
    "StepDocument",
    "StepPicture",
    "TimeLimit",
    "Visit",
    "VisitDay",
    "VisitLeaflet",
    "VisitMove",
    "VisitPhoto",
    "is_counted",
    "is_due_soon",
    "is_overdue",
    "is_unanswered",
]
