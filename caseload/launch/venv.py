"""Makes `.venv` and keeps what is installed there equal to the lock. Runs under the system's Python."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys

from caseload.launch.paths import ROOT, LaunchError

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.txt"
STAMP = VENV / "installed-lock"


def ensure_venv() -> None:
    """Raises LaunchError in words when the virtual environment cannot be made or filled."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if _installed() == wanted:
        return
    with open(ROOT / "Makefile") as lock:  # parallel starts: one installs, the others wait
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _installed() == wanted:
            return
        if not _has_pip():
            _create()
        print("Installing the packages of requirements.txt into .venv …", flush=True)
        install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*install, "--require-hashes", "-r", LOCK]).returncode:
            raise LaunchError("The packages could not be installed; the lines above say why. Nothing else was changed.")
        STAMP.write_text(wanted + "\n")


def continue_in_venv(arguments: list[str]) -> None:
    """Replace this process by the same command under `.venv`; returns when it runs there already."""
    if os.path.abspath(sys.prefix) != str(VENV):
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), "-m", "caseload.launch", *arguments])  # noqa: S606 - no shell is the point


def _installed() -> str:
    return STAMP.read_text().strip() if STAMP.exists() and PYTHON.exists() else ""


def _has_pip() -> bool:
    return PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _create() -> None:
    print("Making .venv …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        reason = (done.stdout + done.stderr).strip()
        if "ensurepip" in reason or "named venv" in reason:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            reason = f"This Python lacks venv and pip. On Debian or Ubuntu: apt-get install python{version}-venv"
        raise LaunchError(f"A virtual environment cannot be made here. {reason}")
