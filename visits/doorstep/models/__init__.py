from visits.doorstep.models.arrival import Arrival, ArrivalFile
from visits.doorstep.models.correction import CorrectionRequest, PartCorrection
from visits.doorstep.models.finding import Finding, HouseholdChange
from visits.doorstep.models.leaflet import VisitLeaflet
from visits.doorstep.models.on_visit import (
    ActionOnVisit,
    AnswerOnVisit,
    BeginningOnVisit,
    ConfirmationOnVisit,
    ExplanationOnVisit,
    FollowUpOnVisit,
    PlannedGap,
)
from visits.doorstep.models.photo import VisitPhoto

__all__ = [
    "ActionOnVisit",
    "AnswerOnVisit",
    "Arrival",
    "ArrivalFile",
    "BeginningOnVisit",
    "ConfirmationOnVisit",
    "CorrectionRequest",
    "ExplanationOnVisit",
    "Finding",
    "FollowUpOnVisit",
    "HouseholdChange",
    "PartCorrection",
    "PlannedGap",
    "VisitLeaflet",
    "VisitPhoto",
]
