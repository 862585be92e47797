"""`database()`: a PostgreSQL for the time of a `with` block, shared by all processes of a data folder."""

import contextlib
import fcntl
import os

from caseload.launch.cluster import Cluster, default_cluster
from caseload.launch.paths import open_private


@contextlib.contextmanager
def database(fast: bool = False):
    """Give the block a DATABASE_URL. One that is set already is used as it is, and nothing is started.

    Otherwise the embedded cluster of the data folder is made, adopted or started. Everybody who uses it holds
    a shared lock on its users file; the last one to leave stops the server. Who is killed leaves it running,
    and the next one adopts it. `fast` is the cluster of the tests: its own folder, no care for power cuts.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    cluster = default_cluster(fast=fast)
    with contextlib.ExitStack() as stack:
        users = stack.enter_context(_lock_file(cluster, "users"))
        with _starting(cluster):
            fcntl.flock(users, fcntl.LOCK_SH)
            stack.callback(_leave, cluster, users)
            cluster.ensure_running()
            os.environ["DATABASE_URL"] = cluster.url
        stack.callback(os.environ.pop, "DATABASE_URL", None)
        yield


def stop_if_unused(*, fast: bool = False) -> bool:
    """Stop a server that nobody uses any more, left by a process that was killed. Whether there was one."""
    cluster = default_cluster(fast=fast)
    with _lock_file(cluster, "users") as users:
        return _leave(cluster, users)


def _leave(cluster: Cluster, users) -> bool:
    """Stop the server unless somebody else uses it; whether it was stopped."""
    with _starting(cluster):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        running = cluster.is_running()
        if running:
            cluster.stop()
        fcntl.flock(users, fcntl.LOCK_UN)
        return running


@contextlib.contextmanager
def _starting(cluster: Cluster):
    """One process at a time starts, adopts or stops."""
    with _lock_file(cluster, "start") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _lock_file(cluster: Cluster, name: str):
    return open_private(cluster.folder.with_name(f"{cluster.folder.name}.{name}.lock"))
