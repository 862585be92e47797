from visits.errands.models.errand import Errand, ErrandKind
from visits.errands.models.moves import MOVES
from visits.errands.models.paper import Paper
from visits.errands.models.receipt import PaperMovement, Receipt
from visits.errands.models.step import ErrandDocument, ErrandPicture, ErrandStep

__all__ = [
    "MOVES",
    "Errand",
    "ErrandDocument",
    "ErrandKind",
    "ErrandPicture",
    "ErrandStep",
    "Paper",
    "PaperMovement",
    "Receipt",
]
