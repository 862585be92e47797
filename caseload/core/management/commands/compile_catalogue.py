from django.core.management.base import BaseCommand

from caseload.core import compiled


class Command(BaseCommand):
    help = "Compile the zh_Hans catalogue. Every start does it by itself where the compiled file is missing or older."
    requires_system_checks = []

    def handle(self, **options):
        compiled.compile_anew()
