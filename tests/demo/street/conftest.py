"""The demo of the usual size, acted out once for all tests of this folder: the mark ``xdist_group`` gives them to one
process."""

import pytest
from django.db import transaction
from django.test import TestCase

from caseload.demo import loader


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            plan = loader.load(seed=1, households=210, visits=6320)
        yield plan
        transaction.set_rollback(True)
