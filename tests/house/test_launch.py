"""The launcher: the database outlives crashes, serves many starts at once; what goes wrong is a sentence."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psycopg
import pytest

from caseload.launch import LaunchError, data_dir, database, ensure_secrets
from caseload.launch.chromium import find_chromium
from caseload.launch.cluster import Cluster
from caseload.launch.paths import ROOT

pytestmark = pytest.mark.xdist_group("launch")
COUNT = """
import os, sys, psycopg
from caseload.launch import database
with database(fast=True):
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
        db.execute("SELECT pg_advisory_lock(1)")
        db.execute("CREATE TABLE IF NOT EXISTS starts (at timestamptz DEFAULT now())")
        db.execute("INSERT INTO starts DEFAULT VALUES")
        print(db.execute("SELECT count(*) FROM starts").fetchone()[0], flush=True)
        db.execute("SELECT pg_advisory_unlock(1)")
    if "stay" in sys.argv:
        sys.stdin.read()
"""

HOLD = """
from caseload.launch.instance import only_instance
with only_instance("http://x:1/"):
    print("held", flush=True)
    input()
"""


@pytest.fixture(scope="module")
def folder():
    """A data folder of its own, short enough for everybody, and reachable for the server's account."""
    with tempfile.TemporaryDirectory(prefix="caseload-launch-", dir="/tmp") as name:
        Path(name).chmod(0o711)
        yield Path(name)
        run("-m", "caseload.launch", "stop", folder=Path(name))


def environment(folder):
    kept = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "PORT", "HOST")}
    return kept | {"CASELOAD_DATA": str(folder), "PYTHONPATH": str(ROOT)}


def spawn(*arguments, folder, **more):
    command = [sys.executable, *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=environment(folder) | more, text=True, **pipes)


def run(*arguments, folder, **more):
    process = spawn(*arguments, folder=folder, **more)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def server_pid(folder):
    return int((folder / "test-cluster" / "postmaster.pid").read_text().split()[0])


def is_running(folder):
    return (folder / "test-cluster" / "postmaster.pid").exists()


def test_parallel_starts_share_one_server_and_the_last_one_stops_it(folder):
    starts = [spawn("-c", COUNT, folder=folder) for _ in range(3)]
    results = [start.communicate(timeout=60) for start in starts]
    assert [err for _, err in results] == ["", "", ""]
    assert sorted(int(out) for out, _ in results) == [1, 2, 3]
    assert not is_running(folder)


def test_data_survives_a_killed_server(folder):
    before = int(run("-c", COUNT, folder=folder)[1])
    user = spawn("-c", COUNT, "stay", folder=folder)
    assert int(user.stdout.readline()) == before + 1
    os.kill(server_pid(folder), signal.SIGKILL)
    user.kill()
    user.communicate()
    status, out, err = run("-c", COUNT, folder=folder)
    assert (status, int(out), err) == (0, before + 2, "")


def test_a_server_left_by_a_killed_user_is_adopted(folder):
    user = spawn("-c", COUNT, "stay", folder=folder)
    user.stdout.readline()
    left = server_pid(folder)
    user.kill()
    user.communicate()
    second = spawn("-c", COUNT, "stay", folder=folder)
    second.stdout.readline()
    assert server_pid(folder) == left
    second.communicate()
    assert not is_running(folder)


def test_a_dying_server_is_waited_for_and_replaced(folder, monkeypatch):
    """Told to end, but not yet at it: its note says "ready", its process lives, and nobody is let in any more."""
    user = spawn("-c", COUNT, "stay", folder=folder)
    before, dying = int(user.stdout.readline()), server_pid(folder)
    os.kill(dying, signal.SIGSTOP)
    os.kill(dying, signal.SIGINT)
    user.kill()
    user.communicate()
    monkeypatch.setenv("CASELOAD_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL")
    threading.Timer(1, os.kill, (dying, signal.SIGCONT)).start()
    with database(fast=True), psycopg.connect(os.environ["DATABASE_URL"]) as db:
        assert db.execute("SELECT count(*) FROM starts").fetchone() == (before,)
        assert server_pid(folder) != dying


def test_a_note_naming_a_stranger_does_not_prevent_a_start(folder):
    """After a restart of the machine the number in postmaster.pid may belong to any program."""
    run("-c", COUNT, folder=folder)
    note = folder / "test-cluster" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{folder}/test-cluster\n1\n5432\n\n127.0.0.1\n    1  1\nready   \n")
    status, _, err = run("-c", COUNT, folder=folder)
    assert (status, err) == (0, "")


def test_the_application_is_no_superuser_but_has_its_extensions(folder):
    code = """
import os, psycopg
from caseload.launch import database
with database(fast=True), psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
    db.execute("CREATE DATABASE made_by_a_test")
    print(db.execute("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone())
    made = os.environ["DATABASE_URL"].replace("/caseload?", "/made_by_a_test?")
    with psycopg.connect(made) as other:
        print(sorted(name for name, in other.execute("SELECT extname FROM pg_extension")))
    db.execute("DROP DATABASE made_by_a_test")
"""
    status, out, err = run("-c", code, folder=folder)
    assert (status, err) == (0, "")
    assert out.splitlines() == ["(False, True)", "['btree_gin', 'pg_trgm', 'plpgsql', 'unaccent']"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
def test_root_starts_it_where_the_account_may_not_go(folder):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    status, out, err = run("-c", COUNT, folder=closed)
    assert (status, out, err) == (0, "1\n", "")
    elsewhere = (closed / "test-cluster").resolve()
    assert closed not in elsewhere.parents
    assert int(run("-c", COUNT, folder=closed)[1]) == 2
    Cluster(closed / "test-cluster").remove()
    assert not elsewhere.exists()


def test_a_named_server_is_used_as_it_is(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/else")
    monkeypatch.setenv("CASELOAD_DATA", str(folder / "untouched"))
    with database():
        assert os.environ["DATABASE_URL"] == "postgres://somewhere/else"
    assert not (folder / "untouched").exists()


def test_a_port_in_use_is_a_sentence(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        status, _, err = run("-m", "caseload.launch", "start", folder=folder, PORT=port)
    assert status == 1
    assert err.startswith(f"Port {port} is in use") and "Traceback" not in err


def test_a_second_start_names_the_address_of_the_first(folder):
    first = spawn("-c", HOLD, folder=folder)
    first.stdout.readline()
    status, _, err = run("-m", "caseload.launch", "start", folder=folder)
    first.communicate("\n")
    assert (status, err) == (1, "Caseload is already running at http://x:1/.\n")


def test_stop_ends_the_instance_and_a_database_left_behind(folder):
    first = spawn("-c", HOLD, folder=folder)
    first.stdout.readline()
    user = spawn("-c", COUNT, "stay", folder=folder)
    user.stdout.readline()
    user.kill()
    user.communicate()
    assert run("-m", "caseload.launch", "stop", folder=folder)[1] == "Stopped Caseload at http://x:1/\n"
    assert first.wait(10) == -signal.SIGTERM
    assert not is_running(folder)
    assert run("-m", "caseload.launch", "stop", folder=folder)[1] == "Nothing was running.\n"


def test_children_end_with_a_killed_parent(folder):
    code = """
import sys, time
from caseload.launch.children import Children
child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
Children().start("sleeper", [sys.executable, "-c", child])
time.sleep(60)
"""
    parent = spawn("-c", code, folder=folder)
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    give_up = time.monotonic() + 5
    while Path(f"/proc/{child}/stat").exists() and " Z " not in Path(f"/proc/{child}/stat").read_text():
        assert time.monotonic() < give_up
        time.sleep(0.05)


def test_secrets_are_made_once_and_private(folder):
    first = ensure_secrets(folder)
    assert ensure_secrets(folder) == first
    assert len(bytes.fromhex(first["id_key"])) == len(bytes.fromhex(first["index_key"])) == 32
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (folder / "secrets").iterdir()}
    assert modes == dict.fromkeys(("secret_key", "id_key", "index_key"), "0o600")
    assert (folder / "secrets").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_another_users_data_folder_is_a_sentence(folder):
    code = "import os; from caseload import launch; os.setuid(65534); launch.data_dir()"
    _, _, err = run("-c", code, folder=folder)
    assert "belongs to another user" in err.splitlines()[-1]


def test_a_data_folder_that_cannot_be_made_is_a_sentence(folder, monkeypatch):
    (folder / "file").write_text("in the way")
    monkeypatch.setenv("CASELOAD_DATA", str(folder / "file" / "data"))
    with pytest.raises(LaunchError, match="cannot be made"):
        data_dir()


def test_a_browser_that_does_not_start_is_said(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(LaunchError, match="which does not start"):
        find_chromium()
