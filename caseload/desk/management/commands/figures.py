import json
from datetime import date, timedelta
from decimal import Decimal

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caseload.core.models import Area
from caseload.desk.figures.counting import Rate, figures_of, policies_by_department
from caseload.desk.figures.definitions import FIGURES
from caseload.desk.figures.scope import DEFAULT_DAYS, Scope


class Command(BaseCommand):
    help = "Print the figures of an area and a period."

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="2026-01-01")
        parser.add_argument(
            "--to", dest="last", type=date.fromisoformat, metavar="2026-11-23", help="today if left out"
        )
        parser.add_argument("--area", help="code of an area; everything if left out")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, first, last, area, **options):
        last = last or timezone.localdate()
        first = first or last - timedelta(days=DEFAULT_DAYS - 1)
        if first > last:
            raise CommandError("--from lies after --to.")
        roots = Area.objects.filter(code=area) if area else Area.objects.filter(parent=None)
        if area and not roots:
            raise CommandError(f"There is no area with the code {area}.")
        scope = Scope(tuple(root.path for root in roots), first, last)
        values = figures_of(scope) | {"policies_by_department": dict(policies_by_department(scope))}
        code = roots[0].code if len(roots) == 1 else None
        if options["json"]:
            self.stdout.write(json.dumps(_report(first, last, code, values), ensure_ascii=False))
        else:
            self._print(first, last, code, values)

    def _print(self, first, last, code, values):
        self.stdout.write(f"{first} – {last}  {code or ''}")
        for key, value in values.items():
            words = f"{value.numerator}/{value.denominator}" if isinstance(value, Rate) else value
            self.stdout.write(f"{FIGURES[key].name if key in FIGURES else key}: {words}")


def _report(first, last, code, values):
    return {
        "period": {"from": first.isoformat(), "to": last.isoformat()},
        "area": code,
        "figures": {key: _plain(value) for key, value in values.items()},
    }


def _plain(value):
    """A rate with its parts; yuan as they are written, with two decimals."""
    if isinstance(value, Rate):
        return value.as_dict()
    return str(value) if isinstance(value, Decimal) else value
