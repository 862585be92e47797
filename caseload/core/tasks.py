"""Nightly work of the ground floor. Run by `manage.py procrastinate worker`; times are UTC, so 19 is three in the
morning of the street."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import transaction
from procrastinate import builtin_tasks
from procrastinate.contrib.django import app

from caseload.core import audit
from caseload.core.services.attachments import sweep
from caseload.core.services.recounting import recount, tell_of_differences
from caseload.core.services.sent_forms import forget_old

KEEP_JOBS_HOURS = 30 * 24


@app.periodic(cron="10 19 * * *")
@app.task(queueing_lock="clear_sessions")
def clear_sessions(timestamp):
    """Sessions that have ended, and what was noted about their devices."""
    call_command("clearsessions")
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@app.periodic(cron="20 19 * * *")
@app.task(queueing_lock="remove_old_jobs", pass_context=True)
async def remove_old_jobs(context, timestamp):
    """Jobs done a month ago; those that failed stay to be looked at."""
    await builtin_tasks.remove_old_jobs(context, max_hours=KEEP_JOBS_HOURS)


@app.periodic(cron="30 19 * * *")
@app.task(queueing_lock="sweep_attachments")
def sweep_attachments(timestamp):
    """Files whose row was never written, because the save failed after them."""
    sweep(older_than=timedelta(days=1))


@app.periodic(cron="40 19 * * *")
@app.task(queueing_lock="forget_sent_forms")
def forget_sent_forms(timestamp):
    """Keys of forms that no device sends again."""
    forget_old()


@app.periodic(cron="50 19 * * *")
@app.task(queueing_lock="recount_facts", pass_context=False)
def recount_facts(timestamp):
    """What lists and figures read is what the rows say; where it was not, administrators are told."""
    with audit.acting(None, why="recount"), transaction.atomic():
        if found := sum(1 for _difference in recount(fix=True)):
            tell_of_differences(found)
