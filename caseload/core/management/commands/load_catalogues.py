from django.core.management.base import BaseCommand
from django.db import transaction

from caseload.core.catalogues.loading import load_catalogues


class Command(BaseCommand):
    help = "Adds the codes of this version that the tables of codes lack. What is there stays as it is."

    @transaction.atomic
    def handle(self, **options):
        load_catalogues()
