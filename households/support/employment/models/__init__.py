from households.support.employment.models.course import Course, Trainee, is_coming
from households.support.employment.models.moves import MOVES
from households.support.employment.models.opening import Kind, Opening, Times, is_open_on
from households.support.employment.models.placement import (
    SOON,
    Placement,
    PlacementDocument,
    PlacementPicture,
    PlacementStep,
    is_ending,
    is_look_due,
    took_up,
)
from households.support.employment.models.wish import Wish

__all__ = [
    "MOVES",
    "SOON",
    "Course",
    "Kind",
    "Opening",
    "Placement",
    "PlacementDocument",
    "PlacementPicture",
    "PlacementStep",
    "Times",
    "Trainee",
    "Wish",
    "is_coming",
    "is_ending",
    "is_look_due",
    "is_open_on",
    "took_up",
]
