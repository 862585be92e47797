"""A second table below the first on one sheet, with headings of its own: other ones, or the same in another order."""

from dataclasses import replace

from caseload.core.sheets.beside import normal
from households.roster.reading.captions import is_known, read_caption

ENOUGH = 3
LONGEST = 20


class NextHeader:
    """Watches the rows below a header. Once another one came, the cells of each row are put under the headings of the
    first; what only the later table has gets columns of its own at the end."""

    def __init__(self, table, added):
        self.captions, self.added, self.places = table.captions, added, None
        self.above = [{normal(caption.text), *caption.key.split("/")} for caption in table.captions]

    def is_another(self, cells, filled):
        """Whether this row is a header other than the one above. Most rows are told by their first cell."""
        if len(filled) < ENOUGH or not self._is_caption(cells[filled[0]]):
            return False
        known = sum(self._is_caption(cells[column]) for column in filled)
        if known < ENOUGH or known * 3 < len(filled) * 2 or all(self._is_above(cells, column) for column in filled):
            return False
        self.places = self._places(cells, filled)
        return True

    def moved(self, cells):
        """``cells`` under the headings of the first table."""
        if not self.places:
            return cells
        found = [""] * (max(self.places.values()) + 1)
        for below, above in self.places.items():
            found[above] = cells[below] if below < len(cells) else ""
        return found

    def _is_above(self, cells, column):
        return column < len(self.above) and normal(cells[column]) in self.above[column]

    def _is_caption(self, cell):
        return isinstance(cell, str) and len(cell) < LONGEST and is_known(cell, self.added)

    def _places(self, cells, filled):
        """{column here: column of the first table}."""
        own = {caption.column.id: caption.index for caption in self.captions if caption.column and not caption.owner}
        places = {}
        for column in filled:
            caption = read_caption(column, [str(cells[column])], self.added)
            if self._is_above(cells, column):
                places[column] = column
            elif caption.column and caption.column.id in own:
                places[column] = own[caption.column.id]
            else:
                places[column] = self._append(caption)
        return places

    def _append(self, caption):
        at = len(self.captions)
        self.captions.append(replace(caption, index=at))
        return at
