"""Jobs of the households' floor, run by `manage.py procrastinate worker`."""

from procrastinate.contrib.django import app

from caseload.core.models import User
from households.roster.models import RosterBatch
from households.roster.services.error_workbooks import JOB as ERRORS
from households.roster.services.error_workbooks import keep_error_workbook
from households.roster.services.import_jobs import JOB, run_batch, start_again, stuck_batches


@app.task(name=JOB)
def work_on_batch(batch, by):
    """Read, check or import a roster, as it waits for. Killed at any moment, it has written all or nothing."""
    person = User.objects.get(pk=by) if by else None
    run_batch(by=person, batch=RosterBatch.objects.get(pk=batch))


@app.task(name=ERRORS)
def make_error_workbook(batch):
    """Make the workbook of a large roster with its wrong cells marked."""
    keep_error_workbook(RosterBatch.objects.get(pk=batch))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="revive_imports", pass_context=False)
def revive_imports(timestamp):
    """Rosters whose worker was killed are worked on anew."""
    for batch in stuck_batches().select_related("by"):
        start_again(by=batch.by, batch=batch)
