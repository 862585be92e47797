"""One table of a file, as its cells were stored."""

from dataclasses import dataclass, field


@dataclass
class Sheet:
    """``rows`` are lists of cell values: text, number, bool, date or "" for empty.

    ``numbers`` are the rows' numbers as a person sees them in Excel (in a CSV: the line a record begins on).
    While it is unpacked ``rows`` may be an iterator, and no numbers mean 1, 2, 3 …
    ``merges`` are (first row, first column, last row, last column), 0-based and inclusive. ``typed``: the file
    tells numbers from texts (xlsx, xls), so a damaged number can be seen.
    """

    name: str
    rows: list
    numbers: list
    hidden: bool = False
    typed: bool = True
    merges: list = field(default_factory=list)
    hidden_rows: set = field(default_factory=set)
    uncomputed: list = field(default_factory=list)
    """(row, column), 0-based, of cells with a formula that was never computed."""

    @property
    def width(self):
        return max((len(row) for row in self.rows), default=0)
