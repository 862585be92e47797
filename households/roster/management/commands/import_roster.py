"""manage.py import_roster FILE: what a roster would change, and with --apply, the change."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from caseload.core.models import Area, User
from caseload.core.sheets import SheetError
from households.roster.services import imports
from households.roster.services.files import RosterFile

UNREADABLE = 2


class Command(BaseCommand):
    help = "Check a household roster against the registry; with --apply, import it (all or nothing)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--area", metavar="CODE", help="area for rows whose own columns name none")
        parser.add_argument("--sheet", metavar="NAME", nargs="+", action="extend", default=[])
        parser.add_argument("--apply", action="store_true", help="write, instead of only checking")
        parser.add_argument("--skip-invalid", action="store_true", help="with --apply: write the good rows")
        parser.add_argument("--json", action="store_true", help="print the report as one JSON object")
        parser.add_argument("--user", metavar="STAFF_NUMBER", help="act as this person (default: the system)")

    def handle(self, *args, **options):
        by, area = self._user(options["user"]), self._area(options["area"])
        try:
            data = options["file"].read_bytes()
            file = RosterFile(options["file"].name, data, tuple(options["sheet"]))
        except OSError as problem:
            raise CommandError(problem.strerror, returncode=UNREADABLE) from None
        except SheetError as problem:
            raise CommandError(str(problem), returncode=UNREADABLE) from None
        report = self._report(file, by, area, options)
        self._show(report, as_json=options["json"])
        if report["rows"]["rejected"]:
            raise SystemExit(1)

    def _report(self, file, by, area, options):
        if not options["apply"]:
            return imports.check_roster(by=by, file=file, area=area)
        try:
            return imports.import_roster(by=by, file=file, area=area, skip_invalid=options["skip_invalid"])
        except imports.Rejected as rejected:
            return rejected.report

    def _show(self, report, *, as_json):
        if as_json:
            for problem in report["problems"]:
                problem.pop("raw")
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for problem in report["problems"]:
            place = f"{problem['sheet']} {problem['row'] or ''} {problem['column']}".strip()
            self.stdout.write(f"{problem['level']}: {place}: {problem['message']} [{problem['code']}]")
        for part in ("rows", "households", "members"):
            counts = ", ".join(f"{count} {name}" for name, count in report[part].items())
            self.stdout.write(f"{part}: {counts}")
        self.stdout.write("written" if report["applied"] else "nothing written")

    def _user(self, username):
        try:
            return User.objects.active().get(username=username) if username else None
        except User.DoesNotExist:
            raise CommandError(f"No active person with staff number {username}.", returncode=UNREADABLE) from None

    def _area(self, code):
        try:
            return Area.objects.get(code=code) if code else None
        except Area.DoesNotExist:
            raise CommandError(f"No area with code {code}.", returncode=UNREADABLE) from None
