"""Where the application lies and where it keeps what it writes."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class LaunchError(Exception):
    """Something a person can put right; its text is one or two sentences for that person."""


def data_dir() -> Path:
    """The folder of everything that is kept: `$CASELOAD_DATA`, else `.data` in the checkout.

    Owner only; as root others may pass through it (not list it), because the database server runs under an
    account of its own and has to reach its cluster. What lies inside guards itself with its own mode.
    """
    path = Path(os.environ.get("CASELOAD_DATA") or ROOT / ".data").absolute()
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return path
