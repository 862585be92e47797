"""``backup`` and ``restore``: everything comes back, a new epoch begins, and what is not fit changes nothing."""

import json
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from caseload.core.models import Epoch
from caseload.core.services.backup import BEGIN
from households.models import Household
from tests import make
from tests.undone import undone
from visits.models import Visit


@pytest.fixture
def backup(committed, own, worker, tmp_path, tmp_path_factory, settings):
    """A backup of one visit and one file, made before a second visit."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")  # its own: the tests run side by side
    photo = settings.MEDIA_ROOT / "photos" / "a.jpg"
    photo.parent.mkdir(parents=True, exist_ok=True)
    photo.write_bytes(b"picture")
    make.visit(own, worker, note="早的")
    Epoch.current()
    call_command("backup", tmp_path / "all.backup", verbosity=0)
    make.visit(own, worker, note="晚的")
    photo.unlink()
    return tmp_path / "all.backup"


def state():
    return Epoch.current(), sorted(Visit.objects.values_list("note", flat=True))


def test_everything_comes_back_and_a_new_epoch_begins(backup, own):
    before, _ = state()
    call_command("restore", backup, "--noinput", verbosity=0)
    after, notes = state()
    assert notes == ["早的"] and before != after
    photo = Path(settings.MEDIA_ROOT) / "photos" / "a.jpg"
    assert photo.read_bytes() == b"picture" and photo.stat().st_mode & 0o777 == 0o600
    assert Household.objects.get(pk=own.pk).head_name == "王建华"
    assert backup.stat().st_mode & 0o077 == 0
    make.visit(own, own.worker, note="triggers and sequences are back too")


def rewritten(backup, change):
    with zipfile.ZipFile(backup) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    change(parts)
    with zipfile.ZipFile(backup, "w") as pack:
        for name, content in parts.items():
            pack.writestr(name, content)


def manifest(**facts):
    def change(parts):
        parts["manifest.json"] = json.dumps({**json.loads(parts["manifest.json"]), **facts})

    return change


def test_what_is_not_fit_is_refused_before_anything_changes(backup):
    whole, before = backup.read_bytes(), state()
    for broken in (whole[: len(whole) // 2], whole[:-20], b"", b"something else"):
        backup.write_bytes(broken)
        refused(backup, before, "no whole backup")
    for change, words in [
        (manifest(format=2), "newer"),
        (manifest(migrations=["visits.9999_from_the_future"]), "newer"),
        (manifest(keys="0" * 16), "other keys"),
        (lambda parts: parts.update({"files/photos/a.jpg": b"changed"}), "checksum"),
        (lambda parts: parts.pop("files/photos/a.jpg"), "manifest"),
        (lambda parts: parts.update({"files/../../x": b""}), "manifest"),
    ]:
        backup.write_bytes(whole)
        rewritten(backup, change)
        refused(backup, before, words)


def test_a_backup_from_before_migrations_began_anew_is_not_called_a_newer_one(backup):
    before = state()
    rewritten(
        backup, manifest(migrations=["visits.0002_areas_are_followed_and_first_catalogues", "visits.0001_tables"])
    )
    refused(backup, before, "from before its migrations began anew")


def refused(backup, before, words):
    with pytest.raises(CommandError, match=words):
        call_command("restore", backup, "--noinput", verbosity=0)
    assert state() == before and not (Path(settings.MEDIA_ROOT) / "photos" / "a.jpg").exists()


def test_a_database_that_refuses_is_as_it_was(backup, monkeypatch):
    before = state()
    monkeypatch.setattr("caseload.core.services.backup.NEW_EPOCH", "SELECT 1/0;")
    with pytest.raises(CommandError, match="division by zero"):
        call_command("restore", backup, "--noinput", verbosity=0)
    assert state() == before


def test_a_backup_that_fails_leaves_the_former_one(backup, monkeypatch):
    whole = backup.read_bytes()
    monkeypatch.setattr("caseload.core.services.backup._pack", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(CommandError, match="disk full"):
        call_command("backup", backup, verbosity=0)
    assert backup.read_bytes() == whole and list(backup.parent.iterdir()) == [backup]


def test_the_locks_of_a_restore_take_half_the_room_at_most(db):
    """It drops everything and makes it again in one transaction: with more tables it asks for more of
    ``max_locks_per_transaction`` (caseload/launch/cluster.py, docs/backup.md)."""
    with undone(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('max_locks_per_transaction'), current_setting('max_connections')")
        each, connections = map(int, cursor.fetchone())
        cursor.execute("SELECT count(*) FROM pg_class WHERE oid >= 16384")
        (made,) = cursor.fetchone()
        cursor.execute(BEGIN)
        cursor.execute("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()")
        (dropped,) = cursor.fetchone()
    assert dropped > made, "not all was dropped"
    assert dropped + made <= each * connections / 2
