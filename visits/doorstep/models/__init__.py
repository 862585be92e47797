from visits.doorstep.models.arrival import Arrival, ArrivalFile
from visits.doorstep.models.finding import Finding, HouseholdChange
from visits.doorstep.models.leaflet import Leaflet, VisitLeaflet
from visits.doorstep.models.photo import VisitPhoto

__all__ = ["Arrival", "ArrivalFile", "Finding", "HouseholdChange", "Leaflet", "VisitLeaflet", "VisitPhoto"]
