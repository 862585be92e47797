"""The work on an uploaded roster: reading, checking, importing it. Small files are read and checked at once, large ones
by the job worker, as every roster is imported; then a page shows how far it is."""

import hashlib
from datetime import timedelta
from functools import wraps

from django.db import transaction

from caseload.core import wall_clock
from caseload.core.jobs import defer_once
from caseload.core.permissions import P
from caseload.core.sheets import SheetError
from households.roster.checking.lines import taken_of
from households.roster.models import RosterBatch, RosterProgress
from households.roster.models.batch import UNDOABLE
from households.roster.services.column_names import known_column_names
from households.roster.services.decisions import keep_way, undo_batch
from households.roster.services.files import keep_file, open_batch, read_batch
from households.roster.services.imports import Rejected, check_batch, write_batch
from households.roster.services.notices import tell_hindered
from households.roster.writing.progress import Cancelled, Progress, silent

JOB = "households.roster.tasks.work_on_batch"
AT_ONCE = 10 * 1024 * 1024
"""Bytes of cells as XML, some 14,000 rows of ten columns: what weighs more is not read within a request."""
STUCK_AFTER = timedelta(seconds=60)
"""So long without a word from the job, and it may be started again."""
Status = RosterBatch.Status
FROM = {Status.WAITING: [Status.CHECKED], Status.UNDOING: UNDOABLE}
"""Work → what a batch must be for it; any other, and it must be open."""
RIGHT = {Status.UNDOING: P.IMPORT_UNDO}
"""Work → who may have it done; any other: P.IMPORT."""


# --- what begins it ---


@transaction.atomic
def receive_roster(*, by, name, file, roster):
    """Keep an uploaded ``file`` (of Django) privately. ``roster``: what was read of it, None if that is for the job."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    batch = RosterBatch(name=name[-255:], sha256=digest.hexdigest(), by=by, is_large=roster is None)
    batch.understood = roster.understood() if roster else {}
    keep_file(batch, file)
    batch.save()
    if batch.is_large:
        _begin(by, batch, Status.READING)
    return batch


def understand(*, by, batch):
    """See to it that what is kept of an open batch is what the headings known today make of it. Raises SheetError."""
    if batch.understood.get("signature") == known_column_names().signature:
        return
    if batch.is_large:
        _begin(by, batch, Status.READING)
    else:
        read_batch(batch)


@transaction.atomic
def check_with(*, by, batch, sheets=(), area=None):
    """Check a batch with the choices made. Raises SheetError."""
    batch.options, batch.area = {**batch.options, "sheets": list(sheets)}, area
    batch.save(update_fields=["options", "area"])
    if batch.is_large:
        _begin(by, batch, Status.CHECKING)
    else:
        check_batch(by=by, batch=batch)


@transaction.atomic
def check_again(*, by, batch):
    """The same file with the same choices, if it is still to be imported. Raises SheetError."""
    if batch.status == Status.CHECKED:
        check_with(by=by, batch=batch, sheets=batch.options.get("sheets", ()), area=batch.area)


@transaction.atomic
def choose_way(*, by, batch, problem, take):
    """Choose the way out of ``problem`` (its key), or take that back, and check with it. Returns whether that problem
    is still there. Raises SheetError."""
    batch = _locked(batch)
    is_kept = batch.status == Status.CHECKED and keep_way(by=by, batch=batch, problem=problem, take=take)
    if is_kept:
        check_again(by=by, batch=batch)
    return is_kept


@transaction.atomic
def queue_batch(*, by, batch, skip_invalid=False):
    """Give a checked batch to the job worker. Once: a second call finds it waiting. Returns whether it was given."""
    return _begin(by, batch, Status.WAITING, options={**batch.options, "skip_invalid": skip_invalid})


@transaction.atomic
def queue_undo(*, by, batch):
    """Give an imported batch to the job worker to be undone. Returns whether it was given."""
    return _begin(by, batch, Status.UNDOING)


@transaction.atomic
def _begin(by, batch, work, **more):
    """Whether it was this call that gave ``batch`` to the worker."""
    before = FROM.get(work, [Status.READ, Status.CHECKED])
    begun = RosterBatch.objects.filter(pk=batch.pk, status__in=before).update(status=work, failure="", **more)
    if begun:
        batch.status = work
        _give_to_worker(by, batch)
    return bool(begun)


def _give_to_worker(by, batch):
    start = {"step": RosterProgress.Step.WAITING, "done": 0, "total": 0, "at": wall_clock.now(), "is_cancelled": False}
    RosterProgress.objects.update_or_create(batch=batch, defaults=start)
    defer_once(JOB, lock=f"roster {batch.pk}", batch=batch.pk, by=by.pk if by else None)


# --- what ends it ---


def cancel(*, by, batch):
    """Have the work on ``batch`` end without having written anything: at once if it waits for its turn, else as soon as
    the job hears of it. What is finished stays so."""
    RosterProgress.objects.filter(batch=batch).update(is_cancelled=True)
    with transaction.atomic():
        if waiting := _unlocked(batch):
            _give_up(waiting, "cancelled")


def _unlocked(batch):
    """The batch, locked, if it is to be worked on and no job has it in hand."""
    at_work = RosterBatch.objects.at_work().select_related("progress")
    return at_work.select_for_update(of=["self"], skip_locked=True).filter(pk=batch.pk).first()


# --- a job that fell silent ---


@transaction.atomic
def start_again(*, by, batch):
    """Give a batch whose job fell silent to the worker once more; were it still at work, the second one finds it
    done. Returns whether it was given."""
    batch = _unlocked(batch)
    if batch is None or not is_stuck(batch):
        return False
    if batch.progress.is_cancelled:
        _give_up(batch, "cancelled")
        return False
    _give_to_worker(by, batch)
    return True


def is_stuck(batch):
    return batch.progress.at < wall_clock.now() - STUCK_AFTER


def stuck_batches():
    return RosterBatch.objects.at_work().filter(progress__at__lt=wall_clock.now() - STUCK_AFTER)


# --- the job ---


def run_batch(*, by, batch):
    """What the worker does. Whatever hinders it, the batch is written whole or is still to be worked on."""
    if not batch.is_at_work:
        return
    with Progress(batch.pk) as tell:
        try:
            if by and not (by.is_active and by.may(RIGHT.get(batch.status, P.IMPORT))):
                return _give_up(batch, "not_allowed")
            return WORK[batch.status](by=by, batch=batch, tell=tell)
        except Cancelled:
            return _give_up(batch, "cancelled")
        except Rejected:
            check_batch(by=by, batch=batch)
            return _give_up(batch, "rejected")
        except SheetError as problem:
            return _give_up(batch, problem.code)
        except Exception:
            _give_up(batch, "broken")
            raise


def _give_up(batch, why):
    """Whoever asked for an import is told, unless somebody cancelled it. A file that was refused is not kept."""
    before = batch.before_work
    hindered = RosterBatch.objects.filter(pk=batch.pk, status__in=(batch.status, before))
    if not hindered.update(status=before, failure=why):
        return
    if before == Status.REFUSED:
        batch.file.delete(save=False)
        hindered.update(file="")
    if why != "cancelled":
        tell_hindered(batch=batch)


def _locked(batch):
    """The batch as it is now, kept from others: a second job waits, and finds the work done."""
    return RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)


def _once(*works):
    """Of a function of a locked batch: done if the batch still waits for one of ``works``, all or nothing."""

    def decorate(function):
        @wraps(function)
        @transaction.atomic
        def work(*, by, batch, tell=silent):
            if (locked := _locked(batch)).status in works:
                tell(FIRST.get(locked.status, "reading"), 0, 0)
                function(by=by, batch=locked, tell=tell)
                _end_if_cancelled(locked)

        return work

    return decorate


def _end_if_cancelled(batch):
    """The last look before all is written: whoever cancels from now on waits, and finds it finished."""
    if RosterProgress.objects.select_for_update().filter(batch=batch, is_cancelled=True):
        raise Cancelled


@_once(Status.READING)
def _read(*, by, batch, tell):
    read_batch(batch)


@_once(Status.CHECKING)
def _check(*, by, batch, tell):
    check_batch(by=by, batch=batch, tell=tell)


@_once(Status.CHECKED, Status.WAITING)
def apply_batch(*, by, batch, tell):
    """Write a checked batch once: a second call, also one at the same time, finds it written and changes nothing."""
    file, taken = open_batch(batch), taken_of(batch)
    skip = batch.options.get("skip_invalid", False)
    write_batch(by=by, batch=batch, file=file, skip_invalid=skip, taken=taken, tell=tell)


@_once(Status.UNDOING)
def _undo(*, by, batch, tell):
    undo_batch(by=by, batch=batch, tell=tell)


WORK = {Status.READING: _read, Status.CHECKING: _check, Status.WAITING: apply_batch, Status.UNDOING: _undo}
FIRST = {Status.UNDOING: RosterProgress.Step.LOOKING.value}
"""Work → what it begins with; any other, with reading the file."""
