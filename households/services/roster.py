"""Importing a roster: reading the file, checking it against the registry, writing it once."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from caseload.core.audit import acting
from caseload.core.sheets import SheetError, read
from households.models import RosterBatch
from households.roster.apply import take_turn, write
from households.roster.check import check
from households.roster.groups import read_groups
from households.roster.report import lines_of, report_of
from households.roster.table import find_table
from households.services.headings import known_headings


class Rejected(Exception):
    """Rows were rejected and the person did not ask to leave them out: nothing was written."""

    def __init__(self, report):
        super().__init__(report["rows"]["rejected"])
        self.report = report


@dataclass
class RosterFile:
    """A file's bytes and its tables. ``chosen``: names of the sheets to read, else every visible one with a table."""

    name: str
    data: bytes
    chosen: tuple = ()

    def __post_init__(self):
        self.found, self.headings = {}, known_headings()
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        self.sheets = read(self.data)
        if set(self.chosen) - {sheet.name for sheet in self.sheets}:
            raise SheetError("no_sheet")
        if not self.tables():
            raise SheetError("no_table")

    def tables(self):
        wanted = [s for s in self.sheets if s.name in self.chosen or (not self.chosen and not s.hidden)]
        return [table for sheet in wanted if (table := self.table_of(sheet))]

    def table_of(self, sheet):
        """The table of a sheet, or None; found once, for records are read from it without changing it."""
        if sheet.name not in self.found:
            self.found[sheet.name] = find_table(sheet, self.headings)
        return self.found[sheet.name]

    def check(self, *, user=None, area=None, lock=False):
        return check(read_groups(self.tables()), user=user, area=area, lock=lock)

    def report(self, found, *, applied=False):
        return report_of(found, file=self.name, sha256=self.sha256, sheets=self.sheets, applied=applied)


def check_roster(*, by, file, area=None):
    """(report, lines for the page) of importing ``file`` now. ``by`` None: the system, which may write everywhere."""
    found = file.check(user=by, area=area)
    return file.report(found), list(lines_of(found))


@transaction.atomic
def import_roster(*, by, file, area=None, skip_invalid=False):
    """Write ``file`` all or nothing, or its good rows only. Returns the report; Rejected when rows hinder it."""
    take_turn()
    with acting(by, why=file.name):
        found = file.check(user=by, area=area, lock=True)
        if found.rejected and not skip_invalid:
            raise Rejected(file.report(found))
        write(found)
    return file.report(found, applied=True), list(lines_of(found))


def open_batch(batch):
    """The stored file of ``batch``, read again. Raises SheetError, also when it is no longer there."""
    try:
        with batch.file.open("rb") as stored:
            return RosterFile(batch.name, stored.read(), tuple(batch.options.get("sheets", ())))
    except FileNotFoundError:
        raise SheetError("missing") from None


@transaction.atomic
def receive_roster(*, by, roster, file):
    """Keep an uploaded roster privately, not yet checked. ``roster`` was read from ``file``, a Django file."""
    batch = RosterBatch(name=roster.name[-255:], sha256=roster.sha256, by=by)
    batch.file.save(f"{roster.sha256[:16]}.roster", file, save=False)
    batch.save()
    return batch


@transaction.atomic
def check_batch(*, by, batch, sheets=(), area=None):
    """Check a batch with the choices made; its report and lines are kept on it."""
    batch.options = {**batch.options, "sheets": list(sheets)}
    batch.area = area
    report, lines = check_roster(by=by, file=open_batch(batch), area=area)
    batch.report = {**report, "lines": lines}
    batch.status = RosterBatch.Status.CHECKED
    batch.save(update_fields=["options", "area", "report", "status"])
    return batch


@transaction.atomic
def apply_batch(*, by, batch, skip_invalid=False):
    """Write a checked batch once: a second call finds it applied and changes nothing."""
    batch = RosterBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.status == RosterBatch.Status.APPLIED:
        return batch
    report, lines = import_roster(by=by, file=open_batch(batch), area=batch.area, skip_invalid=skip_invalid)
    batch.report = {**report, "lines": lines}
    batch.options = {**batch.options, "skip_invalid": skip_invalid}
    batch.status, batch.applied_at = RosterBatch.Status.APPLIED, timezone.now()
    batch.save(update_fields=["report", "options", "status", "applied_at"])
    return batch
