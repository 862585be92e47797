"""The demo of the usual size, acted out once for all tests of this folder."""

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


def pytest_collection_modifyitems(items):
    """One process has them all, so that it is loaded once."""
    for item in items:
        if "/demo/street/" in item.path.as_posix():
            item.add_marker(pytest.mark.xdist_group("the street's year"))
