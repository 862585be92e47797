"""Work on issues that needs nobody: clocks that run again, and telling of what is late.

Run by `manage.py procrastinate worker`; times are UTC, so 19 is three in the morning of the street. However often a
job runs, and after whatever standstill, each thing happens once.
"""

from procrastinate.contrib.django import app

from caseload.core import audit
from visits.issues.services.escalation import escalate
from visits.issues.services.issues import resume_ended_suspensions
from visits.issues.services.ownership import leave_nothing_with_the_absent


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="escalate_issues", pass_context=False)
def escalate_issues(timestamp):
    with audit.acting(None, why="reminders"):
        resume_ended_suspensions()
        escalate()


@app.periodic(cron="40 19 * * *")
@app.task(queueing_lock="settle_issues", pass_context=False)
def settle_issues(timestamp):
    """Each night: no issue stays with somebody who has left, whatever way they left."""
    with audit.acting(None, why="reminders"):
        leave_nothing_with_the_absent()
        resume_ended_suspensions()
        escalate()
