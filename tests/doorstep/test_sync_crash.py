"""Two hundred phones at once while the database is killed: what was acknowledged is there, and there once."""

import contextlib
import hashlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings

from caseload.launch.cluster import Cluster, free_port

CLIENTS, SECONDS, KILLS, THROWN_AWAY = 200, 60, 5, 0.15
CAST = """
import json, sys, django
from django.conf import settings
django.setup()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from caseload.core.permissions import Role
from tests import make
east = make.area(None, "370799001", "青禾街道", level_name="街道")
for n in range(int(sys.argv[1])):
    user = make.person(f"w{n}", f"社工{n}", Role.WORKER, post=east)
    family = make.household(east, f"住户{n}", worker=user)
    session = make.session(user)
    print(json.dumps({"user": user.pk, "household": family.pk, "session": session.session_key}))
"""


class Database(Cluster):
    """A cluster of its own that comes back where it was: the server knows one address."""

    def _write_settings(self):
        if not (self.folder / "caseload.conf").exists():
            super()._write_settings()

    def kill(self):
        """The server and all its processes at once, as the kernel does it when memory runs out."""
        first = self._pid_file().pid
        for pid in [first, *children_of(first)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while self._is_our_server(first):  # on a busy machine it takes a moment to die, and looks alive so long
            time.sleep(0.01)


def children_of(parent):
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                yield int(stat.parent.name)


class Client(threading.Thread):
    """A phone: sends one visit after another, each until it is acknowledged by key and content."""

    def __init__(self, address, cookie, until):
        super().__init__(daemon=True)
        self.address, self.cookie, self.until = address, cookie, until
        self.chance = random.Random(cookie["user"])
        self.line = self.token = None
        self.acknowledged, self.statuses, self.thrown_away = [], Counter(), 0

    def run(self):
        for n in range(10**6):
            if time.monotonic() > self.until or not self.deliver(f"{self.cookie['user']}/{n}"):
                break

    def deliver(self, note):
        """Whether the visit was acknowledged; gives up a minute after the end."""
        parcel = self.parcel(note)
        sha = hashlib.sha256(parcel["said"].encode()).hexdigest()
        while time.monotonic() < self.until + 60:
            said = self.ask("POST", "/sync/visits/", urlencode(parcel)) if self.greet() else None
            if said and (said.get("ack"), said.get("sha")) == (json.loads(parcel["said"])["id"], sha):
                self.acknowledged.append(said["ack"])
                return True
            time.sleep(self.chance.uniform(0.1, 0.5))
        return False

    def parcel(self, note):
        now = datetime.now(UTC)
        at = now.astimezone().strftime("%Y-%m-%dT%H:%M")
        pairs = [["visited_at", at], ["kind", "home"], ["condition", "well"], ["note", note], ["leaflets", "1"]]
        own = {"author": self.cookie["user"], "household": self.cookie["household"], "name": "住户"}
        said = {"id": str(uuid.uuid4()), **own, "kept_at": now.isoformat(), "pairs": pairs, "files": []}
        return {"said": json.dumps(said)}

    def greet(self):
        self.token = self.token or (self.ask("GET", "/sync/", "", lossy=False) or {}).get("csrf")
        return self.token

    def ask(self, method, path, body, *, lossy=True):
        """The JSON of the answer, or None when there was none, or when it got lost on the way."""
        cookies = f"sessionid={self.cookie['session']}; csrftoken={self.token}"
        headers = {"Cookie": cookies, "X-CSRFToken": self.token or "", "Caseload-Sync": "1"}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line = self.line or http.client.HTTPConnection(*self.address, timeout=30)
            self.line.request(method, path, body, headers)
            if lossy and self.chance.random() < THROWN_AWAY:
                self.thrown_away += 1
                raise ConnectionError
            answer = self.line.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self.hang_up()
            return None
        self.statuses[answer.status] += 1
        return json.loads(content) if answer.status in (200, 201) else None

    def hang_up(self):
        self.line.close()
        self.line = None


@pytest.fixture
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("crash")


@pytest.fixture
def database(place):
    database = Database(place / "cluster")
    database.ensure_running()
    yield database
    database.stop()
    database.remove()


@pytest.fixture
def server(database, place):
    """The address of a server as ``make start`` runs it, and cookies of as many workers as there are phones."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": database.url, "CASELOAD_MEDIA": str(place / "media")}
    environment |= {"DJANGO_SETTINGS_MODULE": "caseload.settings", "PYTHONPATH": str(settings.BASE_DIR)}
    run = {"cwd": settings.BASE_DIR, "env": environment}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True, **run)
    made = subprocess.run([sys.executable, "-c", CAST, str(CLIENTS)], check=True, stdout=subprocess.PIPE, **run)
    sizes = ["--workers", "2", "--threads", "4", "--log-level", "critical", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", "caseload.wsgi", "--bind", f"127.0.0.1:{port}", *sizes]
    with (place / "server.log").open("w") as log:
        web = subprocess.Popen(command, stderr=log, **run)
        yield ("127.0.0.1", port), [json.loads(line) for line in made.stdout.splitlines()]
        web.terminate()
        web.wait()


@pytest.mark.prove
def test_what_is_acknowledged_is_stored_once(database, server):
    address, cookies = server
    until = time.monotonic() + SECONDS
    clients = [Client(address, cookie, until) for cookie in cookies]
    for client in clients:
        client.start()
    for _ in range(KILLS):
        time.sleep(SECONDS / (KILLS + 1))
        database.kill()
        database.ensure_running()
    for client in clients:
        client.join()
    acknowledged = {key for client in clients for key in client.acknowledged}
    statuses = sum((client.statuses for client in clients), Counter())
    thrown_away = sum(client.thrown_away for client in clients)
    print(f"{len(acknowledged)} acknowledged, {thrown_away} answers thrown away, statuses {dict(statuses)}")
    with psycopg.connect(database.url) as connection:
        keys = [str(key) for (key,) in connection.execute("SELECT id FROM visits_visit")]
        notes = [note for (note,) in connection.execute("SELECT note FROM visits_visit")]
        (rolled_up,) = connection.execute("SELECT sum(visits) FROM visits_visitday").fetchone()
        (arrivals,) = connection.execute("SELECT count(*) FROM doorstep_arrival").fetchone()
    assert len(acknowledged) > CLIENTS
    assert not acknowledged - set(keys), "acknowledged, and lost"
    assert len(notes) == len(set(notes)), "stored twice"
    assert rolled_up == arrivals == len(keys), "written more or less often than stored"
    assert {status for status in statuses if status >= 500} <= {503}
