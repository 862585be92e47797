"""Importing a roster: reading the file, checking it against the registry, writing it once."""

import hashlib
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from caseload.core.audit import acting
from caseload.core.sheets import SheetError, read
from households.roster.checking.check import check, source_of
from households.roster.checking.lines import Lines, taken_of
from households.roster.checking.report import report_of
from households.roster.models import RosterBatch
from households.roster.reading.groups import read_groups
from households.roster.reading.preview import Understood
from households.roster.reading.table import find_table
from households.roster.services.column_names import known_headings
from households.roster.writing.apply import Writer, take_turn
from households.roster.writing.progress import Counted, silent
from households.roster.writing.traces import newest_events


class Rejected(Exception):
    """Rows were rejected and the person did not ask to leave them out: nothing was written."""

    def __init__(self, report):
        super().__init__(report["rows"]["rejected"])
        self.report = report


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
        self.found, self.headings = {}, known_headings()
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
        wanted = [s for s in self.sheets if s.name in self.chosen or (not self.chosen and not s.hidden)]
        return [table for sheet in wanted if (table := self.table_of(sheet))]

    def table_of(self, sheet):
        """The table of a sheet, or None; found once, for records are read from it without changing it."""
        if sheet.name not in self.found:
            self.found[sheet.name] = find_table(sheet, self.headings)
        return self.found[sheet.name]

    def understood(self):
        """What its page shows of it, to be kept with a batch."""
        tables = [Understood.of(sheet, table) for sheet in self.sheets if (table := self.table_of(sheet))]
        return {"signature": self.headings.signature, "tables": [table.kept() for table in tables]}

    def reading(self):
        """Its households, as they are understood."""
        return read_groups(self.tables())

    def report(self, found, *, applied=False):
        return report_of(found, file=self.name, sha256=self.sha256, sheets=self.sheets, applied=applied)


def check_roster(*, by, file, area=None):
    """(report, Check) of importing ``file`` now. ``by`` None: the system, which may write everywhere."""
    found = check(file.reading(), user=by, area=area)
    return file.report(found), found


@transaction.atomic
def import_roster(*, by, file, area=None, skip_invalid=False):
    """Write ``file`` all or nothing, or its good rows only, as a batch of its own, so that it can be undone.

    Returns (report, Check); Rejected when rows hinder it.
    """
    batch = RosterBatch.objects.create(name=file.name[-255:], sha256=file.sha256, by=by, area=area)
    batch.options = {"sheets": list(file.chosen)}
    report, found = write_batch(by=by, batch=batch, file=file, skip_invalid=skip_invalid)
    keep_file(batch, ContentFile(file.content()))
    batch.save(update_fields=["file"])
    return report, found


def write_batch(*, by, batch, file, skip_invalid, taken=None, tell=silent):
    """Write ``file`` as ``batch``: rows, their traces, lines and report. To be called inside a transaction."""
    take_turn()
    with acting(by, why=batch.name, roster=batch.pk):
        tell("checking", 0, 0)
        reading = file.reading()
        writer, lines = Writer(batch, reading, source_of(reading.tables), tell=tell), Lines(batch)
        found = check(
            reading,
            user=by,
            area=batch.area,
            lock=True,
            taken=taken,
            each=[writer.write, lines.add] if skip_invalid or not reading.rejected else [],
            ignoring=writer.added,
        )
        if found.rejected and not skip_invalid:
            raise Rejected(file.report(found))
        batch.marks = newest_events()
    report = _keep_check(batch, found, lines, file.report(found, applied=True))
    batch.options = {**batch.options, "skip_invalid": skip_invalid}
    batch.status, batch.applied_at, batch.failure = RosterBatch.Status.APPLIED, timezone.now(), ""
    batch.save(update_fields=[*CHECKED_FIELDS, "options", "marks", "applied_at", "failure"])
    return report, found


CHECKED_FIELDS = ["report", "source", "covers", "status", "marked"]


def _keep_check(batch, found, lines, report):
    """Put what a check found on ``batch``, not saved, and the last of its lines and problems into their tables."""
    lines.finish(found)
    brief = {key: part for key, part in report.items() if key != "problems"}
    batch.report = {**brief, **lines.figures(found.problems)}
    batch.source, batch.covers = found.source, lines.covers()
    _forget_marks(batch)
    return report


def _forget_marks(batch):
    if batch.marked:
        transaction.on_commit(partial(batch.marked.storage.delete, batch.marked.name))
        batch.marked = ""


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


@transaction.atomic
def check_batch(*, by, batch, tell=silent):
    """Check a batch with the choices made; its report and lines are kept, and the conflicts taken before stay taken."""
    file = open_batch(batch)
    tell("reading", 0, 0)  # unpacked: still alive
    reading, taken, lines = file.reading(), taken_of(batch), Lines(batch)
    told = Counted(tell, "checking", len(reading.groups))
    found = check(reading, user=by, area=batch.area, taken=taken, each=[lines.add, told])
    _keep_check(batch, found, lines, file.report(found))
    batch.understood = file.understood()
    batch.status, batch.failure = RosterBatch.Status.CHECKED, ""
    batch.save(update_fields=[*CHECKED_FIELDS, "understood", "failure"])
