"""Starts what Caseload needs on a bare machine: packages, database, browser, processes.

Standard library only, and nothing of the project: it runs before anything is installed.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Caseload needs Python 3.11 or newer; this is %s. Try: make PYTHON=python3.11"
        % sys.version.split()[0]
    )

from caseload.launch.paths import LaunchError, data_dir
from caseload.launch.postgres import database
from caseload.launch.secrets import ensure_secrets

__all__ = ["LaunchError", "data_dir", "database", "ensure_secrets"]
