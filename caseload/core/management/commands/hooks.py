from django.conf import settings
from django.core.management.base import BaseCommand

from caseload.core.hooks import events


class Command(BaseCommand):
    help = "Prints what rooms tell each other upwards: each event, its facts, and who follows or answers."

    def handle(self, **options):
        for event in events():
            self.stdout.write(f"{event.name} ({', '.join(event.facts)})")
            for name in settings.CASELOAD_HOOKS.get(event.name, ()):
                self.stdout.write(f"    {name}")
