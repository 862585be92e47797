from visits.doorstep.models.arrival import Arrival, ArrivalFile
from visits.doorstep.models.correction import CorrectionRequest, PartCorrection
from visits.doorstep.models.finding import Finding, HouseholdChange
from visits.doorstep.models.leaflet import VisitLeaflet
from visits.doorstep.models.on_visit import ActionOnVisit, BeginningOnVisit, ExplanationOnVisit, FollowUpOnVisit
from visits.doorstep.models.photo import VisitPhoto

__all__ = [
    "ActionOnVisit",
    "Arrival",
    "ArrivalFile",
    "BeginningOnVisit",
    "CorrectionRequest",
    "ExplanationOnVisit",
    "Finding",
    "FollowUpOnVisit",
    "HouseholdChange",
    "PartCorrection",
    "VisitLeaflet",
    "VisitPhoto",
]
