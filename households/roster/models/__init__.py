from households.roster.models.batch import (
    OverwriteRule,
    RosterBatch,
    RosterLine,
    RosterProblem,
    RosterProgress,
    RosterTrace,
    Source,
)
from households.roster.models.column_name import RosterHeading, RosterLayout

__all__ = [
    "OverwriteRule",
    "RosterBatch",
    "RosterHeading",
    "RosterLayout",
    "RosterLine",
    "RosterProblem",
    "RosterProgress",
    "RosterTrace",
    "Source",
]
