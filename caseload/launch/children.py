"""The processes that `make start` looks after: started together, stopped together."""

import ctypes
import os
import signal
import subprocess
import time

from caseload.launch.paths import ROOT, LaunchError

PR_SET_PDEATHSIG = 1
PATIENCE = 10  # seconds for running requests and jobs to end
_libc = ctypes.CDLL(None)


class Stopped(BaseException):
    """Ctrl-C, `kill` or a closed terminal. Not an Exception: nobody on the way may swallow it."""


class Children:
    """Use as a context manager; on leaving, whatever still runs is asked to stop, then made to."""

    def __init__(self):
        self._running: dict[str, subprocess.Popen] = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        ignore_signals()
        for child in self._running.values():
            if child.poll() is None:
                child.terminate()
        give_up = time.monotonic() + PATIENCE
        for child in self._running.values():
            try:
                child.wait(max(0.1, give_up - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def start(self, name: str, command: list[str]) -> None:
        # A session of its own: Ctrl-C reaches us alone, and we stop the rest in order.
        self._running[name] = subprocess.Popen(
            command, cwd=ROOT, start_new_session=True, preexec_fn=_end_with(os.getpid())
        )

    def check(self) -> None:
        """Raises LaunchError when one of them has ended."""
        for name, child in self._running.items():
            if child.poll() is not None:
                raise LaunchError(f"The {name} ended unexpectedly (status {child.returncode}); stopping the rest.")

    def watch(self) -> None:
        while True:
            self.check()
            time.sleep(0.3)


def _end_with(parent: int):
    """Children of a killed parent are told to stop, or they would hold the port for ever."""

    def in_child():
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return in_child


def stop_on_signals() -> None:
    def stop(*_):
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def ignore_signals() -> None:
    """While stopping: a second Ctrl-C must not leave half of it running."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
