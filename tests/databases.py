"""The databases of the tests. One is migrated, kept between runs and never written to; each worker's is a copy of it.

All bear the mark of the checkout, and each run a name of its own: two runs in one checkout never meet. Who uses a
database holds a lock named after it. A killed process loses its locks: what nobody holds is dropped at the next start.
"""

import ast
import contextlib
import hashlib
import os
import secrets
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from caseload.launch.paths import ROOT, LaunchError

MARK = f"test_caseload_{hashlib.sha256(bytes(ROOT)).hexdigest()[:8]}_"
ROOMS = ("caseload", "households", "visits")
BEGINNINGS = ("**/migrations/*.py", "**/seed.py", "core/catalogues/loading.py")
MIGRATE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("load_catalogues")
"""


@contextlib.contextmanager
def provided():
    """For the time of a run: what its databases are called, and what they are copied from, stand in the environment."""
    run, template = MARK + secrets.token_hex(6), MARK + fingerprint()[:12]
    with server() as held:
        held.execute("SELECT pg_advisory_lock(%s), pg_advisory_lock_shared(%s)", [key(run), key(template)])
        drop_what_nobody_holds(held, but=template)
        ensure_template(held, template, draft=f"{run}_draft")
        os.environ |= {"CASELOAD_TEST_RUN": run, "CASELOAD_TEST_TEMPLATE": template}
        try:
            yield
        finally:
            for name in names(held, run):
                drop(held, name)


def renew(held, name):
    """As migrations and seeds leave it, whatever was written to it."""
    drop(held, name)
    copy = SQL("CREATE DATABASE {} TEMPLATE {}")
    held.execute(copy.format(Identifier(name), Identifier(os.environ["CASELOAD_TEST_TEMPLATE"])))


def mine():
    """The name of the database of this process."""
    return f"{os.environ['CASELOAD_TEST_RUN']}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def server():
    """A connection for making and dropping databases. Locks are of one database: everybody meets in this one."""
    return psycopg.connect(address("postgres"), autocommit=True)


def address(name):
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def names(held, beginning):
    found = held.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning])
    return [name for (name,) in found.fetchall()]


def drop(held, name):
    """WITH (FORCE) would refuse while autovacuum, another role's, is in there; without it the server sends autovacuum
    away itself."""
    send_away(held, name)
    held.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))


def send_away(held, name):
    """Whoever is connected as we are."""
    ours = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s AND usename = current_user"
    held.execute(ours, [name])


def key(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], signed=True)


def drop_what_nobody_holds(held, but):
    """What killed runs left, and templates of other days. ``but``: our own, which our own lock would not save."""
    for name in set(names(held, MARK)) - {but}:
        holder = [key("_".join(name.split("_")[:4]))]
        if held.execute("SELECT pg_try_advisory_lock(%s)", holder).fetchone() == (True,):
            drop(held, name)
            held.execute("SELECT pg_advisory_unlock(%s)", holder)


def ensure_template(held, template, draft):
    """Whoever starts first makes it while others wait. It gets its name when it is whole."""
    making = [key(f"making {template}")]
    held.execute("SELECT pg_advisory_lock(%s)", making)
    if not names(held, template):
        held.execute(SQL("CREATE DATABASE {}").format(Identifier(draft)))
        environment = os.environ | {"DATABASE_URL": address(draft), "DJANGO_SETTINGS_MODULE": "caseload.settings"}
        if subprocess.run([sys.executable, "-c", MIGRATE], cwd=ROOT, env=environment).returncode:
            raise LaunchError("The tests have no database: it cannot be migrated, the lines above say why.")
        held.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(draft), Identifier(template)))
    held.execute("SELECT pg_advisory_unlock(%s)", making)


def fingerprint():
    """Another one when anything changes that an empty database is made of."""
    seen = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted(sources()):
        seen.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return seen.hexdigest()


def sources():
    """Migrations and seeds, and all files of ours that they lead to by their imports."""
    ahead = [path for room in ROOMS for pattern in BEGINNINGS for path in (ROOT / room).glob(pattern)]
    found = set()
    while ahead:
        path = ahead.pop()
        if path not in found:
            found.add(path)
            ahead += [file for name in imported(path) for file in files_of(name)]
    return found


def imported(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def files_of(module):
    place = ROOT.joinpath(*module.split("."))
    return [path for path in (place.with_suffix(".py"), place / "__init__.py") if path.exists()]
