"""One's own file back with the wrong cells marked: of a small roster made when it is asked for, of a large one once by
the job worker, and kept."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateJob

from caseload.core.jobs import defer_once
from households.roster.models import RosterBatch
from households.roster.services.files import open_batch, record_taking
from households.roster.sheets.error_workbook import error_workbook

JOB = "households.roster.tasks.make_error_workbook"


def error_workbook_of(batch):
    """The bytes of the workbook. Raises SheetError."""
    if batch.error_workbook:
        with batch.error_workbook.open("rb") as stored:
            return stored.read()
    return error_workbook(open_batch(batch), list(batch.problems.values()))


def take_error_workbook(*, by, batch):
    """The bytes of the workbook for ``by``, whom a record names: it holds people. Raises SheetError."""
    content = error_workbook_of(batch)
    record_taking(by=by, batch=batch)
    return content


def order_error_workbook(batch):
    """Let the worker make the workbook, unless it is about to."""
    if not is_ordered(batch):
        defer_once(JOB, lock=_lock(batch), batch=batch.pk)


def is_ordered(batch):
    jobs = ProcrastinateJob.objects.filter(queueing_lock=_lock(batch), status__in=["todo", "doing"])
    return jobs.exists()


def keep_error_workbook(batch):
    """What the worker does. A check in between makes it worthless: then it is not kept."""
    newest = _newest_problem(batch)
    content = ContentFile(error_workbook_of(batch))
    with transaction.atomic():
        locked = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
        if _newest_problem(locked) == newest and not locked.error_workbook:
            locked.error_workbook.save(f"{locked.sha256[:16]}.errors", content, save=False)
            locked.save(update_fields=["error_workbook"])


def _newest_problem(batch):
    return batch.problems.aggregate(newest=Max("pk"))["newest"]


def _lock(batch):
    return f"error workbook {batch.pk}"
