from django.core.management.base import BaseCommand, CommandError

from caseload.demo import loader, plan
from caseload.demo.people import PASSWORD


class Command(BaseCommand):
    help = "Load a fictional street that ends today into an empty registry."

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=1, help="another number, other people (default 1)")
        parser.add_argument(
            "--households",
            type=int,
            default=plan.HOUSEHOLDS,
            help=f"default {plan.HOUSEHOLDS}; of more, the first {plan.ACTED} are acted out, with cases and all",
        )
        parser.add_argument("--visits", type=int, help="visits made in the last 338 days (default 30 a household)")
        parser.add_argument("--areas-only", action="store_true", help="only the areas and the four log-ins")

    def handle(self, *, seed, households, visits, areas_only, **options):
        if households < 1:
            raise CommandError("--households must be 1 or more.")
        if visits is None:
            visits = round(plan.VISITS / plan.HOUSEHOLDS * households)
        try:
            if areas_only:
                loader.load_areas()
            else:
                loader.load(seed=seed, households=households, visits=visits)
        except loader.NotEmpty:
            raise CommandError(
                "This registry is not empty, so no demo was loaded. "
                "To start anew: manage.py flush --no-input, then manage.py demo."
            ) from None
        except ValueError as problem:
            raise CommandError(str(problem)) from None
        loader.analyse()
        self.stdout.write(f"The demo is loaded. Log-ins: admin, office, supervisor, worker; password {PASSWORD}")
