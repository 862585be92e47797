"""Starts what Caseload needs on a bare machine: packages, database, browser, processes.

Standard library only, and nothing of the project: it runs before anything is installed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told so
    sys.exit("Caseload needs Python 3.11 or newer, this is {}.{}; try PYTHON=python3.11".format(*sys.version_info))

from caseload.launch.paths import LaunchError, data_dir
from caseload.launch.postgres import database
from caseload.launch.secrets import ensure_secrets

__all__ = ["LaunchError", "data_dir", "database", "ensure_secrets"]
