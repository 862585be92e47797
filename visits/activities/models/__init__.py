from visits.activities.models.activity import NEWEST_FIRST, RATINGS, Activity, was_held
from visits.activities.models.attendance import Attendance
from visits.activities.models.contribution import Contribution
from visits.activities.models.feed import ActivityFeed
from visits.activities.models.kind import ActivityKind
from visits.activities.models.leaflet import ActivityLeaflet
from visits.activities.models.moves import MOVES
from visits.activities.models.step import ActivityPhoto, ActivityStep

__all__ = [
    "MOVES",
    "NEWEST_FIRST",
    "RATINGS",
    "Activity",
    "ActivityFeed",
    "ActivityKind",
    "ActivityLeaflet",
    "ActivityPhoto",
    "ActivityStep",
    "Attendance",
    "Contribution",
    "was_held",
]
