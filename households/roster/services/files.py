"""The file of a roster: read, its tables found, what is understood of it told, and kept."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from caseload.core.services.access import record_export
from caseload.core.sheets import SheetError, read
from households.roster.models import RosterBatch
from households.roster.reading.periods import older_tables
from households.roster.reading.preview import Understood
from households.roster.reading.table import find_table
from households.roster.services.column_names import known_column_names


@dataclass
class RosterFile:
    """A file and its tables. ``data``: its bytes, or where they lie, so that they need not stay in memory; ``chosen``:
    names of the sheets to read, else every visible one with a table.

    ``most``: a file that weighs more is only judged (SheetError ``large``).
    """

    name: str
    data: bytes | Path
    chosen: tuple = ()
    most: int | None = None

    def __post_init__(self):
        self.found, self.column_names = {}, known_column_names()
        self.sheets = read(self.data, self.most)
        if set(self.chosen) - {sheet.name for sheet in self.sheets}:
            raise SheetError("no_sheet")
        if not self.tables():
            raise SheetError("no_table")

    def content(self):
        """Its bytes."""
        return self.data.read_bytes() if isinstance(self.data, Path) else self.data

    @cached_property
    def sha256(self):
        return hashlib.sha256(self.content()).hexdigest()

    def tables(self):
        """Those of the chosen sheets, else of the visible ones, but for older ones of the same list."""
        if self.chosen:
            return self._tables_of(sheet for sheet in self.sheets if sheet.name in self.chosen)
        tables = self._tables_of(sheet for sheet in self.sheets if not sheet.hidden)
        return [table for table in tables if table.name not in self.older]

    @cached_property
    def older(self):
        """{name of a sheet that is not read unless it is chosen: the newer one of the same list}."""
        return {} if self.chosen else older_tables(self._tables_of(sheet for sheet in self.sheets if not sheet.hidden))

    def _tables_of(self, sheets):
        return [table for sheet in sheets if (table := self.table_of(sheet))]

    def table_of(self, sheet):
        """The table of a sheet, or None; found once, for records are read from it without changing it."""
        if sheet.name not in self.found:
            self.found[sheet.name] = find_table(sheet, self.column_names)
        return self.found[sheet.name]

    def rows_read(self, sheet):
        """(index, cells) of the rows that describe somebody."""
        table = self.table_of(sheet)
        return [(index, cells) for index, _number, cells in table.records] if table else []

    def understood(self):
        """What its page shows of it, to be kept with a batch."""
        found = [(sheet, table) for sheet in self.sheets if (table := self.table_of(sheet))]
        older = older_tables([table for sheet, table in found if not sheet.hidden])
        tables = [Understood.of(sheet, table, older.get(sheet.name, "")) for sheet, table in found]
        return {"signature": self.column_names.signature, "tables": [table.kept() for table in tables]}


def keep_file(batch, content):
    """Store the bytes privately under the name that their content gives."""
    batch.file.save(f"{batch.sha256[:16]}.roster", content, save=False)


def open_batch(batch):
    """The stored file of ``batch``, read again. Raises SheetError, also when it is no longer there."""
    try:
        return RosterFile(batch.name, Path(batch.file.path), tuple(batch.options.get("sheets", ())))
    except FileNotFoundError:
        raise SheetError("missing") from None


def read_batch(batch):
    """Keep what is understood of a batch's file today. Raises SheetError."""
    batch.understood = open_batch(batch).understood()
    if batch.status == RosterBatch.Status.READING:
        batch.status = RosterBatch.Status.READ
    batch.save(update_fields=["understood", "status"])


def record_taking(*, by, batch):
    """That a file of ``batch``, which holds people, left the house with ``by``."""
    record_export(by=by, subject=batch.name, rows=batch.report.get("rows", {}).get("read", 0))
