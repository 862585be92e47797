"""One embedded PostgreSQL cluster in a folder: make it, start it, stop it.

For trying, developing and testing. Production names a server in DATABASE_URL, and none of this runs.
"""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from caseload.launch.account import give_to_server, run_as_server, server_can
from caseload.launch.paths import LaunchError, data_dir
from caseload.launch.programs import programs, shared_folder

MAJOR = "18"
START_SECONDS = 60
ANSWER_SECONDS = 3
# A process number that cannot exist.
NOBODYS_PID = "2147483647"

INITDB = ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C"]
INITDB += ["--lc-ctype=C.UTF-8", "--auth=scram-sha-256", "-k", "-U", "postgres", "--no-sync"]

# The log never holds a statement or a row: both may carry names and ID numbers. A restore makes all tables and their
# indexes in one transaction and holds a lock on each.
SETTINGS = """\
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
shared_buffers = 256MB
maintenance_work_mem = 256MB
max_wal_size = 2GB
max_locks_per_transaction = 256
random_page_cost = 1.1
jit = off
log_min_error_statement = panic
log_error_verbosity = terse
"""
# Only for a cluster that holds nothing but tests: a power cut may ruin it, a killed server does not.
FAST_SETTINGS = """\
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
checkpoint_timeout = 30min
"""

# The application owns its database and may make others (the test databases), and is otherwise nobody.
FIRST_SQL = """\
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE ROLE caseload LOGIN CREATEDB PASSWORD '{password}';

CREATE DATABASE caseload OWNER caseload;

"""
# Tests take out what they wrote without asking the triggers that forbid it.
FAST_SQL = "GRANT SET ON PARAMETER session_replication_role TO caseload;\n\n"


@dataclass(frozen=True)
class PidFile:
    """What the server notes in postmaster.pid while it runs."""

    pid: int
    port: int
    status: str  # "starting", "ready", "stopping" ("standby" never occurs here)


class Cluster:
    """`folder` holds the cluster, or is a link to it when root had to place it elsewhere."""

    def __init__(self, folder: Path, *, fast: bool = False):
        self.folder = folder
        self.fast = fast
        self.password_file = folder.with_name(folder.name + ".password")

    @property
    def url(self) -> str:
        """The address for DATABASE_URL. Without TLS: it never leaves this machine."""
        password = self.password_file.read_text(encoding="ascii").strip()
        return f"postgres://caseload:{password}@127.0.0.1:{self._pid_file().port}/caseload?sslmode=disable"

    # --- run ---

    def ensure_running(self) -> None:
        """Adopt the running server, or start it; make the cluster first when there is none.

        Raises LaunchError with the reason in words. The caller holds the start lock.
        """
        if not self.folder.exists():
            self._make()
        self._check_version()
        if self._settles():
            return
        self._disown_pid_file()
        try:
            self._start()
        except LaunchError:
            if not self.fast:
                raise
            self.remove()
            self._make()
            self._start()

    def is_running(self) -> bool:
        return self.folder.exists() and self._settles()

    def stop(self) -> None:
        self._pg_ctl("stop", "-m", "fast")

    def remove(self) -> None:
        """Delete a stopped cluster with everything in it."""
        shutil.rmtree(self.folder.resolve(), ignore_errors=True)
        self.folder.unlink(missing_ok=True)

    def _start(self) -> None:
        """After a kill -9 of the server its last children live on for a moment and hold the shared memory,
        and another program may take the port we found free: both pass, so try for a while."""
        give_up = time.monotonic() + START_SECONDS / 2
        while True:
            log = self._fresh_log()
            self._write_settings()
            if self._pg_ctl("start", "-l", log) == 0:
                return
            reason = log.read_text(errors="replace")
            passing = "shared memory block" in reason or "could not bind" in reason
            if not passing or time.monotonic() > give_up:
                last = (reason.strip().splitlines() or ["no reason given"])[-1]
                raise LaunchError(f"The embedded PostgreSQL does not start: {last} (log: {log})")
            time.sleep(0.5)

    def _pg_ctl(self, verb: str, *options) -> int:
        # Never through a pipe: the server inherits it and whoever reads it waits for ever.
        command = [
            programs() / "pg_ctl",
            verb,
            "-D",
            self.folder.resolve(),
            "-w",
            "-t",
            START_SECONDS,
            *options,
        ]
        quiet = subprocess.DEVNULL
        return run_as_server(command, stdin=quiet, stdout=quiet, stderr=quiet).returncode

    def _write_settings(self) -> None:
        path = self.folder / "caseload.conf"
        path.write_text(SETTINGS.format(port=free_port()) + (FAST_SETTINGS if self.fast else ""))
        give_to_server(path)

    def _fresh_log(self) -> Path:
        log = self.folder.resolve() / "server.log"
        if log.exists():
            log.replace(log.with_suffix(".log.old"))
        log.touch(mode=0o600)
        give_to_server(log)
        return log

    # --- state ---

    def _pid_file(self) -> PidFile | None:
        try:
            lines = (self.folder / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < 8:
            return PidFile(int(lines[0]) if lines else 0, 0, "starting")
        return PidFile(int(lines[0]), int(lines[3]), lines[7].strip())

    def _is_our_server(self, pid: int) -> bool:
        """A process number is used again after a restart of the machine: ask whose it is now."""
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False
        return os.fsencode(self.folder.resolve()) in command.split(b"\0")

    def _answers(self, port: int) -> bool:
        """Whether it lets somebody in. A server that was told to end, or killed, has "ready" in its note still."""
        command = [programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", port, "-t", ANSWER_SECONDS]
        return run_as_server(command, stdin=subprocess.DEVNULL).returncode == 0

    def _settles(self) -> bool:
        """Whether the server runs; waits while it is coming up or going down."""
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            note = self._pid_file()
            if note is None or not self._is_our_server(note.pid):
                return False
            if note.status == "ready" and self._answers(note.port):
                return True
            time.sleep(0.1)
        raise LaunchError(f"The embedded PostgreSQL in {self.folder} hangs; end process {note.pid} and try again.")

    def _disown_pid_file(self) -> None:
        """Make a left-over note name no living process, or PostgreSQL takes a stranger for a second server.

        The note is not deleted: by its last lines the server finds children of a killed predecessor.
        """
        path = self.folder / "postmaster.pid"
        if path.exists():
            _, _, rest = path.read_text(encoding="utf-8").partition("\n")
            path.write_text(f"{NOBODYS_PID}\n{rest}", encoding="utf-8")

    def _check_version(self) -> None:
        version = (self.folder / "PG_VERSION").read_text().strip()
        if version != MAJOR:
            raise LaunchError(f"{self.folder} was made by PostgreSQL {version}, this one is {MAJOR}: see docs.")

    # --- make ---

    def _make(self) -> None:
        """Build the cluster beside its place and move it there when it is whole.

        The superuser gets a password that nobody keeps: `postgres --single` needs none.
        """
        with contextlib.suppress(FileNotFoundError):
            self.folder.unlink()  # a link whose target is gone
        for unfinished in self.folder.parent.glob(f"{self.folder.name}-*"):
            shutil.rmtree(unfinished)
        scratch = self._scratch_folder()
        try:
            self._build(scratch)
            if scratch.parent == self.folder.parent:
                scratch.rename(self.folder)
            else:
                self.folder.symlink_to(scratch)
        except BaseException:
            shutil.rmtree(scratch, ignore_errors=True)
            raise

    def _scratch_folder(self) -> Path:
        parent = self.folder.parent
        if not server_can("x", parent):
            # Root, and the account cannot walk to the data folder. Opening its parents is not ours to do, so
            # the cluster moves and a link stays. A name of its own, so that no other folder ever meets it.
            parent = shared_folder()
        scratch = Path(tempfile.mkdtemp(prefix=self.folder.name + "-", dir=parent))
        give_to_server(scratch)
        return scratch

    def _build(self, scratch: Path) -> None:
        password = secrets.token_hex(16)
        with tempfile.NamedTemporaryFile("w", prefix="caseload-", dir="/tmp") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            give_to_server(file.name)
            self._run("initdb", *INITDB, f"--pwfile={file.name}", "-D", scratch)
        with (scratch / "postgresql.conf").open("a") as conf:
            conf.write("include_if_exists 'caseload.conf'\n")
        with tempfile.TemporaryFile("w+") as sql:
            sql.write(FIRST_SQL.format(password=password) + (FAST_SQL if self.fast else ""))
            sql.seek(0)
            self._run("postgres", "--single", "-j", "-F", "-D", scratch, "template1", stdin=sql)
        if not self.fast:
            self._run("initdb", "--sync-only", "-D", scratch)
        write_private(self.password_file, password)

    def _run(self, program: str, *arguments, stdin=subprocess.DEVNULL) -> None:
        command = [programs() / program, *arguments]
        done = run_as_server(command, stdin=stdin, capture_output=True)
        complaint = done.stderr.decode(errors="replace").strip()
        if done.returncode or "ERROR:" in complaint:
            raise LaunchError(f"The embedded PostgreSQL cannot be set up: {program}: {complaint}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_private(path: Path, text: str) -> None:
    handle, scratch = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text + "\n")
    os.replace(scratch, path)


def default_cluster(*, fast: bool = False) -> Cluster:
    return Cluster(data_dir() / ("test-cluster" if fast else "cluster"), fast=fast)
