"""One file with everything: the database and the uploaded files, under a manifest with checksums.

A restore looks at the whole file before it changes anything, replaces the database in one transaction, and begins a
new epoch, so that phones send again what the older state does not hold. The keys are not in it (docs/backup.md).
"""

import hashlib
import hmac
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from caseload.core import wall_clock
from caseload.core.versions import FROM_BEFORE, is_from_before, unknown_migrations
from caseload.launch import LaunchError
from caseload.launch.programs import programs

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "database.sql", "files/"
CHUNK = 1 << 20
BEGIN = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
HEAD = 1024
"""Bytes in which a dump sets its session, before any data."""
NEWER_SETTING = b"SET transaction_timeout = 0;\n"
"""Written by pg_dump 17 and newer whatever the server; PostgreSQL 15 and 16 refuse it."""
NEW_EPOCH = """
DO $$ BEGIN
    IF to_regclass('public.core_epoch') IS NOT NULL THEN
        UPDATE public.core_epoch SET value = gen_random_uuid();
    END IF;
END $$;
"""


class BackupError(Exception):
    """Why nothing was done, in a sentence for the administrator."""


def write_backup(target):
    """Write ``target``, complete or not at all. Returns the manifest."""
    target = Path(target)
    with tempfile.TemporaryDirectory(prefix="caseload-backup-", dir=target.absolute().parent) as scratch:
        dump = Path(scratch) / DATABASE
        with dump.open("wb") as out:
            _run("pg_dump", "--format=plain", "--no-owner", "--no-privileges", stdout=out)
        whole = Path(scratch) / "whole"
        manifest = _pack(whole, dump)
        os.replace(whole, target)
    return manifest


def _pack(whole, dump):
    sources = {DATABASE: dump, **{FILES + name: path for name, path in uploaded()}}
    with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
            sums = {name: _pack_one(pack, name, path) for name, path in sources.items()}
            manifest = {
                "format": FORMAT,
                "version": settings.VERSION,
                "made_at": wall_clock.now().isoformat(),
                "migrations": sorted(f"{app}.{name}" for app, name in _loader().applied_migrations),
                "keys": fingerprint(),
                "entries": sums,
            }
            pack.writestr(MANIFEST, json.dumps(manifest, indent=1))
        out.flush()
        os.fsync(out.fileno())
    return manifest


def _pack_one(pack, name, path):
    digest = hashlib.sha256()
    with path.open("rb") as source, pack.open(name, "w", force_zip64=True) as entry:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            entry.write(chunk)
    return digest.hexdigest()


def uploaded():
    """(name, path) of every uploaded file."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.exists() else []:
        if path.is_file() and not path.name.endswith(".restoring"):
            yield path.relative_to(root).as_posix(), path


def read_manifest(source):
    """The manifest of a backup that is whole and that this version can read. Raises BackupError; changes nothing."""
    try:
        with zipfile.ZipFile(source) as pack:
            manifest = json.loads(pack.read(MANIFEST))
            _check_version(manifest)
            entries = manifest["entries"]
            if set(pack.namelist()) != {MANIFEST, *entries} or DATABASE not in entries:
                raise BackupError("The file does not hold what its manifest lists. It was damaged or changed.")
            for name, wanted in entries.items():
                _check_name(name)
                if not hmac.compare_digest(_sum(pack, name), wanted):
                    raise BackupError(f"{name} is not what was backed up: its checksum differs.")
    except FileNotFoundError:
        raise BackupError(f"There is no file {source}.") from None
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError, EOFError) as problem:
        raise BackupError(f"This is no whole backup (cut short, or another file): {problem}") from None
    return manifest


def _check_version(manifest):
    unknown = unknown_migrations(tuple(name.split(".", 1)) for name in manifest["migrations"])
    if is_from_before(unknown):
        raise BackupError(f"The backup was made by a Caseload {FROM_BEFORE}")
    if manifest["format"] > FORMAT or unknown:
        raise BackupError(
            f"The backup was made by a newer Caseload ({manifest['version']}; this is {settings.VERSION}). "
            "Update Caseload first, then restore."
        )
    if manifest["keys"] != fingerprint():
        raise BackupError(
            "The backup was made with other keys: its ID numbers could not be read. Put the keys of that installation "
            "back first (CASELOAD_ID_KEY, CASELOAD_INDEX_KEY, or the folder secrets/)."
        )


def _check_name(name):
    """Nothing is ever written outside the folder of uploaded files."""
    root = Path(settings.MEDIA_ROOT).resolve()
    if name != DATABASE and (not name.startswith(FILES) or not _place(name).is_relative_to(root)):
        raise BackupError(f"{name} does not belong into a backup.")


def _place(name):
    return (Path(settings.MEDIA_ROOT) / name.removeprefix(FILES)).resolve()


def _sum(pack, name):
    digest = hashlib.sha256()
    with pack.open(name) as entry:
        while chunk := entry.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def restore_backup(source):
    """Put back what ``source`` holds. Returns its manifest. Raises BackupError before anything is changed, or when
    the database refuses; it is then as it was."""
    manifest = read_manifest(source)
    with zipfile.ZipFile(source) as pack:
        for name in manifest["entries"]:
            if name != DATABASE:
                _put_back(pack, name)
        _replace_database(pack)
    return manifest


def _put_back(pack, name):
    """Files have names of their own for ever, so none that is newer is in the way."""
    place = _place(name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    scratch = place.with_name(place.name + ".restoring")
    with pack.open(name) as entry, scratch.open("wb") as out:
        shutil.copyfileobj(entry, out, CHUNK)
    scratch.chmod(0o600)
    os.replace(scratch, place)


def _replace_database(pack):
    """All in one transaction: the old contents stay until the new ones are complete."""
    connection.close()
    with tempfile.TemporaryFile() as script:
        script.write(BEGIN.encode())
        with pack.open(DATABASE) as dump:
            script.write(dump.read(HEAD).replace(NEWER_SETTING, b""))
            shutil.copyfileobj(dump, script, CHUNK)
        script.write(NEW_EPOCH.encode())
        script.seek(0)
        _run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", stdin=script)


def fingerprint():
    """Tells two sets of keys apart without telling the keys."""
    keys = (settings.CASELOAD_ID_KEY + settings.CASELOAD_INDEX_KEY).encode()
    return hmac.digest(keys, b"backup", "sha256").hex()[:16]


def _loader():
    return MigrationLoader(connection)


def _run(program, *arguments, **streams):
    """A program of PostgreSQL, on our database; the password goes by the environment, not by the command line."""
    database = connection.get_connection_params()
    known = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password", "PGDATABASE": "dbname"}
    known |= {"PGSSLMODE": "sslmode"}
    environment = {variable: str(database[key]) for variable, key in known.items() if database.get(key)}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, **streams}
    done = subprocess.run(
        [_program(program), *arguments],
        env={**os.environ, **environment, "PGOPTIONS": "-c client_min_messages=warning"},
        stderr=subprocess.PIPE,
        **streams,
    )
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise BackupError(f"{program}: {reason[0]}")


def _program(name):
    """The one on the PATH, else the one that comes with the embedded database."""
    found = shutil.which(name) if os.environ.get("CASELOAD_PG_PROGRAMS") == "system" else None
    try:
        return found or str(programs() / name)
    except LaunchError:
        found = shutil.which(name)
    if not found:
        raise BackupError(f"{name} is not installed here.")
    return found
