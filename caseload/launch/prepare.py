"""What `make start` does with Django: tables, demo, static files. A process of its own.

Progress goes to the error stream; the answer, the demo log-ins that work here, to the output, one a line.
"""

import hashlib
import json
import os
import sys
from pathlib import Path

DEMO_LOGINS = ("admin", "office", "supervisor", "worker")
DEMO_PASSWORD = "caseload-demo"  # noqa: S105 - printed on every start of a demo


def main(*, may_load_demo: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caseload.settings")
    static_root = Path(os.environ["CASELOAD_STATIC"])
    _announce_manifest(static_root / "staticfiles.json")
    import django
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    django.setup()
    _refuse_what_is_of_another_version()
    _say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_catalogues")
    people = get_user_model().objects
    if may_load_demo and not people.exists():
        _say("First start: acting out a year of the demo, about a minute …")
        call_command("demo", stdout=sys.stderr)
    _collect_static(static_root, call_command)
    for name in DEMO_LOGINS:
        person = people.filter(username=name, is_active=True).first()
        if person and person.check_password(DEMO_PASSWORD):
            print(name)


def _refuse_what_is_of_another_version() -> None:
    """Before anything is changed: commands that are called from code do not check by themselves."""
    from django.core.checks import Tags, run_checks

    problems = run_checks(tags=[Tags.database], databases=["default"])
    if problems:
        sys.exit("\n".join(problem.msg for problem in problems))


def _announce_manifest(manifest: Path) -> None:
    """The settings use hashed names once there is a manifest of them; the first collection must write one."""
    if not manifest.exists():
        manifest.parent.mkdir(parents=True, exist_ok=True)
        manifest.write_text(json.dumps({"version": "1.1", "paths": {}, "hash": ""}))


def _collect_static(static_root: Path, call_command) -> None:
    """Only when a source file changed: hashing and compressing takes seconds."""
    stamp = static_root.with_name("static.stamp")
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            seen.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(may_load_demo="--demo" in sys.argv)
