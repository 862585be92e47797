from visits.models.rescheduling import VisitMove
from visits.models.visit import NEWEST_FIRST, Visit, VisitDay

__all__ = ["NEWEST_FIRST", "Visit", "VisitDay", "VisitMove"]
