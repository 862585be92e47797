"""Several goes at the same rows within one test."""

from contextlib import contextmanager

from django.db import transaction

from caseload.core import catalogues


@contextmanager
def undone():
    """What is written inside is taken back, and a statement that fails does not fail those after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    catalogues.forget()
