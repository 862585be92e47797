"""Rosters after the check: what of them is taken, their import as a job, and taking it back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from caseload.core.audit import acting
from caseload.core.permissions import P
from caseload.core.services.access import record_export
from caseload.core.sheets import SheetError
from households.models import Household, Member, RosterBatch, RosterLine, RosterProgress, RosterTrace
from households.roster.apply import take_turn
from households.roster.facts import CONFLICT
from households.roster.progress import Progress, silent
from households.roster.undo import WRITTEN, kept_of, take_back
from households.services.roster import Rejected, check_batch, open_batch, taken_of, write_batch

JOB = "households.tasks.import_batch"
STUCK_AFTER = timedelta(seconds=60)
"""So long without a word from the job, and it may be started again."""
Status = RosterBatch.Status


class NotUndoable(Exception):
    """The batch is not imported, or undone already."""


# --- what to take ---


@transaction.atomic
def decide(*, by, batch, take, lines=None, column=""):
    """Take, or leave, the conflicts of ``batch``: of ``lines`` (keys), of one ``column``, or all. Returns how many."""
    batch = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    if batch.status != Status.CHECKED:
        return 0
    found = RosterLine.objects.filter(batch=batch, conflicts__gt=0)
    if lines is not None:
        found = found.filter(pk__in=lines)
    if column:
        found = found.filter(columns__contains=[column])
    changed = [line for line in found if _put(line, column, take)]
    RosterLine.objects.bulk_update(changed, ["cells"], batch_size=1000)
    return len(changed)


def _put(line, column, take):
    """Whether any cell of ``line`` was decided otherwise before."""
    moved = False
    for cell in line.cells:
        if (
            cell["stance"] == CONFLICT
            and not cell["follows"]
            and cell["take"] != take
            and column in ("", cell["column"])
        ):
            cell["take"], moved = take, True
    return moved


# --- the job ---


@transaction.atomic
def queue_batch(*, by, batch, skip_invalid=False):
    """Give a checked batch to the job worker. Once: a second call finds it waiting. Returns whether it was given."""
    options = {**batch.options, "skip_invalid": skip_invalid}
    claimed = RosterBatch.objects.filter(pk=batch.pk, status=Status.CHECKED).update(
        status=Status.WAITING, failure="", options=options
    )
    if claimed:
        _give_to_worker(by, batch)
    return bool(claimed)


@transaction.atomic
def start_again(*, by, batch):
    """Give a batch whose job fell silent to the worker once more; were it still at work, the second one finds it
    done. Returns whether it was given."""
    batch = RosterBatch.objects.select_for_update(of=["self"], skip_locked=True).filter(pk=batch.pk).first()
    if batch is None or batch.status != Status.WAITING or not is_stuck(batch):
        return False
    _give_to_worker(by, batch)
    return True


def is_stuck(batch):
    return batch.progress.at < timezone.now() - STUCK_AFTER


def stuck_batches():
    return RosterBatch.objects.filter(status=Status.WAITING, progress__at__lt=timezone.now() - STUCK_AFTER)


def _give_to_worker(by, batch):
    start = {"step": RosterProgress.Step.WAITING, "done": 0, "total": 0, "at": timezone.now()}
    RosterProgress.objects.update_or_create(batch=batch, defaults=start)
    job = app.configure_task(JOB, queueing_lock=f"roster {batch.pk}")
    try:
        with transaction.atomic():
            job.defer(batch=batch.pk, by=by.pk if by else None)
    except AlreadyEnqueued:
        return


def run_batch(*, by, batch):
    """What the worker does. Whatever hinders it, the batch is written whole or still to be imported."""
    with Progress(batch.pk) as tell:
        tell("reading", 0, 0)
        try:
            if by and not (by.is_active and by.may(P.IMPORT)):
                return _give_up(batch, "not_allowed")
            return apply_batch(by=by, batch=batch, skip_invalid=batch.options.get("skip_invalid", False), tell=tell)
        except Rejected:
            check_batch(by=by, batch=batch, sheets=batch.options.get("sheets", ()), area=batch.area)
            return _give_up(batch, "rejected")
        except SheetError:
            return _give_up(batch, "unreadable")
        except Exception:
            _give_up(batch, "broken")
            raise


def _give_up(batch, why):
    RosterBatch.objects.filter(pk=batch.pk, applied_at__isnull=True).update(status=Status.CHECKED, failure=why)


@transaction.atomic
def apply_batch(*, by, batch, skip_invalid=False, tell=silent):
    """Write a checked batch once: a second call, also one at the same time, finds it written and changes nothing."""
    locked = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    if locked.status in (Status.CHECKED, Status.WAITING):
        file, taken = open_batch(locked), taken_of(locked)
        write_batch(by=by, batch=locked, file=file, skip_invalid=skip_invalid, taken=taken, tell=tell)
    return locked


# --- taking it back ---


@transaction.atomic
def undo_batch(*, by, batch):
    """Take back what ``batch`` wrote, but households on which something depends. Returns {household's key: Kept}.

    Raises NotUndoable when there is nothing to take back.
    """
    take_turn()
    batch = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    if batch.status not in WRITTEN:
        raise NotUndoable
    _lock_rows(batch)
    kept = kept_of(batch)
    with acting(by, why=batch.name, roster=batch.pk, undo=True):
        take_back(batch, kept.keys())
    batch.status = Status.PARTLY if kept else Status.UNDONE
    batch.undone_at, batch.undone_by = timezone.now(), by
    batch.save(update_fields=["status", "undone_at", "undone_by"])
    return kept


def households_of(batch):
    """How many households hold something of ``batch`` that is not undone."""
    return RosterTrace.objects.filter(batch=batch, is_undone=False).values("household_key").distinct().count()


@transaction.atomic
def take_file(*, by, batch):
    """The stored file, opened; that it left the house is recorded, for it holds people. FileNotFoundError."""
    stored = batch.file.open("rb")
    record_export(by=by, subject=batch.name, rows=batch.report.get("rows", {}).get("read", 0))
    return stored


def _lock_rows(batch):
    """Nobody builds upon the rows while it is looked who did: a reference to a row waits for its lock."""
    traces = RosterTrace.objects.filter(batch=batch, is_undone=False)
    for table, model in (("household", Household), ("member", Member)):
        keys = traces.filter(table=table).values("row")
        list(model.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
