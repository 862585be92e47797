"""Importing a roster: checking its file against the registry, writing it once."""

from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from caseload.core import wall_clock
from caseload.core.audit import acting
from households.roster import pipeline
from households.roster.checking.lines import Lines, taken_of, ways_of
from households.roster.context import Roster
from households.roster.models import RosterBatch
from households.roster.services.files import keep_file, open_batch
from households.roster.services.notices import tell_applied
from households.roster.writing.progress import silent
from households.roster.writing.traces import newest_events
from households.roster.writing.turn import take_turn

CHECKED_FIELDS = ["report", "source", "covers", "status", "error_workbook", "failure"]


class Rejected(Exception):
    """Rows were rejected and the person did not ask to leave them out: nothing was written."""

    def __init__(self, report):
        super().__init__(report["rows"]["rejected"])
        self.report = report


def check_roster(*, by, file, area=None):
    """The report of importing ``file`` now. ``by`` None: the system, which may write everywhere."""
    roster = Roster(file, by=by, area=area)
    pipeline.run(roster)
    return roster.report()


@transaction.atomic
def check_batch(*, by, batch, tell=silent):
    """Check a batch with the choices made; its report and lines are kept, and the conflicts taken before stay taken."""
    file = open_batch(batch)
    tell("reading", 0, 0)  # unpacked: still alive
    taken = taken_of(batch)
    roster = Roster(file, by=by, area=batch.area, batch=batch, lines=Lines(batch), taken=taken, tell=tell)
    roster.ways = ways_of(batch)
    pipeline.run(roster)
    _put_check(batch, roster, roster.report())
    batch.understood, batch.status = file.understood(), RosterBatch.Status.CHECKED
    batch.save(update_fields=[*CHECKED_FIELDS, "understood"])


@transaction.atomic
def import_roster(*, by, file, area=None, skip_invalid=False):
    """Write ``file`` all or nothing, or its good rows only, as a batch of its own, so that it can be undone.

    Returns the report; Rejected when rows hinder it.
    """
    batch = RosterBatch.objects.create(name=file.name[-255:], sha256=file.sha256, by=by, area=area)
    batch.options = {"sheets": list(file.chosen)}
    report = write_batch(by=by, batch=batch, file=file, skip_invalid=skip_invalid)
    keep_file(batch, ContentFile(file.content()))
    batch.save(update_fields=["file"])
    return report


def write_batch(*, by, batch, file, skip_invalid, taken=None, tell=silent):
    """Write ``file`` as ``batch``: rows, their traces, lines and report, which it returns. To be called inside a
    transaction."""
    take_turn()
    roster = Roster(file, by=by, area=batch.area, batch=batch, lines=Lines(batch), taken=taken or {}, tell=tell)
    roster.ways, roster.is_to_be_written, roster.skip_invalid = ways_of(batch), True, skip_invalid
    with acting(by, why=batch.name, roster=batch.pk):
        tell("checking", 0, 0)
        pipeline.run(roster)
        if roster.is_hindered:
            raise Rejected(roster.report())
        batch.newest_events = newest_events()
    report = roster.report(applied=True)
    _put_check(batch, roster, report)
    batch.options = {**batch.options, "skip_invalid": skip_invalid}
    batch.status, batch.applied_at = RosterBatch.Status.APPLIED, wall_clock.now()
    batch.save(update_fields=[*CHECKED_FIELDS, "options", "newest_events", "applied_at"])
    tell_applied(batch=batch)
    return report


def _put_check(batch, roster, report):
    """Put what a check found on ``batch``, not saved, and the last of its lines and problems into their tables."""
    roster.lines.finish(roster)
    brief = {key: part for key, part in report.items() if key != "problems"}
    batch.report = {**brief, **roster.lines.figures(roster.problems)}
    batch.source, batch.covers, batch.failure = roster.source, roster.lines.covers(), ""
    _forget_error_workbook(batch)


def _forget_error_workbook(batch):
    if batch.error_workbook:
        transaction.on_commit(partial(batch.error_workbook.storage.delete, batch.error_workbook.name))
        batch.error_workbook = ""
