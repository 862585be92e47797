from django.core.management.base import BaseCommand, CommandError

from visits.services.recount import find_drift, put_right


class Command(BaseCommand):
    help = "Compare the households' facts and the daily roll-up with the visits; --fix puts them right."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="write what follows from the visits")

    def handle(self, *, fix, **options):
        drift = find_drift()
        said = f"{len(drift.households)} households and {len(drift.days)} days differ from the visits"
        if fix:
            put_right(drift)
            self.stdout.write(f"{said}; put right")
        elif drift:
            raise CommandError(f"{said}; --fix puts them right")
        else:
            self.stdout.write("Households and days agree with the visits")
