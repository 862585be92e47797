"""Giving work to the job worker."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def defer_once(task, *, lock, **arguments):
    """Give ``task`` (its name) to the worker, unless one with the same ``lock`` is waiting already."""
    try:
        with transaction.atomic():
            app.configure_task(task, queueing_lock=lock).defer(**arguments)
    except AlreadyEnqueued:
        return
