"""The work on an uploaded roster: reading, checking, importing it. Small files are read and checked at once, large ones
by the job worker, as every roster is imported; then a page shows how far it is."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from caseload.core.jobs import defer_once
from caseload.core.permissions import P
from caseload.core.sheets import SheetError
from households.roster.checking.lines import taken_of
from households.roster.models import RosterBatch, RosterProgress
from households.roster.services.column_names import known_column_names
from households.roster.services.files import keep_file, open_batch, read_batch
from households.roster.services.imports import Rejected, check_batch, write_batch
from households.roster.writing.progress import Progress, silent

JOB = "households.roster.tasks.work_on_batch"
AT_ONCE = 10 * 1024 * 1024
"""Bytes of cells as XML, some 14,000 rows of ten columns: what weighs more is not read within a request."""
STUCK_AFTER = timedelta(seconds=60)
"""So long without a word from the job, and it may be started again."""
Status = RosterBatch.Status
BEFORE = {Status.READING: Status.REFUSED, Status.CHECKING: Status.READ, Status.WAITING: Status.CHECKED}
"""Work → what a batch is again when it came to nothing."""


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
def queue_batch(*, by, batch, skip_invalid=False):
    """Give a checked batch to the job worker. Once: a second call finds it waiting. Returns whether it was given."""
    return _begin(by, batch, Status.WAITING, options={**batch.options, "skip_invalid": skip_invalid})


@transaction.atomic
def _begin(by, batch, work, **more):
    """Whether it was this call that gave ``batch`` to the worker."""
    before = [Status.CHECKED] if work == Status.WAITING else [Status.READ, Status.CHECKED]
    begun = RosterBatch.objects.filter(pk=batch.pk, status__in=before).update(status=work, failure="", **more)
    if begun:
        batch.status = work
        _give_to_worker(by, batch)
    return bool(begun)


def _give_to_worker(by, batch):
    start = {"step": RosterProgress.Step.WAITING, "done": 0, "total": 0, "at": timezone.now()}
    RosterProgress.objects.update_or_create(batch=batch, defaults=start)
    defer_once(JOB, lock=f"roster {batch.pk}", batch=batch.pk, by=by.pk if by else None)


# --- a job that fell silent ---


@transaction.atomic
def start_again(*, by, batch):
    """Give a batch whose job fell silent to the worker once more; were it still at work, the second one finds it
    done. Returns whether it was given."""
    batch = RosterBatch.objects.at_work().select_for_update(of=["self"], skip_locked=True).filter(pk=batch.pk).first()
    if batch is None or not is_stuck(batch):
        return False
    _give_to_worker(by, batch)
    return True


def is_stuck(batch):
    return batch.progress.at < timezone.now() - STUCK_AFTER


def stuck_batches():
    return RosterBatch.objects.at_work().filter(progress__at__lt=timezone.now() - STUCK_AFTER)


# --- the job ---


def run_batch(*, by, batch):
    """What the worker does. Whatever hinders it, the batch is written whole or is still to be worked on."""
    if not batch.is_at_work:
        return
    work = batch.status
    with Progress(batch.pk) as tell:
        tell("reading", 0, 0)
        try:
            if by and not (by.is_active and by.may(P.IMPORT)):
                return _give_up(batch, work, "not_allowed")
            return WORK[work](by=by, batch=batch, tell=tell)
        except Rejected:
            check_batch(by=by, batch=batch)
            return _give_up(batch, work, "rejected")
        except SheetError as problem:
            return _give_up(batch, work, problem.code)
        except Exception:
            _give_up(batch, work, "broken")
            raise


def _give_up(batch, work, why):
    """A file that was refused is not kept."""
    before = BEFORE[work]
    hindered = RosterBatch.objects.filter(pk=batch.pk, status__in=(work, before))
    if hindered.update(status=before, failure=why) and before == Status.REFUSED:
        batch.file.delete(save=False)
        hindered.update(file="")


def _locked(batch):
    """The batch as it is now, kept from others: a second job waits, and finds the work done."""
    return RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)


@transaction.atomic
def _read(*, by, batch, tell):
    if (locked := _locked(batch)).status == Status.READING:
        read_batch(locked)


@transaction.atomic
def _check(*, by, batch, tell):
    if (locked := _locked(batch)).status == Status.CHECKING:
        check_batch(by=by, batch=locked, tell=tell)


@transaction.atomic
def apply_batch(*, by, batch, tell=silent):
    """Write a checked batch once: a second call, also one at the same time, finds it written and changes nothing."""
    locked = _locked(batch)
    if locked.status in (Status.CHECKED, Status.WAITING):
        file, taken = open_batch(locked), taken_of(locked)
        skip = locked.options.get("skip_invalid", False)
        write_batch(by=by, batch=locked, file=file, skip_invalid=skip, taken=taken, tell=tell)


WORK = {Status.READING: _read, Status.CHECKING: _check, Status.WAITING: apply_batch}
