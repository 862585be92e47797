"""Starts what Caseload needs on a bare machine: packages, database, browser, processes.

Standard library only, and nothing of the project: it runs before anything is installed.
"""

from caseload.launch.paths import LaunchError, data_dir
from caseload.launch.postgres import database
from caseload.launch.secrets import ensure_secrets

__all__ = ["LaunchError", "data_dir", "database", "ensure_secrets"]
