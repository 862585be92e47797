"""Gives every test run its databases and folders before Django reads its settings.

Loaded by `-p tests.plugin` (pyproject.toml), so that plain `.venv/bin/pytest` works on a fresh checkout. With
pytest-xdist the controller starts the cluster and its workers inherit the environment.
"""

import contextlib
import gc
import os
import tempfile

import pytest

from caseload import launch
from tests import databases


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """A wrapper, so that it runs before pytest-django's own hook loads the settings."""
    # Playwright's synchronous API runs an event loop in the test's thread; Django would refuse the ORM there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if "PYTEST_XDIST_WORKER" not in os.environ:
        early_config.add_cleanup(_provide().close)
    return (yield)


def pytest_collection_finish():
    """What is loaded by now stays: looking through all of it for rubbish again and again took a twelfth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def _provide() -> contextlib.ExitStack:
    stack = contextlib.ExitStack()
    try:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="caseload-test-"))
        os.environ["CASELOAD_MEDIA"] = f"{scratch}/media"
        # No collected files: tests read static/ itself, not what an earlier start left in the data folder.
        os.environ["CASELOAD_STATIC"] = f"{scratch}/static"
        os.mkdir(f"{scratch}/static")
        for name, key in launch.ensure_secrets(launch.data_dir()).items():
            os.environ.setdefault(f"CASELOAD_{name.upper()}", key)
        stack.enter_context(launch.database(fast=True))
        stack.enter_context(databases.provided())
    except launch.LaunchError as problem:
        stack.close()
        raise pytest.UsageError(str(problem)) from None
    return stack
