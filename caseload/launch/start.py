"""`make start`: database, tables, demo, web server and job worker, until Ctrl-C."""

import contextlib
import errno
import os
import socket
import subprocess
import sys
import time

from caseload.launch.children import Children, Stopped, ignore_signals, stop_on_signals
from caseload.launch.instance import only_instance
from caseload.launch.paths import ROOT, LaunchError, data_dir
from caseload.launch.postgres import database
from caseload.launch.prepare import DEMO_PASSWORD
from caseload.launch.secrets import ensure_secrets

WILDCARDS = ("0.0.0.0", "::")  # noqa: S104 - only when HOST asks for it
SERVER_SECONDS = 60


def main(arguments: list[str]) -> int:
    """Returns the exit status. Raises LaunchError in words when it cannot start or a process dies."""
    host, port = os.environ.get("HOST") or "127.0.0.1", _port()
    os.environ["CASELOAD_STATIC"] = os.environ.get("CASELOAD_STATIC") or str(data_dir() / "static")
    _allow_host(host)
    embedded = not os.environ.get("DATABASE_URL")
    stop_on_signals()
    try:
        with only_instance(_address(host, port)):
            _check_free(host, port)
            ensure_secrets(data_dir())
            with database():
                _serve(host, port, may_load_demo=embedded and os.environ.get("CASELOAD_DEMO") != "0")
    except Stopped:
        print("\nCaseload has stopped.", flush=True)
    finally:
        ignore_signals()
    return 0


def _serve(host: str, port: int, *, may_load_demo: bool) -> None:
    logins = _prepare(may_load_demo)
    with Children() as children:
        children.start("web server", _web_server(host, port))
        children.start("job worker", [sys.executable, "manage.py", "procrastinate", "worker"])
        _wait_for_server(children, host, port)
        print(f"\nCaseload runs at {_address(host, port)} (Ctrl-C stops it)", flush=True)
        if logins:
            print(f"Demo log-ins: {', '.join(logins)}; password {DEMO_PASSWORD}", flush=True)
        children.watch()


def _prepare(may_load_demo: bool) -> list[str]:
    """Returns the demo log-ins that work."""
    command = [sys.executable, "-m", "caseload.launch.prepare", *(["--demo"] if may_load_demo else [])]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise LaunchError("The database could not be prepared; the lines above say why.")
    return done.stdout.split()


def _web_server(host: str, port: int) -> list[str]:
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    sizes = ["--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
    # No control socket: it would be one more thing that outlives a kill -9.
    quiet = ["--log-level", "warning", "--no-control-socket"]
    return [sys.executable, "-m", "gunicorn", "caseload.wsgi", "--bind", bind, *sizes, *quiet]


def _wait_for_server(children: Children, host: str, port: int) -> None:
    """Until it answers: the printed address must work the moment it is read."""
    target = ("127.0.0.1" if host in WILDCARDS else host, port)
    give_up = time.monotonic() + SERVER_SECONDS
    while time.monotonic() < give_up:
        children.check()
        with contextlib.suppress(OSError), socket.create_connection(target, timeout=1):
            return
        time.sleep(0.1)
    raise LaunchError(f"The web server does not answer on port {port}.")


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise LaunchError(f"PORT is a number from 1 to 65535, not “{text}”.")
    return int(text)


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the web server does it, or the last connections of a server just stopped would count as in use.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                free = f"make start PORT={port + 1000 if port < 64536 else 9000}"
                raise LaunchError(f"Port {port} is in use. Stop what uses it, or choose another: {free}") from None
            raise LaunchError(f"Cannot listen on {host}, port {port}: {problem.strerror}.") from None


def _allow_host(host: str) -> None:
    """The web server answers only to names it knows; the one it was asked to listen on is one of them."""
    if "CASELOAD_HOSTS" in os.environ or host == "127.0.0.1":
        return
    if host in WILDCARDS:
        print(
            "Others reach it by the names in CASELOAD_HOSTS (names with commas), which is not set.",
            file=sys.stderr,
        )
        return
    name = f"[{host}]" if ":" in host else host
    os.environ["CASELOAD_HOSTS"] = f"localhost,127.0.0.1,[::1],{name}"


def _address(host: str, port: int) -> str:
    if host in WILDCARDS:
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
