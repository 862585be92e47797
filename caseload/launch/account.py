"""Under whose name the embedded database server runs.

PostgreSQL refuses to run as root. An ordinary user runs it under the own name; root runs it under an existing
unprivileged account, and adds none to the system.
"""

import os
import pwd
import subprocess
from pathlib import Path

from caseload.launch.paths import LaunchError

ACCOUNTS = ("postgres", "nobody")


def server_account() -> pwd.struct_passwd | None:
    """The account to switch to, or None when the server runs under the user who starts it."""
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LaunchError(
        "PostgreSQL does not run as root, and this machine has neither an account 'postgres' nor 'nobody'. "
        "Start Caseload as an ordinary user, or set DATABASE_URL."
    )


def run_as_server(command: list, **options) -> subprocess.CompletedProcess:
    """Run a program of PostgreSQL with a clean environment (no PG* settings of the user's shell)."""
    account = server_account()
    if account:
        options |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
    # The working folder may be closed to that account; its own programs would stumble over it.
    try:
        return subprocess.run([str(part) for part in command], env=environment, cwd="/", **options)
    except OSError as problem:
        name = account.pw_name if account else "this user"
        raise LaunchError(f"{command[0]} cannot be run as {name}: {problem.strerror}. Or set DATABASE_URL.") from None


def server_can(flag: str, path: Path) -> bool:
    """Whether the server's account can use `path`; `flag` as in test(1): r, w, x."""
    if server_account() is None:
        return True
    return run_as_server(["/bin/sh", "-c", f'test -{flag} "$1"', "sh", path]).returncode == 0


def give_to_server(path: Path) -> None:
    account = server_account()
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)
