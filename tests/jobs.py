"""The job worker's part, done at once: every job given to it that was not run yet, in the order given."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def run_jobs(after=0):
    """Runs the jobs with keys above ``after``. Returns the newest key."""
    for job in ProcrastinateJob.objects.filter(pk__gt=after).order_by("pk"):
        with connection.cursor() as cursor:  # a job that was begun no longer keeps another from waiting
            cursor.execute("UPDATE procrastinate_jobs SET queueing_lock = NULL WHERE id = %s", [job.pk])
        app.tasks[job.task_name](**job.args)
        after = job.pk
    return after
