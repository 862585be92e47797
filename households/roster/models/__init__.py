from households.roster.models.batch import (
    OverwriteRule,
    RosterBatch,
    RosterLine,
    RosterProblem,
    RosterProgress,
    RosterTrace,
    Source,
)
from households.roster.models.column_name import ColumnMapping, ColumnName

__all__ = [
    "ColumnMapping",
    "ColumnName",
    "OverwriteRule",
    "RosterBatch",
    "RosterLine",
    "RosterProblem",
    "RosterProgress",
    "RosterTrace",
    "Source",
]
