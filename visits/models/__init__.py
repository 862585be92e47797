from visits.models.rescheduling import VisitMove
from visits.models.visit import Visit, VisitDay

__all__ = ["Visit", "VisitDay", "VisitMove"]
