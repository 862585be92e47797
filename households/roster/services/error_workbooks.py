"""One's own file back with the wrong cells marked: of a small roster made when it is asked for, of a large one once by
the job worker, and kept."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateJob

from caseload.core.jobs import defer_once
from households.roster.models import RosterBatch
from households.roster.services.files import open_batch
from households.roster.sheets.error_book import error_book

JOB = "households.roster.tasks.mark_errors"


def marked_book(batch):
    """The bytes of the workbook. Raises SheetError."""
    if batch.marked:
        with batch.marked.open("rb") as stored:
            return stored.read()
    return error_book(open_batch(batch), list(batch.problems.values()))


def ask_for_marks(batch):
    """Let the worker make the workbook, unless it is about to."""
    if not is_asked_for(batch):
        defer_once(JOB, lock=_lock(batch), batch=batch.pk)


def is_asked_for(batch):
    jobs = ProcrastinateJob.objects.filter(queueing_lock=_lock(batch), status__in=["todo", "doing"])
    return jobs.exists()


def keep_marks(batch):
    """What the worker does. A check in between makes the marks worthless: then they are not kept."""
    newest = _newest_problem(batch)
    content = ContentFile(marked_book(batch))
    with transaction.atomic():
        locked = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
        if _newest_problem(locked) == newest and not locked.marked:
            locked.marked.save(f"{locked.sha256[:16]}.marked", content, save=False)
            locked.save(update_fields=["marked"])


def _newest_problem(batch):
    return batch.problems.aggregate(newest=Max("pk"))["newest"]


def _lock(batch):
    return f"marks {batch.pk}"
