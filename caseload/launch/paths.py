"""Where the application lies and where it keeps what it writes."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ELSEWHERE = "Or name another folder in CASELOAD_DATA."


class LaunchError(Exception):
    """Something a person can put right; its text is one or two sentences for that person."""


def data_dir() -> Path:
    """The folder of everything that is kept: `$CASELOAD_DATA`, else `.data` in the checkout.

    Owner only; as root others may pass through it (not list it), because the database server runs under an
    account of its own and has to reach its cluster. What lies inside guards itself with its own mode.
    """
    path = Path(os.environ.get("CASELOAD_DATA") or ROOT / ".data").absolute()
    try:
        if not path.is_dir():
            path.mkdir(parents=True, exist_ok=True)
            path.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as problem:
        raise LaunchError(f"The data folder {path} cannot be made: {problem.strerror}. {ELSEWHERE}") from None
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise LaunchError(f"The data folder {path} belongs to another user. Start as that user. {ELSEWHERE}")
    return path


def open_private(path: Path):
    """Open for reading and writing, made with mode 0600 when missing; for locks and notes of the launcher."""
    try:
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8")
    except PermissionError:
        raise LaunchError(f"{path} belongs to another user. Start as that user. {ELSEWHERE}") from None
